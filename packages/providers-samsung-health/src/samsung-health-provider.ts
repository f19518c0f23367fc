import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createSamsungHealthArchiveImporter } from './archive/index.ts';
import { samsungHealthDescriptor } from './samsung-health-descriptor.ts';

/** A person's own Samsung Health export as a provider that only delivers. */
export const createSamsungHealthProvider: () => HealthProvider<never> = defineProvider(samsungHealthDescriptor, () => ({
  readers: {},
  importer: createSamsungHealthArchiveImporter(),
}));
