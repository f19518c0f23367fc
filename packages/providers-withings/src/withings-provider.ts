import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createWithingsArchiveImporter } from './archive/index.ts';
import { withingsDescriptor } from './withings-descriptor.ts';

/** A person's own Withings export as a provider that only delivers. */
export const createWithingsProvider: () => HealthProvider<never> = defineProvider(withingsDescriptor, () => ({
  readers: {},
  importer: createWithingsArchiveImporter(),
}));
