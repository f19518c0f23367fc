import {
  type DailyMetric,
  type DailyValue,
  type DeliveredRecord,
  dailyMetrics,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type Owner,
  type ReadCall,
  type RecordId,
  recordId,
  type SampleSeries,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
import { generateMergeSet, handWrittenMergeSet, type MergeSet } from '@vitalwire/providers-synthetic/merge-set';
import { expect } from 'vitest';
import { createHub, createSourceCatalogue } from '../src/index.ts';
import { call, now } from './fixtures.ts';
import { day } from './records.ts';
import { type WholeState, wholeState } from './whole-state.ts';

/** Something that a source says: a record, a newer version of it, or that it is gone. */
export type Message = { readonly gives: DeliveredRecord } | { readonly takes: RecordId; readonly at: Instant };

/** Messages that may come in any order, and which source is preferred. */
export interface Arrivals {
  readonly preference: readonly SourceId[];
  readonly messages: readonly Message[];
}

export interface Arrived extends WholeState {
  /** What is answered day by day, of every metric. */
  readonly days: readonly DailyValue[];
}

const metrics = Object.keys(dailyMetrics) as DailyMetric[];
const always = { from: '2015-01-01' as LocalDate, to: '2035-12-31' as LocalDate };

/** What stands after everything has come, page by page. */
export async function stateAfter(
  storage: Storage,
  preference: readonly SourceId[],
  pages: readonly (readonly Message[])[],
  owner: Owner = call.owner,
): Promise<Arrived> {
  const catalogue = createSourceCatalogue({ descriptors: [], preference });
  const hub = createHub({ storage, catalogue, now: () => now, sha256: async () => '', originals: null });
  const asking: ReadCall = { ...call, owner };
  for (const page of pages) {
    const records = page.flatMap((message) => ('gives' in message ? [message.gives] : []));
    if (records.length > 0) await hub.importing.ingest(owner, { records, thresholds: [], entry: null });
    for (const message of page) {
      if ('takes' in message) await hub.importing.withdraw(owner, { ids: [message.takes], withdrawnAt: message.at });
    }
  }
  expect(await storage.records.rebuildTotals(owner)).toBe(0);
  return { ...(await wholeState(storage, owner)), days: await hub.health.days({ dates: always, metrics }, asking) };
}

export const oneByOne = (order: readonly Message[]) => order.map((message) => [message]);

export function permutations<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((first, i) => permutations(list.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}

export function messagesOf(set: MergeSet, ids: ReadonlySet<RecordId>): readonly Message[] {
  return [
    ...set.delivered.filter(({ record }) => ids.has(record.id)).map((gives) => ({ gives })),
    ...set.later.flatMap((change): readonly Message[] => {
      if (change.type === 'deleted')
        return ids.has(change.recordId) ? [{ takes: change.recordId, at: change.receivedAt }] : [];
      return ids.has(change.delivered.record.id) ? [{ gives: change.delivered }] : [];
    }),
  ];
}

/** The records of an event, those that are taken back later, too. */
function sceneOf(set: MergeSet, eventId: string): Arrivals {
  const ids = set.delivered
    .filter(({ record }) => record.provenance.naturalKey.startsWith(`${eventId}/`))
    .map(({ record }) => record.id);
  return { preference: set.preference, messages: messagesOf(set, new Set(ids)) };
}

/** Steps by the hour, from the hour that is named on. */
function stepsOf(source: SourceId, fromHour: number, steps: readonly number[]): SampleSeries {
  const { steps: _, partial: __, ...base } = day(source);
  const naturalKey = `steps ${base.localDate}`;
  const start = instantOf(Date.parse(`${base.localDate}T00:00:00.000Z`) + fromHour * 3_600_000);
  return {
    ...base,
    kind: 'samples',
    id: recordId('samples', source, naturalKey),
    provenance: { ...base.provenance, naturalKey },
    start,
    end: instantOf(millisecondsOf(start) + steps.length * 3_600_000),
    metric: 'steps',
    offsetSeconds: steps.map((_each, i) => i * 3600),
    values: steps,
    durationSeconds: steps.map(() => 3600),
  };
}

/** One day: two devices that count at the same hours, a total, a newer total, and a total that is taken back. */
function countedDay(): Arrivals {
  const [watch, phone, ring] = ['watch', 'phone', 'ring'] as readonly string[] as readonly [
    SourceId,
    SourceId,
    SourceId,
  ];
  const gives = (record: DeliveredRecord['record']): Message => ({ gives: { record, streams: null } });
  const total = { ...day(ring), steps: undefined, restingHeartRateBpm: 48 };
  const newer = {
    ...total,
    restingHeartRateBpm: 47,
    provenance: { ...total.provenance, receivedAt: '2026-06-01T06:00:00.000Z' as Instant },
  };
  return {
    preference: [watch, phone],
    messages: [
      gives(stepsOf(watch, 6, [900, 0, 800])),
      gives(stepsOf(phone, 8, [700, 600, 500])),
      gives(JSON.parse(JSON.stringify(total))),
      gives(JSON.parse(JSON.stringify(newer))),
      { takes: day(phone).id, at: '2026-06-01T06:00:00.000Z' as Instant },
    ],
  };
}

const written = handWrittenMergeSet('2021-01-04' as LocalDate);
const generated = generateMergeSet({ seed: 3, from: '2025-03-20' as LocalDate, days: 40 });

/** Events whose records are changed, taken back or split by their source (B8). */
export const changedScenes: readonly (readonly [name: string, arrivals: Arrivals])[] = [
  ...generated.events
    .filter(({ trap }) => trap === 'changed later' || trap === 'split in two')
    .map(({ id }) => [id, sceneOf(generated, id)] as const),
  ['a day that two devices count', countedDay()],
];

/** Events that three sources or more saw (B9). */
export const sharedScenes: readonly (readonly [name: string, arrivals: Arrivals])[] = written.events
  .filter(({ views }) => views.length >= 3 && views.length <= 5)
  .map(({ trap, views }) => {
    const ids = new Set(views.map(({ recordId: id }) => id));
    return [trap, { preference: written.preference, messages: messagesOf(written, ids) }] as const;
  });
