import {
  type BorrowedChannel,
  type Instant,
  type Merge,
  type MergeReason,
  mergeId,
  type StreamChannel,
  type Workout,
} from '@vitalwire/core';
import type { SourceRanking } from '../sources/source-ranking.ts';
import { type Mergeable, spanOf } from './match.ts';

/** A record that covers less than this share of the longest one has only a part of the event to tell, */
const WHOLE_SHARE = 0.8;
/** unless it covers the same ground: then the longest one was left running. */
const SAME_GROUND = 0.95;

/** The merge row of a group: the record that says most answers, and is lent what it lacks. */
export function mergeOf(
  group: { readonly members: readonly Mergeable[]; readonly reason: MergeReason },
  ranking: SourceRanking,
  decided: { readonly by: Merge['decidedBy']; readonly at: Instant },
): Merge {
  const [primary, ...others] = byWorth(group.members, ranking);
  if (primary === undefined) throw new RangeError('a merge has members');
  return {
    id: mergeId(group.members.map(({ id }) => id)),
    kind: primary.kind,
    members: group.members.map(({ id }) => id).toSorted(),
    primary: primary.id,
    borrowedChannels: primary.kind === 'workout' ? borrowed(primary, others.filter(isWorkout)) : [],
    reason: group.reason,
    decidedBy: decided.by,
    decidedAt: decided.at,
  };
}

/**
 * A workout before the log of its sets; the whole before its parts; then the source that is preferred on the day, more
 * channels, more samples, more said. Between equals the name of the source decides, so that two devices that say the same do
 * not take turns, then the id.
 */
function byWorth(members: readonly Mergeable[], ranking: SourceRanking): readonly Mergeable[] {
  const longest = Math.max(...members.map(lengthOf));
  const furthest = Math.max(...members.map(distanceOf));
  const isPart = (record: Mergeable) =>
    Number(lengthOf(record) < WHOLE_SHARE * longest && !(furthest > 0 && distanceOf(record) >= SAME_GROUND * furthest));
  const rank = ({ kind, localDate, provenance }: Mergeable) => ranking.rank(kind, null, localDate, provenance.sourceId);
  return members.toSorted(
    (a, b) =>
      Number(b.kind === 'workout') - Number(a.kind === 'workout') ||
      isPart(a) - isPart(b) ||
      rank(a) - rank(b) ||
      channelsOf(b) - channelsOf(a) ||
      samplesOf(b) - samplesOf(a) ||
      detailOf(b) - detailOf(a) ||
      bySource(a, b) ||
      (a.id < b.id ? -1 : 1),
  );
}

function bySource({ provenance: { sourceId: a } }: Mergeable, { provenance: { sourceId: b } }: Mergeable): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function lengthOf(record: Mergeable): number {
  const { startMs, endMs } = spanOf(record);
  return endMs - startMs;
}

function distanceOf(record: Mergeable): number {
  return record.kind === 'workout' ? (record.distanceMeters ?? 0) : 0;
}

function channelsOf(record: Mergeable): number {
  return record.kind === 'workout' ? (record.streams?.channels.length ?? 0) : 0;
}

function samplesOf(record: Mergeable): number {
  return record.kind === 'workout' ? (record.streams?.sampleCount ?? 0) : 0;
}

/** Laps and stages before single values. */
function detailOf(record: Mergeable): number {
  const lists = Object.values(record).filter((value): value is readonly unknown[] => Array.isArray(value));
  return 100 * lists.reduce((sum, list) => sum + list.length, 0) + Object.keys(record).length;
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

function isWorkout(record: Mergeable): record is Workout {
  return record.kind === 'workout';
}
