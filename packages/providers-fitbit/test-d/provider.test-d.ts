import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createFitbitProvider, fitbitDescriptor } from '@vitalwire/providers-fitbit';
import { createFitbitArchiveImporter } from '@vitalwire/providers-fitbit/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createFitbitArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createFitbitProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createFitbitProvider().readers.sleep;
  // @ts-expect-error a descriptor is data
  fitbitDescriptor.id = 'other';
});
