import {
  type AnyRecord,
  dataKinds,
  type Instant,
  instantOf,
  localOwner,
  millisecondsOf,
  type RecordId,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { call, now } from '../../test/fixtures.ts';
import { day, session, sleep, workout } from '../../test/records.ts';
import { createHub, type Hub } from '../hub.ts';
import { ingest } from '../ingest.ts';
import { createSourceCatalogue } from '../sources/source-catalogue.ts';

const catalogue = createSourceCatalogue({ descriptors: [], preference: ['watch' as SourceId] });
let storage: Storage;
let hub: Hub;
let clock: Instant;

beforeEach(async () => {
  storage = memoryStorage();
  clock = now;
  hub = createHub({ storage, catalogue, now: () => clock, sha256: async () => '', originals: null });
  await hub.person.updateProfile({ timeZone: 'Europe/Berlin' }, call);
});

const take = (...records: readonly AnyRecord[]) =>
  ingest(
    storage,
    catalogue,
    localOwner,
    { records: records.map((record) => ({ record, streams: null })), thresholds: [], entry: null },
    now,
  );

/** All that answers and decisions rest on; not what was done and undone. */
async function everything() {
  const kinds = [];
  for (const kind of dataKinds) {
    kinds.push(
      await storage.records.list(localOwner, { kind, order: 'oldest-first' }),
      await storage.merges.list(localOwner, kind),
      await storage.records.dayTotals(localOwner, { kind }),
      await storage.records.periodTotals(localOwner, 'month', { kind }),
    );
  }
  const ids = kinds.flat().flatMap((row) => ('id' in row ? [row.id as RecordId] : []));
  const amendments = [];
  for (const id of ids) amendments.push(await storage.records.amendment(localOwner, id));
  return {
    kinds,
    amendments: amendments.filter((amendment) => amendment !== null).map(({ fields }) => fields),
    refusals: await storage.merges.refusals(localOwner, ids),
    hidden: await storage.records.hidden(localOwner),
    choices: await storage.choices.list(localOwner),
  };
}

const watch = workout('watch', '2026-05-04T08:00:00.000Z', 60, { distanceMeters: 25_000 });
const phone = workout('phone', '2026-05-04T08:00:00.000Z', 60, { distanceMeters: 25_200 });
const pod = workout('pod', '2026-05-04T08:01:00.000Z', 59, { distanceMeters: 24_900 });
const other = workout('watch', '2026-05-05T08:00:00.000Z', 60, { distanceMeters: 10_000 });

describe('logging', () => {
  test('a weight is a record of the person, in their time zone', async () => {
    const entry = {
      kind: 'bodyMeasurement',
      start: '2026-05-04T22:30:00.000Z' as Instant,
      end: null,
      fields: { weightKilograms: 80.5 },
    } as const;
    const { result } = await hub.curation.log(entry, call);
    expect(result).toMatchObject({ weightKilograms: 80.5, localDate: '2026-05-05', utcOffsetMinutes: 120 });
    expect(result.provenance).toMatchObject({ sourceId: 'manual', channel: 'manual' });
    const again = await hub.curation.log(entry, call);
    expect(again.result.id).not.toBe(result.id);
  });

  test('a workout of the watch answers for the one that was written down', async () => {
    await take(watch);
    await hub.curation.log(
      { kind: 'workout', start: watch.start, end: watch.end, fields: { sport: 'cycling', distanceMeters: 25_000 } },
      call,
    );
    const { records } = await hub.health.list('workout', { order: 'oldest-first' }, call);
    expect(records).toHaveLength(1);
    expect(records[0]?.record.id).toBe(watch.id);
    expect(records[0]?.sources.map(({ sourceId }) => sourceId)).toEqual(['watch', 'manual']);
  });

  test('what does not fit is refused by name, and nothing is left of it', async () => {
    const before = await everything();
    const entry = { kind: 'bodyMeasurement', start: now, end: null, fields: { weightKilograms: -1 } } as const;
    await expect(hub.curation.log(entry, call)).rejects.toThrow('weightKilograms');
    expect(await everything()).toEqual(before);
    expect(await hub.curation.actions(5, call)).toEqual([]);
  });
});

describe('editing', () => {
  test('what a source gave stays, and comes back', async () => {
    await take(watch);
    await hub.curation.edit(watch.id, { set: { distanceMeters: 26_000, name: 'Lake' } }, call);
    await hub.curation.edit(watch.id, { set: { name: null } }, call);
    expect((await hub.health.get('workout', watch.id, call))?.record).toMatchObject({ distanceMeters: 26_000 });
    await take({ ...watch, distanceMeters: 1 });
    expect((await hub.health.get('workout', watch.id, call))?.record.distanceMeters).toBe(26_000);
    await hub.curation.edit(watch.id, { set: {}, restore: ['distanceMeters'] }, call);
    expect((await hub.health.get('workout', watch.id, call))?.record.distanceMeters).toBe(1);
  });

  test('another time is another day, and another neighbourhood', async () => {
    await take(watch, phone);
    expect(await hub.curation.merges(null, call)).toHaveLength(1);
    const start = '2026-05-06T22:30:00.000Z' as Instant;
    const end = instantOf(millisecondsOf(start) + 3_600_000);
    await hub.curation.edit(phone.id, { set: { start, end } }, call);
    expect((await hub.health.get('workout', phone.id, call))?.record.localDate).toBe('2026-05-07');
    expect(await hub.curation.merges(null, call)).toEqual([]);
  });

  test('an own entry gets a new version', async () => {
    const { result } = await hub.curation.log({ kind: 'note', start: now, end: null, fields: { text: 'a' } }, call);
    await hub.curation.edit(result.id, { set: { text: 'b' } }, call);
    expect(await storage.records.history(localOwner, 'note', result.id)).toMatchObject([{ text: 'a' }]);
    await expect(hub.curation.edit(result.id, { set: { mood: 99 } }, call)).rejects.toThrow('mood');
    await expect(hub.curation.edit('note_0000000000000000' as RecordId, { set: {} }, call)).rejects.toThrow(
      'no record',
    );
  });
});

describe('merges by hand', () => {
  test('taken apart, they stay apart whatever comes again', async () => {
    await take(watch, phone);
    const [merge] = await hub.curation.merges('workout', call);
    await hub.curation.unmerge(merge?.id ?? '', call);
    await take({ ...watch, name: 'changed' }, phone);
    await take(phone);
    expect(await hub.curation.merges('workout', call)).toEqual([]);
    expect((await hub.health.list('workout', { order: 'oldest-first' }, call)).records).toHaveLength(2);
  });

  test('one record is taken out, the others stay one', async () => {
    await take(watch, phone, pod);
    await hub.curation.unmerge(pod.id, call);
    expect((await hub.curation.merges('workout', call)).map(({ members }) => members)).toEqual([
      [watch.id, phone.id].sort(),
    ]);
  });

  test.each([
    { comes: 'newest last', order: [4, 5] },
    { comes: 'newest first', order: [5, 4] },
  ])('are told newest event first, whatever was decided first: $comes', async ({ order }) => {
    for (const number of order) {
      const start = `2026-05-0${number}T08:00:00.000Z`;
      clock = instantOf(millisecondsOf(clock) + 1000);
      await take(workout('watch', start, 60), workout('phone', start, 60));
    }
    const told = await hub.curation.merges(null, call);
    const days = told.map(
      async ({ primary }) => (await storage.records.get(localOwner, 'workout', primary))?.localDate,
    );
    expect(await Promise.all(days)).toEqual(['2026-05-05', '2026-05-04']);
  });

  test('joined by hand, they stay joined, and no rule changes that', async () => {
    await take(watch, other);
    const { result } = await hub.curation.merge([watch.id, other.id], call);
    expect(result).toMatchObject({ decidedBy: 'person', primary: expect.any(String) });
    await take(phone, { ...watch, name: 'x' });
    expect((await hub.curation.merges('workout', call)).map(({ members }) => members)).toEqual([result.members]);
  });

  test('joining what was told apart takes the refusal back', async () => {
    await take(watch, phone);
    await hub.curation.unmerge(watch.id, call);
    await hub.curation.merge([phone.id, watch.id], call);
    expect(await storage.merges.refusals(localOwner, [watch.id])).toEqual([]);
    await hub.curation.undo(call);
    expect(await storage.merges.refusals(localOwner, [watch.id])).toHaveLength(1);
  });

  test.each<[string, readonly RecordId[], string]>([
    ['one record', [watch.id], 'Name two records or more.'],
    ['one record with itself', [watch.id, watch.id], 'Name two different records.'],
    ['two kinds', [watch.id, day('watch').id], 'not dailySummary and workout'],
    ['one that is not there', [watch.id, pod.id], 'no record'],
  ])('%s cannot be joined', async (_, ids, words) => {
    await take(watch, day('watch'));
    await expect(hub.curation.merge(ids, call)).rejects.toThrow(words);
    await expect(hub.curation.unmerge('merge_x', call)).rejects.toThrow('no merge');
    await expect(hub.curation.unmerge(watch.id, call)).rejects.toThrow('in no merge');
  });
});

test('a deleted record stays away, and the rest of its event answers', async () => {
  await take(watch, phone, pod);
  await hub.curation.remove(watch.id, call);
  await take(watch);
  const { records } = await hub.health.list('workout', { order: 'oldest-first' }, call);
  expect(records.map(({ sources }) => sources.length)).toEqual([2]);
  expect(await hub.health.get('workout', watch.id, call)).toBeNull();
});

test('a choice of source makes another record answer', async () => {
  await take(watch, phone);
  await hub.curation.chooseSource(
    { kind: 'workout', metric: null, from: null, to: null, ranking: ['phone' as SourceId] },
    call,
  );
  expect((await hub.health.list('workout', { order: 'oldest-first' }, call)).records[0]?.record.id).toBe(phone.id);
  await hub.curation.undo(call);
  expect((await hub.health.list('workout', { order: 'oldest-first' }, call)).records[0]?.record.id).toBe(watch.id);
});

describe('undo', () => {
  const night = sleep('ring', '2026-05-03T21:30:00.000Z', 510);
  const all = [
    watch,
    phone,
    pod,
    other,
    night,
    session('log', '2026-05-05T08:10:00.000Z', 30),
    day('watch'),
    day('phone'),
  ];
  const ids = all.map(({ id }) => id);
  type Deed = (hub: Hub) => Promise<unknown>;
  const anyId = fc.constantFrom(...ids);
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    anyId.map(
      (id): Deed =>
        (each) =>
          each.curation.remove(id, call),
    ),
    anyId.map(
      (id): Deed =>
        (each) =>
          each.curation.unmerge(id, call),
    ),
    fc.tuple(anyId, anyId).map(
      (pair): Deed =>
        (each) =>
          each.curation.merge(pair, call),
    ),
    anyId.map(
      (id): Deed =>
        (each) =>
          each.curation.edit(id, { set: { localDate: '2026-05-09' } }, call),
    ),
    fc.nat({ max: 300 }).map(
      (minutes): Deed =>
        (each) => {
          const start = instantOf(millisecondsOf(watch.start) + minutes * 60_000);
          const end = instantOf(millisecondsOf(start) + 3_600_000);
          return each.curation.log({ kind: 'workout', start, end, fields: { sport: 'cycling' } }, call);
        },
    ),
    fc.constantFrom('phone', 'pod').map(
      (source): Deed =>
        (each) =>
          each.curation.chooseSource(
            { kind: 'workout', metric: null, from: null, to: null, ranking: [source as SourceId] },
            call,
          ),
    ),
  );

  test('whatever was done is taken back exactly, one by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 6 }), async (deeds) => {
        storage = memoryStorage();
        hub = createHub({ storage, catalogue, now: () => clock, sha256: async () => '', originals: null });
        await take(...all);
        const states = [await everything()];
        for (const each of deeds) {
          const done = await each(hub).then(
            () => true,
            () => false,
          );
          if (done) states.push(await everything());
          else expect(await everything()).toEqual(states.at(-1));
        }
        while (states.length > 1) {
          states.pop();
          expect(await hub.curation.undo(call)).not.toBeNull();
          expect(await everything()).toEqual(states.at(-1));
        }
        expect(await hub.curation.undo(call)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

test('a night in which the clocks were moved is told by the clock that it was written by, also of a person without a zone', async () => {
  await hub.person.updateProfile({ timeZone: null }, call);
  const [start, end] = ['2025-10-25T21:10:00.000Z', '2025-10-26T05:45:00.000Z'] as Instant[];
  const entry = { kind: 'sleep', start, end, utcOffsetMinutes: 60, clockZone: 'Europe/Berlin', fields: {} } as const;
  const { action, result } = await hub.curation.log(entry as never, call);
  expect(action.sentence).toBe('Logged sleep, 8 h 35 min, 23:10 to 06:45, 2025-10-26.');
  const change = { set: { end: '2025-10-26T06:00:00.000Z' }, clockZone: 'Europe/Berlin' };
  expect((await hub.curation.edit(result.id, change, call)).action.sentence).toContain('23:10 to 07:00');
});

test('a choice of sources is told with what was done', async () => {
  const choice = { kind: 'workout', metric: null, from: null, to: null, ranking: ['files', 'watch'] } as const;
  const { result, action } = await hub.curation.chooseSource(choice as never, call);
  expect(action.sentence).toBe('Chose files, then watch for workout.');
  expect((await hub.curation.forgetChoice(result.id, call)).action.sentence).toBe(
    'Forgot the choice of files, then watch for workout.',
  );
});
