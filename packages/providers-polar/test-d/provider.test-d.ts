import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createPolarProvider, polarDescriptor } from '@vitalwire/providers-polar';
import { createPolarArchiveImporter } from '@vitalwire/providers-polar/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createPolarArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createPolarProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createPolarProvider().readers.sleep;
  // @ts-expect-error a descriptor is data
  polarDescriptor.id = 'other';
});
