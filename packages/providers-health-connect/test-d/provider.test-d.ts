import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createHealthConnectProvider, healthConnectDescriptor } from '@vitalwire/providers-health-connect';
import { createHealthConnectArchiveImporter } from '@vitalwire/providers-health-connect/archive';
import { expectTypeOf, test } from 'vitest';

test('the importer is any importer', () => {
  expectTypeOf(createHealthConnectArchiveImporter()).toEqualTypeOf<FileImporter>();
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createHealthConnectProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createHealthConnectProvider().readers.sleep;
  // @ts-expect-error a descriptor is data
  healthConnectDescriptor.id = 'other';
});
