import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createCronometerArchiveImporter, createMyFitnessPalArchiveImporter } from './archive/index.ts';
import { cronometerDescriptor, myFitnessPalDescriptor } from './diary-descriptors.ts';

/** A person's own Cronometer export as a provider that only delivers. */
export const createCronometerProvider: () => HealthProvider<never> = defineProvider(cronometerDescriptor, () => ({
  readers: {},
  importer: createCronometerArchiveImporter(),
}));

/** A person's own MyFitnessPal export as a provider that only delivers. */
export const createMyFitnessPalProvider: () => HealthProvider<never> = defineProvider(myFitnessPalDescriptor, () => ({
  readers: {},
  importer: createMyFitnessPalArchiveImporter(),
}));
