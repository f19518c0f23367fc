import {
  AnswersBecause,
  type BorrowedChannel,
  type Instant,
  MeasuredBy,
  type Merge,
  type MergeReason,
  mergeId,
  type StreamChannel,
  type Workout,
} from '@vitalwire/core';
import { byChoice, byConfiguration, byDevice, byName, WHOLE_SHARE, type Word } from '../believed/criteria.ts';
import { type Criterion, firstDifference, inOrder, least, most } from '../believed/first-difference.ts';
import { nightDetail } from '../believed/night-detail.ts';
import type { SourceRanking } from '../sources/source-ranking.ts';
import { type Mergeable, spanOf } from './match.ts';

/** What covers so much of the same ground is no part, however short: the longest one was left running. */
const SAME_GROUND = 0.95;

/** The merge row of a group: the record that is believed first answers, and is lent what it lacks. */
export function mergeOf(
  group: { readonly members: readonly Mergeable[]; readonly reason: MergeReason },
  ranking: SourceRanking,
  decided: { readonly by: Merge['decidedBy']; readonly at: Instant },
): Merge {
  const { ordered, because } = byWorth(group.members, ranking);
  const [primary, ...others] = ordered;
  if (primary === undefined) throw new RangeError('a merge has members');
  return {
    id: mergeId(group.members.map(({ id }) => id)),
    kind: primary.kind,
    members: group.members.map(({ id }) => id).toSorted(),
    primary: primary.id,
    primaryBecause: because,
    borrowedChannels: primary.kind === 'workout' ? borrowed(primary, others.filter(isWorkout)) : [],
    reason: group.reason,
    decidedBy: decided.by,
    decidedAt: decided.at,
  };
}

/**
 * A workout before the log of its sets; the whole before its parts; then the source that people chose. A recording comes
 * before totals, what measured before what passed it on, and the fuller recording before the thinner one.
 */
function ofTraining(members: readonly Mergeable[], ranking: SourceRanking): readonly Criterion<Mergeable>[] {
  const wordOf = wordsOf(ranking);
  const recorded = (record: Mergeable) => Math.min(1, channelsOf(record));
  const shared = ({ provenance: { sourceId } }: Mergeable) =>
    Number(ranking.measuredBy(sourceId) === MeasuredBy.Sharing);
  return [
    most(AnswersBecause.Recording, ({ kind }) => Number(kind === 'workout')),
    wholeFirst(members),
    byChoice(ranking, wordOf),
    byConfiguration(ranking, wordOf),
    most(AnswersBecause.Recording, recorded),
    ...byDevice(wordOf),
    most(AnswersBecause.Recording, channelsOf),
    most(AnswersBecause.Recording, samplesOf),
    // One file, and the place that it was shared to.
    most(AnswersBecause.Original, (record) => -shared(record)),
    most(AnswersBecause.Measured, detailOf),
    byName(({ provenance }) => provenance),
  ];
}

/** Stages before hours, then the default order: what varies from night to night is not looked at before the name. */
function ofDays(members: readonly Mergeable[], ranking: SourceRanking): readonly Criterion<Mergeable>[] {
  const wordOf = wordsOf(ranking);
  const detail = most<Mergeable>(AnswersBecause.Measured, detailOf);
  const name = byName<Mergeable>(({ provenance }) => provenance);
  const isBody = members.some(({ kind }) => kind === 'bodyMeasurement');
  return [
    wholeFirst(members),
    byChoice(ranking, wordOf),
    byConfiguration(ranking, wordOf),
    most(AnswersBecause.Measured, (record) => (record.kind === 'sleep' ? -nightDetail(record) : 0)),
    ...byDevice(wordOf),
    // A weighing answers with all that it says; of a day and a night each metric has its own source.
    ...(isBody ? [detail, name] : [name, detail]),
  ];
}

/** The most worthy first, and why it is. */
function byWorth(
  members: readonly Mergeable[],
  ranking: SourceRanking,
): { readonly ordered: readonly Mergeable[]; readonly because: AnswersBecause } {
  const training = members.some(({ kind }) => kind === 'workout' || kind === 'strengthSession');
  const criteria = [...(training ? ofTraining(members, ranking) : ofDays(members, ranking)), byId];
  const ordered = inOrder(members, criteria);
  const [first] = ordered;
  const next = ordered.find(({ provenance }) => provenance.sourceId !== first?.provenance.sourceId) ?? ordered[1];
  const difference = first === undefined || next === undefined ? null : firstDifference(first, next, criteria);
  return { ordered, because: difference?.because ?? AnswersBecause.Name };
}

const byId: Criterion<Mergeable> = { because: null, compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) };

function wordsOf(ranking: SourceRanking): (record: Mergeable) => Word {
  return ({ kind, localDate, provenance: { sourceId, device, channel } }) => {
    return { kind, metric: null, localDate, sourceId, device, channel, measuredBy: ranking.measuredBy(sourceId) };
  };
}

/** Time in bed is always longer than the sleep in it: a sleep is measured against sleeps. */
function wholeFirst(members: readonly Mergeable[]): Criterion<Mergeable> {
  const slept = members.filter((record) => record.kind !== 'sleep' || nightDetail(record) < 2);
  const longest = Math.max(...(slept.length === 0 ? members : slept).map(lengthOf));
  const furthest = Math.max(...members.map(distanceOf));
  const isPart = (record: Mergeable) =>
    Number(lengthOf(record) < WHOLE_SHARE * longest && !(furthest > 0 && distanceOf(record) >= SAME_GROUND * furthest));
  return least(AnswersBecause.Whole, isPart);
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
