import {
  type Instant,
  instantOf,
  type Merge,
  millisecondsOf,
  type Owner,
  type StorageTransaction,
  type TimeRange,
  type Workout,
} from '@vitalwire/core';
import type { SourceCatalogue } from './source-catalogue.ts';
import { candidateWindowSeconds, mergeOf, workoutGroups } from './workout-merging.ts';

/**
 * Brings the merges around some just written workouts up to date, inside the caller's transaction. What a person
 * decided stays; what a rule decided is decided again from the records as they now are, so that the order in which
 * files arrive makes no difference.
 */
export async function updateWorkoutMerges(
  storage: StorageTransaction,
  owner: Owner,
  written: readonly Workout[],
  catalogue: SourceCatalogue,
  now: Instant,
): Promise<void> {
  for (const range of neighbourhoods(written)) {
    const neighbours = await cluster(storage, owner, range);
    if (neighbours.length < 2) continue;
    await decide(storage, owner, neighbours, catalogue, now);
  }
}

async function decide(
  storage: StorageTransaction,
  owner: Owner,
  neighbours: readonly Workout[],
  catalogue: SourceCatalogue,
  now: Instant,
): Promise<void> {
  const ids = neighbours.map(({ id }) => id);
  const standing = await storage.merges.ofRecords(owner, ids);
  const byPerson = standing.filter(({ decidedBy }) => decidedBy === 'person');
  const taken = new Set(byPerson.flatMap(({ members }) => members));
  const free = neighbours.filter(({ id }) => !taken.has(id));
  const refusals = await storage.merges.refusals(owner, ids);
  const wanted = workoutGroups(free, refusals).map((group) => mergeOf(group, catalogue, now));
  const wantedById = new Map(wanted.map((merge) => [merge.id, merge]));
  for (const merge of standing) {
    if (merge.decidedBy === 'person') continue;
    const same = wantedById.get(merge.id);
    if (same !== undefined && saysTheSame(merge, same)) wantedById.delete(merge.id);
    else await storage.merges.remove(owner, merge.id);
  }
  for (const merge of wantedById.values()) await storage.merges.write(owner, merge);
}

/** All but the moment of the decision. */
function saysTheSame(a: Merge, b: Merge): boolean {
  return JSON.stringify({ ...a, decidedAt: '' }) === JSON.stringify({ ...b, decidedAt: '' });
}

/** Every workout that could share an event with one in the range, and with those, until the edges are quiet. */
async function cluster(storage: StorageTransaction, owner: Owner, around: TimeRange): Promise<readonly Workout[]> {
  let range = around;
  for (;;) {
    const found = await storage.records.list(owner, { kind: 'workout', range, order: 'oldest-first' });
    const first = found[0];
    const last = found.at(-1);
    if (first === undefined || last === undefined) return found;
    const wider = {
      from: shifted(first.start, -candidateWindowSeconds),
      to: shifted(last.start, candidateWindowSeconds + 1),
    };
    if (wider.from >= range.from && wider.to <= range.to) return found;
    range = {
      from: wider.from < range.from ? wider.from : range.from,
      to: wider.to > range.to ? wider.to : range.to,
    };
  }
}

/** The windows around the workouts, joined where they touch. */
function neighbourhoods(workouts: readonly Workout[]): readonly TimeRange[] {
  const ranges: { from: Instant; to: Instant }[] = [];
  for (const { start } of workouts.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    const from = shifted(start, -candidateWindowSeconds);
    const to = shifted(start, candidateWindowSeconds + 1);
    const last = ranges.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else ranges.push({ from, to });
  }
  return ranges;
}

function shifted(instant: Instant, seconds: number): Instant {
  return instantOf(millisecondsOf(instant) + seconds * 1000);
}
