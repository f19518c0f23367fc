import type { FileImporter, HealthProvider } from '@vitalwire/core';
import {
  createCronometerProvider,
  createMyFitnessPalProvider,
  cronometerDescriptor,
} from '@vitalwire/providers-nutrition-diaries';
import {
  createCronometerArchiveImporter,
  createMyFitnessPalArchiveImporter,
} from '@vitalwire/providers-nutrition-diaries/archive';
import { expectTypeOf, test } from 'vitest';

test('the importers are any importers', () => {
  expectTypeOf(createCronometerArchiveImporter()).toEqualTypeOf<FileImporter>();
  expectTypeOf(createMyFitnessPalArchiveImporter({ weightUnit: 'lb' })).toEqualTypeOf<FileImporter>();
  // @ts-expect-error stones have no column in the export
  createMyFitnessPalArchiveImporter({ weightUnit: 'st' });
});

test('the providers have nothing to be asked for', () => {
  expectTypeOf(createCronometerProvider()).toEqualTypeOf<HealthProvider<never>>();
  expectTypeOf(createMyFitnessPalProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error a descriptor is data
  cronometerDescriptor.id = 'other';
});
