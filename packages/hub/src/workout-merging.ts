import {
  type BorrowedChannel,
  type Instant,
  type Merge,
  type MergeReason,
  type MergeRefusal,
  mergeId,
  millisecondsOf,
  type RecordId,
  type StreamChannel,
  sportFamily,
  type Workout,
} from '@vitalwire/core';
import type { SourceCatalogue } from './source-catalogue.ts';

/** Raised when the rule answers differently for the same pair. */
export const sameWorkoutRule = 'workout.same-time/1';

/** Devices of one person are started within moments of each other; clocks are right to seconds. */
const MAXIMUM_START_DIFFERENCE_SECONDS = 180;
/** Of the time that either covers, both cover this share. */
const MINIMUM_OVERLAP = 0.85;
/** Wheel, GPS and stride sensors differ by a few per cent. */
const MAXIMUM_DISTANCE_DIFFERENCE = 0.1;

/** How far apart two starts can be and still be compared: what to load around a workout. */
export const candidateWindowSeconds = MAXIMUM_START_DIFFERENCE_SECONDS;

/** Whether two records are one workout, and why. `null`: they are not. */
export function sameWorkout(a: Workout, b: Workout): MergeReason | null {
  if (a.id === b.id) return null;
  if (a.provenance.sourceId === b.provenance.sourceId && sameRecording(a, b)) return null;
  if (!sportsAgree(a, b)) return null;
  const startA = millisecondsOf(a.start);
  const startB = millisecondsOf(b.start);
  const startDifference = Math.abs(startA - startB) / 1000;
  if (startDifference > MAXIMUM_START_DIFFERENCE_SECONDS) return null;
  const endA = millisecondsOf(a.end);
  const endB = millisecondsOf(b.end);
  const shared = Math.min(endA, endB) - Math.max(startA, startB);
  const covered = Math.max(endA, endB) - Math.min(startA, startB);
  const overlap = covered > 0 ? shared / covered : startA === startB ? 1 : 0;
  if (overlap < MINIMUM_OVERLAP) return null;
  const distances = distanceDifference(a, b);
  if (distances !== null && distances > MAXIMUM_DISTANCE_DIFFERENCE) return null;
  const confidence = Math.min(1, overlap * (distances === null ? 0.95 : 1 - distances / 2));
  const distanceText = distances === null ? '' : `, distances within ${(distances * 100).toFixed(1)} %`;
  return {
    rule: sameWorkoutRule,
    confidence: Math.round(confidence * 1000) / 1000,
    sentence: `Starts ${Math.round(startDifference)} s apart, ${Math.round(overlap * 100)} % of the time shared${distanceText}.`,
  };
}

/** Parts of one multisport event, or one record written again, are never two views of one workout. */
function sameRecording(a: Workout, b: Workout): boolean {
  return a.multisportKey !== undefined && a.multisportKey === b.multisportKey;
}

function sportsAgree(a: Workout, b: Workout): boolean {
  if (a.sport === b.sport || a.sport === 'other' || b.sport === 'other') return true;
  const family = sportFamily(a.sport);
  return family !== 'other' && family === sportFamily(b.sport);
}

/** Share of the longer distance; `null` when one says none. */
function distanceDifference(a: Workout, b: Workout): number | null {
  const longer = Math.max(a.distanceMeters ?? 0, b.distanceMeters ?? 0);
  if (!(a.distanceMeters !== undefined && b.distanceMeters !== undefined) || longer === 0) return null;
  const shorter = Math.min(a.distanceMeters, b.distanceMeters);
  return shorter === 0 ? null : (longer - shorter) / longer;
}

/** Groups of records that are one workout, each of two or more. Two records that a person told apart are never in one group. */
export function workoutGroups(
  workouts: readonly Workout[],
  refusals: readonly MergeRefusal[],
): readonly { readonly members: readonly Workout[]; readonly reason: MergeReason }[] {
  const apart = new Set(refusals.flatMap(({ members }) => pairs(members)));
  const groups: { members: Workout[]; reason: MergeReason | null }[] = [];
  const ordered = workouts.toSorted((a, b) => (a.start === b.start ? order(a.id, b.id) : order(a.start, b.start)));
  for (const workout of ordered) {
    const home = groups.find(
      (group) =>
        group.members.every((member) => !apart.has(pairKey(member.id, workout.id))) &&
        group.members.some((member) => sameWorkout(member, workout) !== null),
    );
    if (home === undefined) {
      groups.push({ members: [workout], reason: null });
      continue;
    }
    const reasons = home.members.map((member) => sameWorkout(member, workout)).filter((reason) => reason !== null);
    const weakest = [...reasons, ...(home.reason === null ? [] : [home.reason])].reduce((low, reason) =>
      reason.confidence < low.confidence ? reason : low,
    );
    home.members.push(workout);
    home.reason = weakest;
  }
  return groups.flatMap(({ members, reason }) => (reason === null ? [] : [{ members, reason }]));
}

/** The merge row of a group: the record that says most answers, and lends nothing it has itself. */
export function mergeOf(
  group: { readonly members: readonly Workout[]; readonly reason: MergeReason },
  catalogue: SourceCatalogue,
  decidedAt: Instant,
): Merge {
  const ranked = group.members.toSorted((a, b) => compareByWorth(a, b, catalogue));
  const [primary, ...others] = ranked;
  if (primary === undefined) throw new RangeError('a merge has members');
  return {
    id: mergeId(group.members.map(({ id }) => id)),
    kind: 'workout',
    members: group.members.map(({ id }) => id).toSorted(order),
    primary: primary.id,
    borrowedChannels: borrowed(primary, others),
    reason: group.reason,
    decidedBy: 'rule',
    decidedAt,
  };
}

/** Preferred source first, then more channels, more samples, more laps; the id decides between equals. */
function compareByWorth(a: Workout, b: Workout, catalogue: SourceCatalogue): number {
  return (
    catalogue.rank(a.provenance.sourceId) - catalogue.rank(b.provenance.sourceId) ||
    (b.streams?.channels.length ?? 0) - (a.streams?.channels.length ?? 0) ||
    (b.streams?.sampleCount ?? 0) - (a.streams?.sampleCount ?? 0) ||
    b.laps.length - a.laps.length ||
    order(a.id, b.id)
  );
}

/** Each channel that the primary lacks, whole from the worthiest other record that has it. */
function borrowed(primary: Workout, others: readonly Workout[]): readonly BorrowedChannel[] {
  if (primary.streams === null) return [];
  const have = new Set<StreamChannel>(primary.streams.channels);
  const loans: BorrowedChannel[] = [];
  for (const other of others) {
    for (const channel of other.streams?.channels ?? []) {
      if (have.has(channel)) continue;
      have.add(channel);
      loans.push({ channel, from: other.id });
    }
  }
  return loans;
}

function pairs(ids: readonly RecordId[]): readonly string[] {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pairKey(a, b)));
}

function pairKey(a: RecordId, b: RecordId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
