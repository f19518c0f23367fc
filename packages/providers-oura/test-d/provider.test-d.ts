import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createOuraProvider, ouraDescriptor } from '@vitalwire/providers-oura';
import { createOuraArchiveImporter } from '@vitalwire/providers-oura/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createOuraArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createOuraProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createOuraProvider().readers.sleep;
  // @ts-expect-error a descriptor is data
  ouraDescriptor.id = 'other';
});
