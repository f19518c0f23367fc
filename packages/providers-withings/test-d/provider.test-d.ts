import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createWithingsProvider, withingsDescriptor } from '@vitalwire/providers-withings';
import { createWithingsArchiveImporter } from '@vitalwire/providers-withings/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createWithingsArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createWithingsProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createWithingsProvider().readers.sleep;
  // @ts-expect-error a descriptor is data
  withingsDescriptor.id = 'other';
});
