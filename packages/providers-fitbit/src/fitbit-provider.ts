import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createFitbitArchiveImporter } from './archive/index.ts';
import { fitbitDescriptor } from './fitbit-descriptor.ts';

/** A person's own Fitbit export as a provider that only delivers. */
export const createFitbitProvider: () => HealthProvider<never> = defineProvider(fitbitDescriptor, () => ({
  readers: {},
  importer: createFitbitArchiveImporter(),
}));
