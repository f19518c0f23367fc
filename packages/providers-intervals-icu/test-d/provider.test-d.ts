import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createIntervalsIcuProvider, intervalsIcuDescriptor } from '@vitalwire/providers-intervals-icu';
import { createIntervalsIcuArchiveImporter } from '@vitalwire/providers-intervals-icu/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createIntervalsIcuArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createIntervalsIcuProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createIntervalsIcuProvider().readers.workout;
  // @ts-expect-error a descriptor is data
  intervalsIcuDescriptor.id = 'other';
});
