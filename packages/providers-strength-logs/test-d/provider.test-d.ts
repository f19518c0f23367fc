import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createHevyProvider, createStrongProvider, hevyDescriptor } from '@vitalwire/providers-strength-logs';
import { createHevyArchiveImporter, createStrongArchiveImporter } from '@vitalwire/providers-strength-logs/archive';
import { expectTypeOf, test } from 'vitest';

test('the importers are any importer', () => {
  expectTypeOf(createHevyArchiveImporter()).toEqualTypeOf<FileImporter>();
  expectTypeOf(createStrongArchiveImporter({ unnamedWeightUnit: 'lb' })).toEqualTypeOf<FileImporter>();
  // @ts-expect-error no such unit
  createStrongArchiveImporter({ unnamedWeightUnit: 'stone' });
});

test('the providers have nothing to be asked for', () => {
  expectTypeOf(createStrongProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createHevyProvider().readers.strengthSession;
  // @ts-expect-error a descriptor is data
  hevyDescriptor.id = 'other';
});
