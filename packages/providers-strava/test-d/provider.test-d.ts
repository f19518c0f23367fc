import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createStravaProvider, stravaDescriptor } from '@vitalwire/providers-strava';
import { createStravaArchiveImporter } from '@vitalwire/providers-strava/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createStravaArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createStravaProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createStravaProvider().readers.workout;
  // @ts-expect-error a descriptor is data
  stravaDescriptor.id = 'other';
});
