import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createSamsungHealthProvider, samsungHealthDescriptor } from '@vitalwire/providers-samsung-health';
import { createSamsungHealthArchiveImporter } from '@vitalwire/providers-samsung-health/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createSamsungHealthArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createSamsungHealthProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createSamsungHealthProvider().readers.sleep;
  // @ts-expect-error a descriptor is data
  samsungHealthDescriptor.id = 'other';
});
