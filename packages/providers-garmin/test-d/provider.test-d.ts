import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createGarminProvider, garminDescriptor } from '@vitalwire/providers-garmin';
import { createGarminArchiveImporter } from '@vitalwire/providers-garmin/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createGarminArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createGarminProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createGarminProvider().readers.workout;
  // @ts-expect-error a descriptor is data
  garminDescriptor.id = 'other';
});
