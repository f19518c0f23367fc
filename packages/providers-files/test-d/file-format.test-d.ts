import type { FileImporter, HealthProvider } from '@vitalwire/core';
import { createFilesImporter, createFilesProvider, type FileFormat, fileFormats } from '@vitalwire/providers-files';
import { expectTypeOf, test } from 'vitest';

declare const mine: FileFormat;

test('the importer is any importer, and takes more formats', () => {
  expectTypeOf(createFilesImporter()).toEqualTypeOf<FileImporter>();
  createFilesImporter({ formats: [...fileFormats, mine] });
  // @ts-expect-error the list is everybody's
  fileFormats.push(mine);
});

test('the provider has nothing to be asked for', () => {
  expectTypeOf(createFilesProvider()).toEqualTypeOf<HealthProvider<never>>();
  // @ts-expect-error it only delivers
  createFilesProvider().readers.workout;
});
