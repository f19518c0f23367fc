import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { appleHealthDescriptor } from './apple-health-descriptor.ts';
import { createAppleHealthArchiveImporter } from './archive/apple-health-importer.ts';

/** What a person's phone exports, as a provider that only delivers. */
export const createAppleHealthProvider: () => HealthProvider<never> = defineProvider(appleHealthDescriptor, () => ({
  readers: {},
  importer: createAppleHealthArchiveImporter(),
}));
