import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { localOwner, type Storage } from '@vitalwire/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { importOne, numbered, streamsOf } from './imports.ts';
import { failureOf, freshPath, openAt } from './scratch.ts';

const RIDES = 12;
let sound: Buffer;
/** As the header says it: bytes 16 and 17, big-endian. */
let pageSize: number;
beforeAll(async () => {
  const path = freshPath();
  const { storage } = openAt(path);
  await storage.migrate();
  for (let number = 0; number < RIDES; number++) await importOne(storage, number);
  await storage.close();
  sound = readFileSync(path);
  pageSize = sound.readUInt16BE(16);
});

function damagedCopy(change: (bytes: Buffer) => void): string {
  const path = freshPath();
  const bytes = Buffer.from(sound);
  change(bytes);
  writeFileSync(path, bytes);
  return path;
}

/** Opens the file and does every read there is. @returns what each of them ended with */
async function readAll(path: string): Promise<ReadonlySet<string>> {
  const codes = new Set<string>();
  const look = async (call: Promise<unknown>) => codes.add((await failureOf(call)).code);
  let storage: Storage | undefined;
  await look(
    (async () => {
      storage = openAt(path).storage;
    })(),
  );
  if (storage === undefined) return codes;
  await look(storage.migrate());
  await look(storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' }));
  await look(storage.records.overview(localOwner));
  await look(storage.records.dayTotals(localOwner, { kind: 'workout' }));
  await look(storage.imports.list(localOwner));
  for (let number = 0; number < RIDES; number++)
    await look(storage.streams.read(localOwner, numbered(number).id, null));
  await storage.close();
  return codes;
}

describe('a damaged file', () => {
  it('is refused with a sentence when it is no database at all', async ({ task }) => {
    task.meta.fault = { id: 'A8', operation: 'no database', engine: 'sqlite', cycles: 2 };
    for (const text of ['GPX is XML', '']) {
      const path = damagedCopy((bytes) => bytes.fill(text.padEnd(4096, 'x')));
      const failure = await failureOf((async () => openAt(path).storage.migrate())());
      expect(failure.code).toBe('storage-corrupt');
      expect(failure.message).toContain(path);
    }
  });

  it('answers with what is sound or with storage-corrupt, wherever a page was overwritten, and is never changed', async ({
    task,
  }) => {
    const pages = sound.length / pageSize;
    task.meta.fault = { id: 'A8', operation: 'page overwritten', engine: 'sqlite', cycles: pages - 1 };
    let refused = 0;
    for (let page = 1; page < pages; page++) {
      const path = damagedCopy((bytes) => bytes.fill(0xa5, page * pageSize, (page + 1) * pageSize));
      const before = readFileSync(path);
      const codes = await readAll(path);
      for (const code of codes) expect(['none', 'storage-corrupt', 'storage-unavailable']).toContain(code);
      if (codes.has('storage-corrupt')) refused++;
      expect(readFileSync(path).equals(before)).toBe(true);
    }
    // The rest are pages of tables and indexes that this reading does not touch.
    expect(refused).toBeGreaterThan(pages / 5);
  });

  it('gives a typed error or an answer wherever bytes were flipped', async ({ task }) => {
    task.meta.fault = { id: 'A8', operation: 'bytes flipped', engine: 'sqlite', cycles: 80 };
    let seed = 7;
    const next = () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed;
    };
    for (let round = 0; round < 80; round++) {
      const path = damagedCopy((bytes) => {
        for (let flips = 0; flips < 20; flips++) bytes[100 + (next() % (bytes.length - 100))] = next() & 255;
      });
      const codes = await readAll(path);
      for (const code of codes) expect(['none', 'storage-corrupt', 'storage-unavailable']).toContain(code);
    }
  });

  it('is refused when its end is missing', async ({ task }) => {
    task.meta.fault = { id: 'A8', operation: 'end missing', engine: 'sqlite', cycles: 3 };
    for (const share of [0.9, 0.5, 0.1]) {
      const path = damagedCopy(() => {});
      truncateSync(path, Math.floor((sound.length * share) / pageSize) * pageSize);
      const codes = await readAll(path);
      expect(codes.has('storage-corrupt')).toBe(true);
    }
  });

  it('costs the streams of one workout when one blob was bent, and says which', async ({ task }) => {
    task.meta.fault = { id: 'A8', operation: 'blob bent', engine: 'sqlite', cycles: 1 };
    const path = damagedCopy(() => {});
    const { database, storage } = openAt(path);
    const victim = numbered(3).id;
    database
      .prepare(
        "update stream set bytes = cast(substr(bytes, 1, length(bytes) - 1) || x'ee' as blob) where workout_id = ? and channel = 'powerWatts'",
      )
      .run(victim);
    const failure = await failureOf(storage.streams.read(localOwner, victim, null));
    expect(failure.code).toBe('storage-corrupt');
    expect(failure.message).toContain(victim);
    expect(await storage.streams.read(localOwner, victim, ['altitudeMeters'])).toMatchObject({
      columns: [{ channel: 'altitudeMeters' }],
    });
    expect(await storage.streams.read(localOwner, numbered(4).id, null)).toEqual(streamsOf(4));
    await storage.transaction(({ streams }) => streams.write(localOwner, victim, streamsOf(3)));
    expect(await storage.streams.read(localOwner, victim, null)).toEqual(streamsOf(3));
    await storage.close();
  });
});

describe('a file that is not for us', () => {
  it('written by a newer release is refused and left alone', async ({ task }) => {
    task.meta.fault = { id: 'A5', operation: 'newer release', engine: 'sqlite', cycles: 1 };
    const path = damagedCopy(() => {});
    const { database, storage } = openAt(path);
    database.pragma('user_version = 99');
    const failure = await failureOf(storage.migrate());
    expect(failure.code).toBe('storage-newer');
    expect(failure.message).toContain('99');
    expect(database.pragma('user_version', { simple: true })).toBe(99);
    await storage.close();
  });

  it('of another program gets no tables of ours', async ({ task }) => {
    task.meta.fault = { id: 'A8', operation: 'file of another program', engine: 'sqlite', cycles: 1 };
    const { database, storage } = openAt(freshPath());
    database.prepare('create table photos (id integer)').run();
    expect((await failureOf(storage.migrate())).code).toBe('storage-unavailable');
    const tables = database.prepare('select name from sqlite_schema').all();
    expect(tables).toEqual([{ name: 'photos' }]);
    await storage.close();
  });
});
