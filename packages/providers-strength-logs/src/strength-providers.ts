import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createHevyArchiveImporter, createStrongArchiveImporter } from './archive/index.ts';
import { hevyDescriptor, strongDescriptor } from './strength-descriptors.ts';

/** A person's own Hevy export as a provider that only delivers. */
export const createHevyProvider: () => HealthProvider<never> = defineProvider(hevyDescriptor, () => ({
  readers: {},
  importer: createHevyArchiveImporter(),
}));

/** A person's own Strong export as a provider that only delivers. */
export const createStrongProvider: () => HealthProvider<never> = defineProvider(strongDescriptor, () => ({
  readers: {},
  importer: createStrongArchiveImporter(),
}));
