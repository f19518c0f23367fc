import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createOuraArchiveImporter } from './archive/index.ts';
import { ouraDescriptor } from './oura-descriptor.ts';

/** A person's own Oura export as a provider that only delivers. */
export const createOuraProvider: () => HealthProvider<never> = defineProvider(ouraDescriptor, () => ({
  readers: {},
  importer: createOuraArchiveImporter(),
}));
