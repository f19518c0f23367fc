import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createAppleHealthProvider } from '@vitalwire/providers-apple-health';
import { createAppleHealthArchiveImporter } from '@vitalwire/providers-apple-health/archive';
import { createHealthDocument, type SampleRow } from '@vitalwire/providers-apple-health/scan';
import { describe, expectTypeOf, it } from 'vitest';

describe('Apple Health', () => {
  it('is a provider without sign-in, and an importer', () => {
    expectTypeOf(createAppleHealthProvider()).toEqualTypeOf<HealthProvider<never>>();
    expectTypeOf(createAppleHealthArchiveImporter()).toEqualTypeOf<FileImporter>();
  });

  it('scans into numbers', () => {
    createHealthDocument({
      sample: (row) => expectTypeOf(row).toEqualTypeOf<SampleRow>(),
      fault: (type) => expectTypeOf(type).toBeNumber(),
      element: ({ attributes }) => expectTypeOf(attributes.get('type')).toEqualTypeOf<string | undefined>(),
    });
    // @ts-expect-error all three are asked for
    createHealthDocument({ sample: () => {} });
  });
});
