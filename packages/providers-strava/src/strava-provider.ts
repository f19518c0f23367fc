import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createStravaArchiveImporter } from './archive/index.ts';
import { stravaDescriptor } from './strava-descriptor.ts';

/** Strava as a provider that only delivers. */
export const createStravaProvider: () => HealthProvider<never> = defineProvider(stravaDescriptor, () => ({
  readers: {},
  importer: createStravaArchiveImporter(),
}));
