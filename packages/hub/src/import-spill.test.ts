import { type FileImporter, localOwner, type SpillFile } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { expect, it } from 'vitest';
import { call, memoryOriginals, now, sha256, sketchImporter, textFile } from '../test/fixtures.ts';
import { createHub, createSourceCatalogue } from './index.ts';

it('gives importers the room outside of memory that there is, also when they read again', async () => {
  const spill = (): SpillFile => ({ append: () => {}, read: () => {}, close: () => {} });
  const given: unknown[] = [];
  const importer: FileImporter = {
    ...sketchImporter,
    read(source, context) {
      given.push(context.spill);
      return sketchImporter.read(source, context);
    },
  };
  const storage = memoryStorage();
  for (const room of [{ spill }, {}]) {
    const { importing } = createHub({
      storage,
      catalogue: createSourceCatalogue({ descriptors: [] }),
      now: () => now,
      sha256,
      originals: memoryOriginals(new Map()),
      ...room,
    });
    const common = { owner: localOwner, importers: [importer], signal: call.signal };
    const ride = textFile('a.fit', JSON.stringify([{ key: 'a', start: '2026-05-01T06:00:00.000Z' }]));
    await importing.importFrom({ ...common, sources: [ride], again: true });
    await importing.reprocess({ ...common, all: true });
  }
  expect(given).toEqual([spill, spill, undefined, undefined]);
});
