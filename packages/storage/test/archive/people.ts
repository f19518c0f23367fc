import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentHash, Instant, Owner, Storage } from '@vitalwire/core';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { digestOf } from '../../src/archive/index.ts';
import { fileOriginals } from '../../src/originals/index.ts';
import { openSqlite, sqliteStorage } from '../../src/sqlite/index.ts';
import { writeEverything } from '../../src/testing/cases/everything.ts';
import { anna, importEntry, later, note, receivedAt, ride, strangers, workout } from '../../src/testing/samples.ts';

const root = mkdtempSync(join(tmpdir(), 'storage-archive-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

export const owners: readonly Owner[] = [anna, ...strangers];
export const now = '2026-06-02T08:00:00.000Z' as Instant;

export function freshFolder(): string {
  return join(root, `${count++}`);
}

export async function freshSqlite(): Promise<Storage> {
  const storage = sqliteStorage({ database: openSqlite(`${freshFolder()}.db`, Database) });
  await storage.migrate();
  return storage;
}

/** Values that decimals, engines and files like to lose. */
const awkward = Float64Array.of(0, -0, 5e-324, 1 / 3, -1.7976931348623157e308, Number.NaN, 2 ** 53 + 2);

/** Everything that can be stored, for every owner; each has a version, an amendment and an original of their own. */
export async function fill(storage: Storage, folder: string) {
  const originals = fileOriginals(join(folder, 'originals'));
  for (const [place, owner] of owners.entries()) {
    await writeEverything(storage, owner);
    const odd = workout(`odd ${place}`, later(receivedAt, place), { name: `=cmd 🚴 ${'é'.repeat(place)}` });
    await storage.records.write(owner, [odd, note(`n ${place}`, undefined, { text: 'tab\tline\n"quote" \\ ünïcode' })]);
    const axis = Float64Array.from(awkward, (_, i) => i * 0.1);
    const missing = Uint8Array.of(1 << 5);
    const columns = [{ channel: 'altitudeMeters' as const, values: awkward, missing }];
    await storage.streams.write(owner, odd.id, { start: odd.start, elapsedSeconds: axis, columns });
    await storage.streams.write(owner, workout('lone').id, { ...ride(odd.start, 0), columns: [] });
    const hash: ContentHash = await originals.write(owner, Buffer.from(`file of ${place}`));
    await storage.imports.write(owner, { ...importEntry('b'), hash, name: 'Ride.FIT.gz' });
  }
  return originals;
}

export function hashesOf(storage: Storage): Promise<readonly string[]> {
  return storage.snapshot(async (view) => {
    const hashes: string[] = [];
    for (const owner of owners) hashes.push((await digestOf(view, owner)).contentHash);
    return hashes;
  });
}
