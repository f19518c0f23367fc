import {
  type AnyProviderDescriptor,
  columnOf,
  localOwner,
  type MergeId,
  ownDataPolicy,
  type RecordId,
  type SourceId,
  toFloat64,
  type Workout,
} from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { call, delivered, now, sha256, type WorkoutSketch, workout } from '../test/fixtures.ts';
import { createHub, createSourceCatalogue, type Hub, type HubOptions } from './index.ts';

let options: HubOptions;
let hub: Hub;

function open(descriptors: readonly AnyProviderDescriptor[] = [], acceptedTerms: readonly SourceId[] = []): Hub {
  options = {
    storage: memoryStorage(),
    catalogue: createSourceCatalogue({ descriptors, acceptedTerms }),
    now: () => now,
    sha256,
    originals: null,
  };
  hub = createHub(options);
  return hub;
}
beforeEach(() => void open());

async function put(...sketches: readonly WorkoutSketch[]): Promise<readonly Workout[]> {
  const records = sketches.map(workout);
  for (const record of records)
    await hub.importing.ingest(localOwner, { records: [delivered(record)], thresholds: [], entry: null });
  return records;
}
const all = async () => (await hub.health.list('workout', { order: 'oldest-first' }, call)).records;

const fit: WorkoutSketch = { key: 'fit', channels: ['heartRateBpm', 'powerWatts'], more: { distanceMeters: 30_000 } };
const gpx: WorkoutSketch = {
  key: 'gpx',
  start: '2026-05-01T06:00:20.000Z',
  seconds: 3570,
  channels: ['heartRateBpm', 'latitudeDegrees', 'longitudeDegrees'],
  more: { sport: 'other', distanceMeters: 30_400 },
};

describe('two files of one ride', () => {
  it('are one activity with two sources, both records untouched', async () => {
    const [a, b] = await put(fit, gpx);
    const [event, ...rest] = await all();
    expect(rest).toEqual([]);
    expect(event?.sources.map(({ recordId, primary }) => [recordId, primary])).toEqual([
      [b?.id, true],
      [a?.id, false],
    ]);
    expect(event?.merge?.reason).toMatchObject({ rule: 'workout.same-time/2', confidence: expect.any(Number) });
    expect(await options.storage.records.get(localOwner, 'workout', a?.id as RecordId)).toEqual(a);
    expect(await options.storage.records.get(localOwner, 'workout', b?.id as RecordId)).toEqual(b);
  });

  it('answer with the channels that the chosen record lacks, labelled', async () => {
    const [a, b] = await put(fit, gpx);
    const answer = await hub.health.streams(a?.id as RecordId, null, call);
    expect(answer?.recordId).toBe(b?.id);
    expect(answer?.borrowed).toEqual([{ channel: 'powerWatts', from: a?.id }]);
    const power = answer === null ? null : columnOf(answer.streams, 'powerWatts');
    const first = power === null || power === undefined ? null : toFloat64(power)[0];
    expect(first).toBe(7020);
  });

  it('are read in bulk just as one by one', async () => {
    const [, b] = await put(fit, gpx, { key: 'later', start: '2026-05-02T06:00:00.000Z' });
    const ids = (await all()).map(({ record }) => record.id);
    const bulk = [];
    for await (const entry of hub.health.streamsOf(ids, ['powerWatts'], call)) bulk.push(entry);
    expect(bulk.map(({ recordId }) => recordId)).toEqual(ids);
    expect(bulk[0]).toEqual(await hub.health.streams(b?.id as RecordId, ['powerWatts'], call));
  });

  it('are told apart again for good when the person says so', async () => {
    const [a, b] = await put(fit, gpx);
    const members = [a?.id as RecordId, b?.id as RecordId];
    const [merge] = await options.storage.merges.ofRecords(localOwner, members);
    await options.storage.merges.remove(localOwner, merge?.id as MergeId);
    await options.storage.merges.refuse(localOwner, { kind: 'workout', members, decidedAt: now });
    await put({ ...gpx, more: { ...gpx.more, name: 'edited' } });
    expect(await all()).toHaveLength(2);
  });

  it('stay joined as the person joined them, whatever arrives', async () => {
    const [a, b] = await put({ key: 'a' }, { key: 'b', start: '2026-05-01T09:00:00.000Z' });
    const members = [a?.id as RecordId, b?.id as RecordId];
    await options.storage.merges.write(localOwner, {
      id: 'merge_0000000000000000' as MergeId,
      kind: 'workout',
      members,
      primary: members[0] as RecordId,
      borrowedChannels: [],
      reason: { rule: 'person', confidence: 1, sentence: 'One ride with a long stop.' },
      decidedBy: 'person',
      decidedAt: now,
    });
    await put({ key: 'c', start: '2026-05-01T06:00:05.000Z' });
    const events = await all();
    expect(events.map(({ merge }) => merge?.decidedBy ?? null).toSorted()).toEqual([null, 'person']);
  });
});

describe('what is not one workout', () => {
  it.each<[string, WorkoutSketch, WorkoutSketch]>([
    ['another sport', { key: 'a' }, { key: 'b', more: { sport: 'running' } }],
    ['another length', { key: 'a' }, { key: 'b', seconds: 2000 }],
    ['another time', { key: 'a' }, { key: 'b', start: '2026-05-01T06:10:00.000Z' }],
    [
      'another distance',
      { key: 'a', more: { distanceMeters: 30_000 } },
      { key: 'b', more: { distanceMeters: 20_000 } },
    ],
    [
      'parts of one triathlon',
      { key: 'a', seconds: 0, more: { multisportKey: 'm' } },
      { key: 'b', seconds: 0, more: { multisportKey: 'm', sport: 'other' } },
    ],
  ])('%s', async (_name, a, b) => {
    await put(a, b);
    expect(await all()).toHaveLength(2);
  });
});

it('merges the same whatever the order of arrival, and however often', async () => {
  const sketches: readonly WorkoutSketch[] = [
    fit,
    gpx,
    {
      key: 'watch',
      source: 'garmin',
      start: '2026-05-01T05:59:10.000Z',
      seconds: 3640,
      more: { distanceMeters: 29_700 },
    },
    { key: 'second-half', start: '2026-05-01T06:31:00.000Z', seconds: 1700 },
    { key: 'next-day', start: '2026-05-02T06:00:00.000Z' },
  ];
  const truth = async () => (await all()).map(({ record, sources }) => [record.id, sources]);
  await put(...sketches);
  const expected = await truth();
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...sketches, ...sketches], { minLength: 10, maxLength: 10 }),
      async (order) => {
        open();
        await put(...order);
        expect(await truth()).toEqual(expected);
      },
    ),
    { numRuns: 60, seed: 7 },
  );
});

describe('list', () => {
  it('walks pages over merged records without losing or repeating one', async () => {
    const sketches = Array.from(
      { length: 23 },
      (_, day): WorkoutSketch => ({
        key: `d${day}`,
        start: `2026-05-${String(day + 1).padStart(2, '0')}T06:00:00.000Z`,
      }),
    );
    await put(
      ...sketches,
      ...sketches.filter((_, day) => day % 3 === 0).map((sketch) => ({ ...sketch, key: `${sketch.key}-gpx` })),
    );
    const whole = (await all()).map(({ record }) => record.id);
    expect(whole).toHaveLength(23);
    for (const limit of [1, 4, 5, 23, 50]) {
      const walked: string[] = [];
      let after: Parameters<typeof hub.health.list>[1]['after'];
      for (;;) {
        const page = await hub.health.list(
          'workout',
          { order: 'oldest-first', limit, ...(after === undefined ? {} : { after }) },
          call,
        );
        expect(page.records.length).toBeLessThanOrEqual(limit);
        walked.push(...page.records.map(({ record }) => record.id));
        if (page.next === null) break;
        after = page.next;
      }
      expect(walked).toEqual(whole);
    }
  });

  it('answers one source with that source’s own record', async () => {
    const [a] = await put(fit, { ...gpx, source: 'garmin' });
    const { records } = await hub.health.list(
      'workout',
      { order: 'newest-first', sourceIds: ['files' as SourceId] },
      call,
    );
    expect(records.map(({ record }) => record.id)).toEqual([a?.id]);
  });

  it('does not start when the caller has gone', async () => {
    await put(fit);
    await expect(
      hub.health.list('workout', { order: 'oldest-first' }, { ...call, signal: AbortSignal.abort() }),
    ).rejects.toThrow();
  });
});

describe('terms of a source', () => {
  const guarded: AnyProviderDescriptor = {
    id: 'guarded',
    displayName: 'Guarded',
    documentation: 'https://example.org',
    auth: { type: 'api-key', header: 'x' },
    capabilities: {},
    dataPolicy: {
      ...ownDataPolicy,
      aiUse: 'operator-accepts',
      summary: 'Guarded data may not be shown to an assistant.',
    },
  };

  it('keep its records from every answer, and the answer says so', async () => {
    open([guarded]);
    const [secret] = await put({ ...fit, source: 'guarded' }, gpx);
    const reading = await hub.health.list('workout', { order: 'oldest-first' }, call);
    expect(reading.records.map(({ record }) => record.provenance.sourceId)).toEqual(['files']);
    expect(reading.records[0]?.sources.map(({ sourceId }) => sourceId)).toEqual(['files']);
    expect(reading.withheld).toEqual([
      { sourceId: 'guarded', records: 1, reason: 'Guarded data may not be shown to an assistant.' },
    ]);
    expect(JSON.stringify(await hub.health.get('workout', secret?.id as RecordId, call))).not.toContain('guarded/1');
    expect((await hub.health.streams(secret?.id as RecordId, null, call))?.borrowed ?? []).toEqual([]);
  });

  it('open it once the operator accepted them', async () => {
    open([guarded], ['guarded' as SourceId]);
    await put({ ...fit, source: 'guarded' });
    expect(await all()).toHaveLength(1);
    expect((await hub.health.sources(call))[0]).toMatchObject({ displayName: 'Guarded', state: 'disconnected' });
  });
});

it('says what each source holds and how fresh it is', async () => {
  await put(fit, { key: 'late', start: '2026-05-20T06:00:00.000Z' });
  expect(await hub.health.sources(call)).toEqual([
    {
      sourceId: 'files',
      displayName: 'files',
      state: 'imported',
      kinds: [
        {
          kind: 'workout',
          records: 2,
          firstDay: '2026-05-01',
          lastDay: '2026-05-20',
          newestRecordAt: '2026-05-20T07:00:00.000Z',
        },
      ],
      lastReceivedAt: now,
      policy: ownDataPolicy.summary,
    },
  ]);
});
