import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createPolarArchiveImporter } from './archive/index.ts';
import { polarDescriptor } from './polar-descriptor.ts';

/** A person's own Polar Flow export as a provider that only delivers. */
export const createPolarProvider: () => HealthProvider<never> = defineProvider(polarDescriptor, () => ({
  readers: {},
  importer: createPolarArchiveImporter(),
}));
