import { localOwner, type Storage } from '@vitalwire/core';
import { expect } from 'vitest';
import { createHub, createSourceCatalogue } from '../src/index.ts';
import { call, memoryOriginals, now, sha256, textFile, workout } from './fixtures.ts';
import { first, mended } from './two-readers.ts';

/**
 * A season is imported, edited, and read again by a mended reader, over the storage of an engine.
 * @param written anything that grows with every write
 */
export async function reprocessOn(storage: Storage, written: () => Promise<string>): Promise<void> {
  const kept = new Map<string, Uint8Array>();
  const originals = memoryOriginals(kept);
  const catalogue = createSourceCatalogue({ descriptors: [] });
  const { importing } = createHub({ storage, catalogue, now: () => now, sha256, originals });
  const keys = Array.from({ length: 12 }, (_, day) => ({
    key: `k${day}`,
    start: `2026-05-${String(day + 1).padStart(2, '0')}T06:00:00.000Z`,
  }));
  const sources = keys.map((sketch) => textFile(`${sketch.key}.fit`, JSON.stringify([sketch])));
  const request = { owner: localOwner, importers: [mended()], signal: call.signal };
  await importing.importFrom({ ...request, sources, importers: [first] });
  const idOf = (place: number) => workout({ key: `k${place}` }).id;
  await storage.records.amend(localOwner, idOf(0), { fields: { name: 'Mine' }, amendedAt: now });
  await storage.records.hide(localOwner, [idOf(1)], now);
  expect((await importing.reprocess({ ...request, dryRun: true })).records).toEqual({ workout: 12 });
  expect(await storage.records.get(localOwner, 'workout', idOf(2))).not.toHaveProperty('name');
  expect((await importing.reprocess(request)).originals).toMatchObject({ seen: 12, changed: 12 });
  const names = (await storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' })).map(
    ({ name }) => name,
  );
  expect(names).toEqual(['Mine', ...Array.from({ length: 10 }, () => 'Mended')]);
  expect(await storage.records.rebuildTotals(localOwner)).toBe(0);
  const before = await written();
  expect((await importing.reprocess(request)).originals.upToDate).toBe(12);
  expect((await importing.reprocess({ ...request, all: true })).originals.unchanged).toBe(12);
  expect(await written()).toBe(before);
}
