import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createWhoopArchiveImporter } from './archive/index.ts';
import { whoopDescriptor } from './whoop-descriptor.ts';

/** A person's own WHOOP export as a provider that only delivers. */
export const createWhoopProvider: () => HealthProvider<never> = defineProvider(whoopDescriptor, () => ({
  readers: {},
  importer: createWhoopArchiveImporter(),
}));
