import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createIntervalsIcuArchiveImporter } from './archive/index.ts';
import { intervalsIcuDescriptor } from './intervals-icu-descriptor.ts';

/** A person's own lists from intervals.icu as a provider that only delivers. */
export const createIntervalsIcuProvider: () => HealthProvider<never> = defineProvider(intervalsIcuDescriptor, () => ({
  readers: {},
  importer: createIntervalsIcuArchiveImporter(),
}));
