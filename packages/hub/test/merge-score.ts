import {
  type AnyRecord,
  type DataKind,
  type DeliveredRecord,
  daysBetween,
  type LocalDate,
  type Merge,
  type RecordId,
} from '@vitalwire/core';
import type { EventTruth, MergeSet } from '@vitalwire/providers-synthetic/merge-set';
import type { Hub } from '../src/index.ts';
import { call } from './fixtures.ts';

/** Pairs of records: those that were joined and are one event, those that were joined and are not, those that were not. */
export interface Score {
  right: number;
  wrong: number;
  missed: number;
}

export const precisionOf = ({ right, wrong }: Score) => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recallOf = ({ right, missed }: Score) => (right + missed === 0 ? 1 : right / (right + missed));

/** A pair that came out otherwise than it is, for whoever looks for the reason. */
export interface Mistake {
  readonly type: 'wrong' | 'missed';
  readonly events: readonly EventTruth[];
  readonly records: readonly [RecordId, RecordId];
}

export interface Grade {
  readonly all: Score;
  /** By the trap of the event; of a wrong pair, by the trap of its first. */
  readonly byTrap: ReadonlyMap<string, Score>;
  readonly byKind: ReadonlyMap<string, Score>;
  readonly mistakes: readonly Mistake[];
}

export function gradeOf(set: MergeSet, merges: readonly Merge[]): Grade {
  const eventOf = new Map<RecordId, EventTruth>();
  for (const event of set.events) for (const { recordId } of event.views) eventOf.set(recordId, event);
  const mergeOf = new Map<RecordId, Merge>();
  for (const merge of merges) for (const member of merge.members) mergeOf.set(member, merge);
  const all: Score = { right: 0, wrong: 0, missed: 0 };
  const byTrap = new Map<string, Score>();
  const byKind = new Map<string, Score>();
  const mistakes: Mistake[] = [];
  const count = (event: EventTruth | undefined, field: keyof Score) => {
    scoreIn(byTrap, event?.trap ?? 'deleted')[field]++;
    scoreIn(byKind, event?.kind ?? 'deleted')[field]++;
    all[field]++;
  };
  for (const event of set.events) {
    for (const [a, b] of pairsOf(event.views.map(({ recordId }) => recordId))) {
      const joined = mergeOf.has(a) && mergeOf.get(a) === mergeOf.get(b);
      count(event, joined ? 'right' : 'missed');
      if (!joined) mistakes.push({ type: 'missed', events: [event], records: [a, b] });
    }
  }
  for (const merge of merges) {
    for (const [a, b] of pairsOf(merge.members)) {
      const [first, second] = [eventOf.get(a), eventOf.get(b)];
      if (first === second && first !== undefined) continue;
      const events = [first, second].filter((event) => event !== undefined);
      count(events[0], 'wrong');
      mistakes.push({ type: 'wrong', events, records: [a, b] });
    }
  }
  return { all, byTrap, byKind, mistakes };
}

function scoreIn(scores: Map<string, Score>, name: string): Score {
  const score = scores.get(name) ?? { right: 0, wrong: 0, missed: 0 };
  scores.set(name, score);
  return score;
}

function pairsOf<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b] as const));
}

/** For the reader of the test's output: every kind, and the traps that are not all right. */
export function tableOf({ all, byTrap, byKind }: Grade): string {
  const line = (name: string, score: Score) =>
    `${name.slice(0, 40).padEnd(40)} ${String(score.right).padStart(5)} right ${String(score.wrong).padStart(3)} wrong ` +
    `${String(score.missed).padStart(3)} missed, precision ${precisionOf(score).toFixed(4)}, recall ${recallOf(score).toFixed(4)}`;
  const troubled = [...byTrap].filter(([, { wrong, missed }]) => wrong + missed > 0);
  return [...troubled, ...byKind, ['all', all] as const].map(([name, score]) => line(name, score)).join('\n');
}

/** Everything that the set's sources say, first versions in the order given, in steps of a page, then what they changed. */
export async function deliver(
  hub: Hub,
  { later }: MergeSet,
  delivered: readonly DeliveredRecord[],
  { pageSize = 40 } = {},
): Promise<void> {
  const give = (records: readonly DeliveredRecord[]) =>
    hub.importing.ingest(call.owner, { records, thresholds: [], entry: null });
  for (let at = 0; at < delivered.length; at += pageSize) await give(delivered.slice(at, at + pageSize));
  for (const change of later) {
    if (change.type === 'edited') await give([change.delivered]);
    else await hub.importing.withdraw(call.owner, { ids: [change.recordId], withdrawnAt: change.receivedAt });
  }
}

export interface WeekVolume {
  seconds: number;
  meters: number;
}

const weekOf = (date: LocalDate) => Math.floor((daysBetween('1970-01-05' as LocalDate, date) + 7000) / 7);
const add = (weeks: Map<number, WeekVolume>, week: number, seconds: number, meters: number) => {
  const volume = weeks.get(week) ?? { seconds: 0, meters: 0 };
  weeks.set(week, { seconds: volume.seconds + seconds, meters: volume.meters + meters });
};

/** What was really done in each week. */
export function trueVolume(set: MergeSet, kind: DataKind): ReadonlyMap<number, WeekVolume> {
  const weeks = new Map<number, WeekVolume>();
  for (const event of set.events) {
    if (event.kind === kind) add(weeks, weekOf(event.localDate), event.durationSeconds, event.distanceMeters ?? 0);
  }
  return weeks;
}

/**
 * What the answers add up to, with each answering record standing for as much of its event as it holds: what gadgets
 * measure differently is no error of the rules, and what they count twice or lose is.
 */
export async function answeredVolume(
  set: MergeSet,
  hub: Hub,
  kind: DataKind,
): Promise<ReadonlyMap<number, WeekVolume>> {
  const truths = new Map<RecordId, { readonly event: EventTruth; readonly share: number }>();
  for (const event of set.events) for (const { recordId, share } of event.views) truths.set(recordId, { event, share });
  const weeks = new Map<number, WeekVolume>();
  for (const record of await answers(hub, kind)) {
    const truth = truths.get(record.id);
    if (truth === undefined) continue;
    const { event, share } = truth;
    add(weeks, weekOf(record.localDate), event.durationSeconds * share, (event.distanceMeters ?? 0) * share);
  }
  return weeks;
}

/** The record that answers for each event. */
export async function answers(hub: Hub, kind: DataKind): Promise<readonly AnyRecord[]> {
  const found: AnyRecord[] = [];
  let after: { readonly start: AnyRecord['start']; readonly id: RecordId } | null = null;
  do {
    const reading: Awaited<ReturnType<Hub['health']['list']>> = await hub.health.list(
      kind,
      { order: 'oldest-first', limit: 500, ...(after === null ? {} : { after }) },
      call,
    );
    found.push(...reading.records.map(({ record }) => record));
    after = reading.next;
  } while (after !== null);
  return found;
}
