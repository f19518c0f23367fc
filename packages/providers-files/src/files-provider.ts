import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { filesDescriptor } from './files-descriptor.ts';
import { createFilesImporter } from './files-importer.ts';

/** A person's own activity files as a provider that only delivers. */
export const createFilesProvider: () => HealthProvider<never> = defineProvider(filesDescriptor, () => ({
  readers: {},
  importer: createFilesImporter(),
}));
