import { localOwner, type MergedRecord, type Storage, type Workout } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { call, delivered, now, sha256, type WorkoutSketch, workout } from '../test/fixtures.ts';
import { createHub, createSourceCatalogue, type Hub } from './index.ts';

const hubOver = (storage: Storage): Hub =>
  createHub({
    storage,
    catalogue: createSourceCatalogue({ descriptors: [] }),
    now: () => now,
    sha256,
    originals: null,
  });
const put = async (hub: Hub, ...records: readonly Workout[]) => {
  for (const record of records)
    await hub.importing.ingest(localOwner, { records: [delivered(record)], thresholds: [], entry: null });
};
const ride = workout({ key: 'fit', channels: ['heartRateBpm', 'powerWatts'] });
const allOf = async (hub: Hub) => (await hub.health.list('workout', { order: 'oldest-first' }, call)).records;
const asking = (events: readonly MergedRecord<'workout'>[]) => events.map((of) => ({ of, key: 'k' }));
const recalled = async (hub: Hub, events: readonly MergedRecord<'workout'>[]) => [
  ...(await hub.health.recall('load', asking(events), call)).found.values(),
];
const computed = (events: readonly MergedRecord<'workout'>[]) =>
  new Map(events.map(({ record }) => [record.id, `of ${record.name}`]));

describe.each<[string, () => Promise<Storage>]>([
  ['memory', async () => memoryStorage()],
  [
    'SQLite',
    async () => {
      const storage = sqliteStorage({ database: openSqlite(':memory:', Database) });
      await storage.migrate();
      return storage;
    },
  ],
])('results that are kept, in %s', (_, open) => {
  it('are there until the record or its samples change', async () => {
    const hub = hubOver(await open());
    await put(hub, { ...ride, name: 'first' });
    const events = await allOf(hub);
    await (await hub.health.recall('load', asking(events), call)).keep(computed(events));
    expect(await recalled(hub, events)).toEqual(['of first']);
    await put(hub, { ...ride, name: 'first' });
    expect(await recalled(hub, events)).toEqual(['of first']);
    await put(hub, { ...ride, name: 'second' });
    expect(await recalled(hub, await allOf(hub))).toEqual([]);
  });

  it.each(['before the place is set aside', 'after it'])('are not kept when the record changed %s', async (when) => {
    const hub = hubOver(await open());
    await put(hub, { ...ride, name: 'first' });
    const events = await allOf(hub);
    const change = () => put(hub, { ...ride, name: 'second' });
    if (when.startsWith('before')) await change();
    const { keep } = await hub.health.recall('load', asking(events), call);
    if (when.startsWith('after')) await change();
    await keep(computed(events));
    expect(await recalled(hub, await allOf(hub))).toEqual([]);
  });

  it('are not kept of an event with channels from another recording, which may change without it', async () => {
    const hub = hubOver(await open());
    const gpx: WorkoutSketch = {
      key: 'gpx',
      start: '2026-05-01T06:00:20.000Z',
      seconds: 3570,
      channels: ['heartRateBpm', 'latitudeDegrees', 'longitudeDegrees'],
      more: { distanceMeters: 30_400 },
    };
    await put(hub, { ...ride, distanceMeters: 30_000 }, workout(gpx));
    const events = await allOf(hub);
    expect(events[0]?.merge?.borrowedChannels).not.toEqual([]);
    await (await hub.health.recall('load', asking(events), call)).keep(computed(events));
    expect(await recalled(hub, events)).toEqual([]);
  });
});

it('a database that cannot be written answers, and keeps nothing', async () => {
  const database = openSqlite(':memory:', Database);
  const storage = sqliteStorage({ database });
  await storage.migrate();
  const hub = hubOver(storage);
  await put(hub, ride);
  const events = await allOf(hub);
  const before = await hub.health.recall('load', asking(events), call);
  database.pragma('query_only = 1');
  await before.keep(computed(events));
  const { found, keep } = await hub.health.recall('load', asking(events), call);
  expect(found.size).toBe(0);
  await keep(computed(events));
  database.pragma('query_only = 0');
  expect(await recalled(hub, events)).toEqual([]);
});
