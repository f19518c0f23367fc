import {
  type AnyProviderDescriptor,
  type AnyRecord,
  type Audience,
  createReadMeter,
  type DataPolicy,
  dataKinds,
  type HealthData,
  HealthError,
  type Instant,
  instantOf,
  type LocalDate,
  localOwner,
  millisecondsOf,
  ownDataPolicy,
  type ReadCall,
  type RecordId,
  type SourceId,
  type Storage,
  type Workout,
} from '@vitalwire/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHub, createSourceCatalogue, type Hub } from '../src/index.ts';
import { sha256, streamsOf } from './fixtures.ts';
import { day, sleep, workout } from './records.ts';

export const vendor = 'vendor' as SourceId;
export const files = 'files' as SourceId;
export const may: Instant = '2026-05-20T12:00:00.000Z' as Instant;
const { signal } = new AbortController();

export const callOf = (type?: Audience['type']): ReadCall => ({
  owner: localOwner,
  signal,
  ...(type !== undefined && { audience: { type, client: 'test 1', operation: 'test' } }),
});

export function descriptorOf(id: SourceId, policy: Partial<DataPolicy>): AnyProviderDescriptor {
  return {
    id,
    displayName: 'Vendor',
    documentation: 'https://example.org',
    auth: { type: 'api-key', header: 'x' },
    capabilities: {},
    dataPolicy: { ...ownDataPolicy, summary: 'Terms of the vendor.', ...policy },
  };
}

export function hubWith(storage: Storage, policy: Partial<DataPolicy>, clock: { now: Instant }): Hub {
  return createHub({
    storage,
    catalogue: createSourceCatalogue({ descriptors: [descriptorOf(vendor, policy)], preference: [vendor] }),
    now: () => clock.now,
    sha256,
    originals: null,
    egressKeepDays: 30,
  });
}

export const receivedAt = <R extends AnyRecord>(record: R, at: Instant): R => ({
  ...record,
  provenance: { ...record.provenance, receivedAt: at },
});
export const daysAfter = (at: Instant, days: number): Instant => instantOf(millisecondsOf(at) + days * 86_400_000);

export async function take(hub: Hub, ...records: readonly AnyRecord[]): Promise<void> {
  const delivered = records.map((record) => ({
    record,
    streams: record.kind === 'workout' && record.streams !== null ? streamsOf(record) : null,
  }));
  await hub.importing.ingest(localOwner, { records: delivered, thresholds: [], entry: null });
}

/** Two recordings of one ride that the rules join, from the vendor and from a file. */
export const rideOf = (source: SourceId, start = '2026-05-04T06:00:00.000Z'): Workout =>
  workout(source, start, source === vendor ? 60 : 61, {
    distanceMeters: source === vendor ? 30_111 : 30_222,
    streams: { sampleCount: 60, channels: source === vendor ? ['powerWatts'] : ['heartRateBpm'] },
  });

/** Every answer of the read model, as text. */
export async function everything(health: HealthData, ids: readonly RecordId[], call: ReadCall): Promise<string> {
  const answers: unknown[] = [];
  for (const kind of dataKinds) {
    for (const order of ['oldest-first', 'newest-first'] as const)
      answers.push(await health.list(kind, { order }, call));
    for (const sourceIds of [[vendor], [files], [vendor, files]])
      answers.push(await health.list(kind, { order: 'oldest-first', sourceIds, limit: 1 }, call));
    for (const id of ids) answers.push(await health.get(kind, id, call));
  }
  const text = (streams: unknown) =>
    JSON.stringify(streams, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Int32Array)] : value));
  for (const id of ids) answers.push(await health.streams(id, null, call));
  for await (const each of health.streamsOf(ids, null, call)) answers.push(each);
  const dates = { from: '2026-01-01' as LocalDate, to: '2026-12-31' as LocalDate };
  for (const sourceIds of [undefined, [vendor], [files]])
    answers.push(
      await health.days({ dates, metrics: ['steps', 'distanceMeters'], ...(sourceIds && { sourceIds }) }, call),
    );
  return text(answers);
}

export function dataRights(open: () => Promise<Storage>): void {
  let storage: Storage;
  const clock = { now: may };
  beforeEach(async () => {
    storage = await open();
    clock.now = may;
  });
  afterEach(() => storage.close());

  describe('who may see a source', () => {
    test('depends on who asks', async () => {
      const hub = hubWith(storage, { aiUse: 'forbidden', displayToOthers: 'forbidden' }, clock);
      await take(hub, receivedAt(rideOf(vendor), may));
      const seen = async (type?: Audience['type']) =>
        (await hub.health.list('workout', { order: 'oldest-first' }, callOf(type))).records.length;
      expect([await seen('person'), await seen('export')]).toEqual([1, 1]);
      expect([await seen('assistant'), await seen('service'), await seen()]).toEqual([0, 0, 0]);
    });

    test('a model is told nothing of a joined record that it may not see, and the person all of it', async () => {
      const hub = hubWith(storage, { aiUse: 'forbidden' }, clock);
      const [theirs, own] = [receivedAt(rideOf(vendor), may), rideOf(files)];
      await take(hub, theirs, own);
      const { records } = await hub.health.list('workout', { order: 'oldest-first' }, callOf('person'));
      expect(records).toHaveLength(1);
      expect(records[0]?.merge?.members).toHaveLength(2);
      const [shown] = (await hub.health.list('workout', { order: 'oldest-first' }, callOf('assistant'))).records;
      expect(shown).toMatchObject({ record: { id: own.id }, merge: null, sources: [{ recordId: own.id }] });
    });
  });

  describe('what is told beside the records', () => {
    const closed = { aiUse: 'forbidden' } as const;

    test('of a source that a model may not see: its name and the reason, not what it holds', async () => {
      const hub = hubWith(storage, closed, clock);
      await take(hub, receivedAt(rideOf(vendor), may), rideOf(files));
      const mark = { sourceId: vendor, kind: 'workout', subtype: '', readAt: may, outcome: 'complete' } as const;
      const range = { from: '2026-05-01T00:00:00.000Z' as Instant, to: '2026-05-10T00:00:00.000Z' as Instant };
      await storage.coverage.mark(localOwner, { ...mark, range, reason: null });
      const held = async (type: Audience['type']) =>
        (await hub.health.sources(callOf(type))).map(({ sourceId, kinds, lastReceivedAt, withheld }) => [
          sourceId,
          kinds.length,
          lastReceivedAt !== null,
          withheld,
        ]);
      expect(await held('person')).toEqual([
        [files, 1, true, undefined],
        [vendor, 1, true, undefined],
      ]);
      expect(await held('assistant')).toEqual([
        [files, 1, true, undefined],
        [vendor, 0, false, 'Terms of the vendor.'],
      ]);
      const covered = async (type: Audience['type']) =>
        new Set((await hub.coverage.reports({}, callOf(type))).map(({ sourceId }) => sourceId));
      expect([await covered('person'), await covered('assistant')]).toEqual([
        new Set([vendor, files]),
        new Set([files]),
      ]);
    });

    test('a deed finds no record that the reader may not see, and tells of none', async () => {
      const hub = hubWith(storage, closed, clock);
      const [theirs, own] = [receivedAt(rideOf(vendor), may), rideOf(files)];
      await take(hub, theirs, own);
      const { curation } = hub;
      await curation.edit(theirs.id, { set: { name: 'Lake loop' } }, callOf('person'));
      const [merge] = await curation.merges('workout', callOf('person'));
      for (const reader of ['assistant', undefined] as const) {
        const call = callOf(reader);
        expect(await curation.history(theirs.id, call)).toBeNull();
        expect(await curation.merges(null, call)).toEqual([]);
        expect(await curation.actions(9, call)).toMatchObject([
          { type: 'edit', sentence: expect.stringMatching(/may not/) },
        ]);
        const missing = { code: 'not-found' };
        await expect(curation.edit(theirs.id, { set: { name: 'x' } }, call)).rejects.toMatchObject(missing);
        await expect(hub.rehearsal.remove(theirs.id, call)).rejects.toMatchObject(missing);
        await expect(curation.merge([theirs.id, own.id], call)).rejects.toMatchObject(missing);
        for (const id of [theirs.id, own.id, merge?.id ?? ''])
          await expect(curation.unmerge(id, call)).rejects.toMatchObject(missing);
        const text = JSON.stringify([
          await curation.actions(9, call),
          await hub.rehearsal.edit(own.id, { set: { name: 'Own' } }, call),
          await hub.rehearsal.undo(call),
        ]);
        expect(text).not.toContain(theirs.id);
        expect(text).not.toContain('30.11');
      }
      expect((await curation.history(theirs.id, callOf('person')))?.record).toMatchObject({ name: 'Lake loop' });
      expect(await curation.actions(9, callOf('person'))).toMatchObject([
        { sentence: expect.stringMatching(/30\.11 km/) },
      ]);
    });

    test('own entries stay told, also when they were taken back', async () => {
      const hub = hubWith(storage, closed, clock);
      const fields = { weightKilograms: 80 };
      await hub.curation.log({ kind: 'bodyMeasurement', start: may, end: null, fields }, callOf('assistant'));
      await hub.curation.undo(callOf('assistant'));
      const [action] = await hub.curation.actions(9, callOf('assistant'));
      expect(action?.sentence).toMatch(/80 kg/);
    });
  });

  describe('terms that forbid combination', () => {
    test('keep records apart, and the answer says what was not counted', async () => {
      const hub = hubWith(storage, { combination: 'forbidden' }, clock);
      const [theirs, own] = [receivedAt(rideOf(vendor), may), rideOf(files)];
      await take(hub, theirs);
      await take(hub, own);
      expect(await storage.merges.list(localOwner, 'workout')).toEqual([]);
      const reading = await hub.health.list('workout', { order: 'oldest-first' }, callOf());
      expect(reading.records.map(({ record }) => record.id)).toEqual([own.id]);
      expect(reading.withheld).toEqual([
        { sourceId: vendor, records: 1, reason: expect.stringMatching(/forbid counting it together.*alone/) },
      ]);
      const alone = await hub.health.list('workout', { order: 'oldest-first', sourceIds: [vendor] }, callOf());
      expect(alone).toMatchObject({ records: [{ record: { id: theirs.id } }], withheld: [] });
    });

    test('refuse what the person would join, and make of a merge from before two events', async () => {
      const [theirs, own] = [receivedAt(rideOf(vendor), may), rideOf(files)];
      await take(hubWith(storage, {}, clock), theirs, own);
      expect(await storage.merges.list(localOwner, 'workout')).toHaveLength(1);
      const hub = hubWith(storage, { combination: 'forbidden' }, clock);
      const { records } = await hub.health.list('workout', { order: 'oldest-first' }, callOf());
      expect(records).toMatchObject([{ record: { id: own.id }, merge: null, sources: [{ recordId: own.id }] }]);
      expect((await hub.health.get('workout', theirs.id, callOf()))?.record.id).toBe(theirs.id);
      expect((await hub.health.streams(theirs.id, null, callOf()))?.borrowed).toEqual([]);
      for await (const { borrowed } of hub.health.streamsOf([theirs.id, own.id], null, callOf()))
        expect(borrowed).toEqual([]);
      await expect(hub.curation.merge([theirs.id, own.id], callOf('person'))).rejects.toMatchObject({
        code: 'policy-forbids',
      });
    });

    test('days: its numbers are not among those of the others, and are named', async () => {
      const hub = hubWith(storage, { combination: 'forbidden' }, clock);
      await take(
        hub,
        receivedAt(day(vendor, '2026-05-04'), may),
        day('files', '2026-05-04'),
        receivedAt(day(vendor, '2026-05-05'), may),
      );
      const dates = { from: '2026-05-01' as LocalDate, to: '2026-05-31' as LocalDate };
      const values = await hub.health.days({ dates, metrics: ['steps'] }, callOf());
      expect(values).toMatchObject([{ localDate: '2026-05-04', sourceId: files, others: [], apart: [vendor] }]);
      const alone = await hub.health.days({ dates, metrics: ['steps'], sourceIds: [vendor] }, callOf());
      expect(alone.map(({ sourceId, apart }) => [sourceId, apart])).toEqual([
        [vendor, undefined],
        [vendor, undefined],
      ]);
    });
  });

  describe('terms that end', () => {
    const policy = { cacheDays: 7 } as const;

    test('remove the record with its versions, streams, roll-ups and merges; own data stays', async () => {
      const hub = hubWith(storage, policy, clock);
      const [theirs, own] = [receivedAt(rideOf(vendor), may), rideOf(files)];
      const night = receivedAt(sleep(vendor, '2026-05-04T20:00:00.000Z', 480), may);
      const hidden = receivedAt(rideOf(vendor, '2026-05-10T06:00:00.000Z'), may);
      await take(hub, theirs, own, night, hidden, receivedAt(day(vendor), may), day('files'));
      await hub.curation.remove(hidden.id, callOf('person'));
      expect(await hub.expire(daysAfter(may, 7))).toMatchObject({ records: 0, versions: 0 });
      expect(await storage.merges.list(localOwner, 'workout')).toHaveLength(1);
      expect(await hub.expire(daysAfter(may, 7.5))).toMatchObject({ records: 4, versions: 0 });
      expect(await storage.merges.list(localOwner, 'workout')).toEqual([]);
      expect(await storage.streams.read(localOwner, theirs.id, null)).toBeNull();
      expect(await storage.records.hidden(localOwner)).toEqual([]);
      expect((await storage.records.overview(localOwner)).map(({ sourceId, kind }) => `${sourceId} ${kind}`)).toEqual([
        'files dailySummary',
        'files workout',
      ]);
      expect(await storage.records.rebuildTotals(localOwner)).toBe(0);
      expect(await hub.expire(daysAfter(may, 4000))).toMatchObject({ records: 0 });
      expect((await storage.records.overview(localOwner)).length).toBe(2);
    });

    test('a version that was received too long ago goes, the record that was received again stays', async () => {
      const hub = hubWith(storage, policy, clock);
      const first = receivedAt(rideOf(vendor), may);
      await take(hub, first);
      await take(hub, receivedAt({ ...first, distanceMeters: 31_000 }, daysAfter(may, 5)));
      expect(await hub.expire(daysAfter(may, 8))).toMatchObject({ records: 0, versions: 1 });
      expect(await storage.records.history(localOwner, 'workout', first.id)).toEqual([]);
      expect(await storage.records.get(localOwner, 'workout', first.id)).toMatchObject({ distanceMeters: 31_000 });
    });

    test('no read shows an expired row, and the first one removes it', async () => {
      const hub = hubWith(storage, policy, clock);
      const ride = receivedAt(rideOf(vendor), may);
      await take(hub, ride, receivedAt(day(vendor), may));
      clock.now = daysAfter(may, 8);
      const text = await everything(hub.health, [ride.id], callOf('person'));
      expect(text).not.toContain(ride.id);
      expect(text).not.toContain(vendor);
      expect(await storage.records.overview(localOwner)).toEqual([]);
    });

    test('nor when the database cannot be written', async () => {
      await take(hubWith(storage, policy, clock), receivedAt(rideOf(vendor), may), receivedAt(day(vendor), may));
      const full = unwritable(storage);
      clock.now = daysAfter(may, 8);
      const text = await everything(hubWith(full, policy, clock).health, [rideOf(vendor).id], callOf('person'));
      expect(text).not.toContain(vendor);
      expect(await storage.records.overview(localOwner)).not.toEqual([]);
    });

    test('what has expired counts as not read', async () => {
      const hub = hubWith(storage, policy, clock);
      await take(hub, receivedAt(rideOf(vendor), may));
      const range = { from: '2026-05-01T00:00:00.000Z' as Instant, to: '2026-05-10T00:00:00.000Z' as Instant };
      const reading = { sourceId: vendor, kind: 'workout', subtype: '', range, readAt: may } as const;
      await storage.coverage.mark(localOwner, { ...reading, outcome: 'complete', reason: null });
      await hub.expire(daysAfter(may, 8));
      const coverage = await storage.coverage.list(localOwner, { sourceId: vendor });
      expect(coverage.map(({ outcome }) => outcome)).toEqual(['complete', 'failed', 'complete']);
      expect(coverage[1]?.reason?.sentence).toBe('Kept for 7 days, as the terms of Vendor say.');
    });
  });

  test('a meter counts what an answer is made of, each record once', async () => {
    const hub = hubWith(storage, {}, clock);
    const [theirs, own] = [receivedAt(rideOf(vendor), may), rideOf(files)];
    await take(hub, theirs, own, day('files'), sleep('files', '2026-05-04T20:00:00.000Z', 480));
    const meter = createReadMeter();
    const call = { ...callOf('assistant'), meter };
    await hub.health.list('workout', { order: 'oldest-first' }, call);
    await hub.health.get('workout', theirs.id, call);
    expect(meter.counts()).toEqual([{ kind: 'workout', sourceId: vendor, count: 1 }]);
    const { borrowed = [] } = (await hub.health.streams(theirs.id, null, call)) ?? {};
    expect(borrowed).toHaveLength(1);
    const dates = { from: '2026-05-01' as LocalDate, to: '2026-05-31' as LocalDate };
    await hub.health.days({ dates, metrics: ['steps'] }, call);
    expect(meter.counts()).toEqual([
      { kind: 'dailySummary', sourceId: files, count: 1 },
      { kind: 'workout', sourceId: files, count: 1 },
      { kind: 'workout', sourceId: vendor, count: 1 },
    ]);
  });
}

const storageFull = () => new HealthError('storage-full', 'The disk is full.', { path: 'test' });

/** The same storage on a disk that is full. */
export function unwritable(storage: Storage): Storage {
  return {
    ...storage,
    transaction: () => Promise.reject(storageFull()),
    egress: { ...storage.egress, write: () => Promise.reject(storageFull()) },
  };
}
