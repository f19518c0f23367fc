import { type AnyRecord, localOwner, type SourceId, type Storage } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { beforeEach, describe, expect, test } from 'vitest';
import { call, now } from '../../test/fixtures.ts';
import { workout } from '../../test/records.ts';
import { expectExactRehearsals } from '../../test/rehearsed-deeds.ts';
import { createHub, type Hub } from '../hub.ts';
import { ingest } from '../ingest.ts';
import { createSourceCatalogue } from '../sources/source-catalogue.ts';
import { recordTime, recordWords } from './record-words.ts';
import { rehearse } from './rehearsal.ts';

const catalogue = createSourceCatalogue({ descriptors: [], preference: ['watch' as SourceId] });
const watch = workout('watch', '2026-05-04T08:00:00.000Z', 60, { distanceMeters: 25_000 });
const phone = workout('phone', '2026-05-04T08:00:00.000Z', 60, { distanceMeters: 25_200 });
const pod = workout('pod', '2026-06-04T08:01:00.000Z', 59, { distanceMeters: 24_900 });
let storage: Storage;
let hub: Hub;

beforeEach(async () => {
  storage = memoryStorage();
  hub = createHub({ storage, catalogue, now: () => now, sha256: async () => '', originals: null });
  await hub.person.updateProfile({ timeZone: 'Europe/Berlin' }, call);
  const records = [watch, phone, pod].map((record: AnyRecord) => ({ record, streams: null }));
  await ingest(storage, catalogue, localOwner, { records, thresholds: [], entry: null }, now);
  await hub.curation.edit(pod.id, { set: { name: 'Pod' } }, call);
});

describe('a rehearsal', () => {
  test('answers what the deed answers, and leaves nothing', async () => {
    await expectExactRehearsals(memoryStorage());
  });

  test('fails as the deed fails', async () => {
    const gone = workout('watch', '2020-01-01T08:00:00.000Z', 60).id;
    await expect(hub.rehearsal.remove(gone, call)).rejects.toThrow('no record');
    await expect(hub.rehearsal.unmerge(pod.id, call)).rejects.toThrow('no merge');
  });

  test('of any work takes back all of it', async () => {
    const removed = await rehearse(storage, ({ records }) => records.remove(localOwner, [watch.id, phone.id]));
    expect(removed).toBe(2);
    expect(await storage.records.get(localOwner, 'workout', watch.id)).not.toBeNull();
  });
});

describe('what a deed answers', () => {
  test('the merges that stand around it, and the records it was about', async () => {
    const edited = await hub.curation.edit(phone.id, { set: { name: 'Lake' } }, call);
    expect(edited.merges.map(({ members }) => members.toSorted())).toEqual([[phone.id, watch.id].sort()]);
    expect(edited.action).toMatchObject({
      records: [phone.id],
      sentence: 'Changed name: workout, cycling, 1 h, 25.2 km, 2026-05-04 10:00.',
    });
    const { merges, action } = await hub.curation.unmerge(phone.id, call);
    expect(merges).toEqual([]);
    expect(action.records?.toSorted()).toEqual([phone.id, watch.id].sort());
  });

  test('a value of one’s own entry has no source to come back from', async () => {
    const entry = {
      kind: 'hydration',
      start: now,
      end: null,
      fields: { volumeMilliliters: 500, direction: 'intake' },
    } as const;
    const { result } = await hub.curation.log(entry, call);
    expect(recordWords(result, 'metric')).toBe('500 ml');
    expect(recordTime(result)).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
    const change = { set: {}, restore: ['volumeMilliliters'] };
    await expect(hub.curation.edit(result.id, change, call)).rejects.toThrow('entered this record yourself');
  });
});

describe('the history of a record', () => {
  test('is what its source gave, what the person says, and what stood before', async () => {
    await hub.curation.edit(watch.id, { set: { distanceMeters: 26_000 } }, call);
    const amended = await hub.curation.history(watch.id, call);
    expect(amended?.record).toMatchObject({ distanceMeters: 26_000 });
    expect(amended?.original).toMatchObject({ distanceMeters: 25_000 });
    expect(amended?.amendment?.fields).toEqual({ distanceMeters: 26_000 });
    await hub.curation.remove(watch.id, call);
    expect(await hub.curation.history(watch.id, call)).toMatchObject({ record: null, original: { id: watch.id } });
    expect(await hub.curation.history(workout('watch', '2020-01-01T08:00:00.000Z', 60).id, call)).toBeNull();
  });
});

describe('the day of a record whose time is changed', () => {
  const dayNow = async () => (await storage.records.get(localOwner, 'workout', watch.id))?.localDate;
  const edit = (set: object, restore: readonly string[] = []) =>
    hub.curation.edit(watch.id, { set: { ...set }, restore }, call);

  test('is found again at every change, and is the source’s where the time is', async () => {
    await edit({ start: '2026-05-02T08:00:00.000Z' });
    expect(await dayNow()).toBe('2026-05-02');
    await edit({ start: '2026-05-03T08:00:00.000Z' });
    expect(await dayNow()).toBe('2026-05-03');
    await edit({ localDate: '2026-05-04' });
    await edit({ name: 'Lake' });
    expect(await dayNow()).toBe('2026-05-04');
    await edit({ start: '2026-05-02T08:00:00.000Z' });
    expect(await dayNow()).toBe('2026-05-02');
    await edit({}, ['start']);
    expect(await dayNow()).toBe(watch.localDate);
  });
});
