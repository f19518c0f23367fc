import type { FileImporter, ImportSource } from '@vitalwire/core';
import { type Imported, importWhole, unlikeWhenResumed } from '@vitalwire/provider-kit/testing';
import { expectTypeOf, test } from 'vitest';

declare const importer: FileImporter;
declare const source: ImportSource;

test('an import is run to its end, with any part of the context changed', () => {
  expectTypeOf(importWhole(importer, source)).resolves.toEqualTypeOf<Imported>();
  expectTypeOf(unlikeWhenResumed(importer, source, { assumedTimeZone: null })).resolves.toEqualTypeOf<
    readonly string[]
  >();
  // @ts-expect-error no such part
  importWhole(importer, source, { zone: null });
});
