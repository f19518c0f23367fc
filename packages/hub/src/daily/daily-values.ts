import {
  AnswersBecause,
  type DailyMetric,
  type DailyQuery,
  type DailyValue,
  type DayMetric,
  type DayTotal,
  dailyMetrics,
  heldMetric,
  type LocalDate,
  millisecondsOf,
  type ReadCall,
  type SampleSeries,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
import { byChoice, byConfiguration, byDevice, byName } from '../believed/criteria.ts';
import { type Criterion, firstDifference, inOrder, least } from '../believed/first-difference.ts';
import type { SourceCatalogue } from '../sources/source-catalogue.ts';
import { createSourceRanking, type SourceRanking } from '../sources/source-ranking.ts';
import { leftApart } from '../sources/terms.ts';
import { type CountingSource, countOnce } from './count-once.ts';

/** What one source says of one metric on one day. */
interface Candidate {
  readonly sourceId: SourceId;
  readonly value: number;
  readonly from: DailyValue['from'];
}

/** The source of each metric and day, from the roll-ups; samples themselves are read only where several sources counted. */
export async function dailyValues(
  storage: Storage,
  catalogue: SourceCatalogue,
  readable: (sourceId: SourceId) => boolean,
  { dates, metrics, sourceIds }: DailyQuery,
  { owner, signal }: ReadCall,
): Promise<readonly DailyValue[]> {
  const asked = sourceIds === undefined ? null : new Set(sourceIds);
  const usable = (id: SourceId) => readable(id) && (asked === null || asked.has(id));
  const sampled = [...new Set(metrics.map((metric) => dailyMetrics[metric].samples))].filter((name) => name !== null);
  const summaries = await storage.records.dayTotals(owner, { kind: 'dailySummary', dates });
  const series =
    sampled.length === 0 ? [] : await storage.records.dayTotals(owner, { kind: 'samples', dates, subtypes: sampled });
  const ranking = createSourceRanking(await storage.choices.list(owner), catalogue);
  const byDay = Map.groupBy(
    [...summaries, ...series].filter(({ sourceId }) => usable(sourceId)),
    ({ localDate }) => localDate,
  );
  const apart = new Map(metrics.map((metric) => [metric, apartFor(metric, byDay, catalogue)]));
  const values: DailyValue[] = [];
  for (const day of [...byDay.keys()].sort()) {
    signal.throwIfAborted();
    for (const metric of metrics) {
      const all = byDay.get(day) ?? [];
      const leftOut = apart.get(metric) ?? none;
      const candidates = candidatesOf(
        leftOut.size === 0 ? all : all.filter(({ sourceId }) => !leftOut.has(sourceId)),
        metric,
        day,
        ranking,
      );
      const found = chosen(day, metric, candidates, ranking);
      if (found === null) continue;
      const value = leftOut.size === 0 ? found : withApart(found, all, metric, leftOut);
      const counted =
        value.from === 'samples' && value.others.length > 0 && dailyMetrics[metric].combine === 'total'
          ? await countedOnce(storage, value, candidates, ranking, owner)
          : null;
      values.push(counted ?? value);
    }
  }
  return values;
}

const none: ReadonlySet<SourceId> = new Set();

/** Over all days of the question, so that what adds the days up counts no two sources together that must not be. */
function apartFor(
  metric: DailyMetric,
  byDay: ReadonlyMap<LocalDate, readonly DayTotal[]>,
  catalogue: SourceCatalogue,
): ReadonlySet<SourceId> {
  if (catalogue.separate.size === 0) return none;
  const sources = [...byDay.values()].flatMap((totals) => allOf(totals, metric).map(({ sourceId }) => sourceId));
  return new Set(leftApart(catalogue, [...new Set(sources)]));
}

function withApart(
  value: DailyValue,
  totals: readonly DayTotal[],
  metric: DailyMetric,
  leftOut: ReadonlySet<SourceId>,
): DailyValue {
  const apart = allOf(totals, metric).flatMap(({ sourceId }) => (leftOut.has(sourceId) ? [sourceId] : []));
  return apart.length === 0 ? value : { ...value, apart };
}

/**
 * A source's own value of the day is better than what is made of its samples; of each source one is taken. Where any
 * source gives the day as a whole, parts of days do not compete with it, unless the person chose their source.
 */
function candidatesOf(
  totals: readonly DayTotal[],
  metric: DailyMetric,
  day: LocalDate,
  ranking: SourceRanking,
): readonly Candidate[] {
  const all = allOf(totals, metric);
  if (all.every(({ from }) => from === 'samples')) return all;
  const chosen = ranking.choice('dailySummary', metric, day)?.ranking ?? [];
  return all.filter(({ from, sourceId }) => from === 'summary' || chosen.includes(sourceId));
}

function allOf(totals: readonly DayTotal[], metric: DailyMetric): readonly Candidate[] {
  const { samples, combine } = dailyMetrics[metric];
  const found = new Map<SourceId, Candidate>();
  for (const { sourceId, subtype, metrics } of totals) {
    const own = subtype === '' ? metrics[metric] : undefined;
    const made = subtype === samples && samples !== null ? metrics[samples] : undefined;
    if (own !== undefined) found.set(sourceId, { sourceId, value: valueOfDay(own, combine), from: 'summary' });
    else if (made !== undefined && !found.has(sourceId))
      found.set(sourceId, {
        sourceId,
        value: valueOfSamples(made, metrics[heldMetric] ?? made, combine),
        from: 'samples',
      });
  }
  return [...found.values()];
}

type Combine = (typeof dailyMetrics)[DailyMetric]['combine'];

/** A source has one value a day. Two records of it are two readings of one day, of which the later says more. */
function valueOfDay({ count, sum, minimum, maximum }: DayMetric, combine: Combine): number {
  if (count === 1) return sum;
  if (combine === 'mean') return sum / count;
  return combine === 'minimum' ? minimum : maximum;
}

/** @param overTime the same values by the time that each held */
function valueOfSamples({ sum, minimum, maximum }: DayMetric, overTime: DayMetric, combine: Combine): number {
  switch (combine) {
    case 'total':
      return sum;
    case 'mean':
      return overTime.sum / overTime.count;
    case 'minimum':
      return minimum;
    case 'maximum':
      return maximum;
  }
}

function chosen(
  localDate: LocalDate,
  metric: DailyMetric,
  candidates: readonly Candidate[],
  ranking: SourceRanking,
): DailyValue | null {
  const criteria = criteriaOf(candidates, metric, localDate, ranking);
  const [best, ...others] = inOrder(candidates, criteria);
  if (best === undefined) return null;
  const [next] = others;
  const because = next === undefined ? AnswersBecause.Only : firstDifference(best, next, criteria)?.because;
  // Also of a source that is alone: the person asked for it.
  const choice = ranking.choice('dailySummary', metric, localDate);
  const decided = choice?.ranking.includes(best.sourceId) === true;
  return {
    localDate,
    metric,
    value: best.value,
    sourceId: best.sourceId,
    from: best.from,
    because: decided ? AnswersBecause.Chosen : (because ?? AnswersBecause.Name),
    choiceId: decided ? (choice?.id ?? null) : null,
    others: others.map(({ sourceId, value }) => ({ sourceId, value })),
    parts: [],
  };
}

/** Of counts that differ by more than this share, the lower one is of a device that was not worn that day. */
const WORN_SHARE = 0.5;
/** What a device at rest does not count, and one that is worn counts all day. */
const worn: ReadonlySet<DailyMetric> = new Set(['steps', 'distanceMeters']);

/** By what people chose, then what was worn, then the default order. */
function criteriaOf(
  candidates: readonly Candidate[],
  metric: DailyMetric,
  localDate: LocalDate,
  ranking: SourceRanking,
): readonly Criterion<Candidate>[] {
  const kind = 'dailySummary';
  const most = Math.max(...candidates.map(({ value }) => value));
  const left = ({ value }: Candidate) => Number(worn.has(metric) && value < WORN_SHARE * most);
  const wordOf = ({ sourceId }: Candidate) => {
    return { kind, metric, localDate, sourceId, device: null, measuredBy: ranking.measuredBy(sourceId) } as const;
  };
  return [
    byChoice(ranking, wordOf),
    byConfiguration(ranking, wordOf),
    least(AnswersBecause.Whole, left),
    ...byDevice(wordOf),
    byName(({ sourceId }) => ({ sourceId })),
  ];
}

async function countedOnce(
  storage: Storage,
  value: DailyValue,
  candidates: readonly Candidate[],
  ranking: SourceRanking,
  owner: ReadCall['owner'],
): Promise<DailyValue | null> {
  const { samples } = dailyMetrics[value.metric];
  if (samples === null) return null;
  const counting = candidates.filter(({ from }) => from === 'samples');
  const ordered = inOrder(counting, criteriaOf(counting, value.metric, value.localDate, ranking));
  const records = await storage.records.list(owner, {
    kind: 'samples',
    subtypes: [samples],
    dates: { from: value.localDate, to: value.localDate },
    sourceIds: ordered.map(({ sourceId }) => sourceId),
    order: 'oldest-first',
  });
  const bySource = Map.groupBy(records, ({ provenance }) => provenance.sourceId);
  const sources = ordered.map(
    ({ sourceId }): CountingSource => ({
      sourceId,
      intervals: (bySource.get(sourceId) ?? []).flatMap(intervalsOf),
    }),
  );
  const { total, parts } = countOnce(sources);
  return { ...value, value: total, parts };
}

/** A sample without a length of its own lasts until the next one, the last one until the end of the series. */
function intervalsOf({ start, end, offsetSeconds, values, durationSeconds }: SampleSeries) {
  const startMs = millisecondsOf(start);
  return values.flatMap((value, i) => {
    if (value === null) return [];
    const from = startMs + (offsetSeconds[i] ?? 0) * 1000;
    const length = durationSeconds?.[i];
    const next = offsetSeconds[i + 1];
    const to =
      length !== undefined ? from + length * 1000 : next !== undefined ? startMs + next * 1000 : millisecondsOf(end);
    return [{ startMs: from, endMs: Math.max(from, to), value }];
  });
}
