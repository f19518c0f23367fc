import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createWhoopProvider, whoopDescriptor } from '@vitalwire/providers-whoop';
import { createWhoopArchiveImporter } from '@vitalwire/providers-whoop/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createWhoopArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createWhoopProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createWhoopProvider().readers.sleep;
  // @ts-expect-error a descriptor is data
  whoopDescriptor.id = 'other';
});
