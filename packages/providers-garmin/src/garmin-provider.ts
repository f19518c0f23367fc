import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createGarminArchiveImporter } from './archive/index.ts';
import { garminDescriptor } from './garmin-descriptor.ts';

/** Garmin as a provider that only delivers. */
export const createGarminProvider: () => HealthProvider<never> = defineProvider(garminDescriptor, () => ({
  readers: {},
  importer: createGarminArchiveImporter(),
}));
