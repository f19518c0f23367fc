import {
  type DailyMetric,
  type DailyQuery,
  type DailyValue,
  type DayMetric,
  type DayTotal,
  dailyMetrics,
  type LocalDate,
  millisecondsOf,
  type ReadCall,
  type SampleSeries,
  type SourceId,
  type Storage,
} from '@vitalwire/core';
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

/** A source's own value of the day is better than what is made of its samples; of each source one is taken. */
function candidatesOf(totals: readonly DayTotal[], metric: DailyMetric): readonly Candidate[] {
  const all = allOf(totals, metric);
  // Where any source gives the day as a whole, parts of days do not compete with it.
  return all.some(({ from }) => from === 'summary') ? all.filter(({ from }) => from === 'summary') : all;
}

function allOf(totals: readonly DayTotal[], metric: DailyMetric): readonly Candidate[] {
  const { samples, combine } = dailyMetrics[metric];
  const found = new Map<SourceId, Candidate>();
  for (const { sourceId, subtype, metrics } of totals) {
    const own = subtype === '' ? metrics[metric] : undefined;
    const made = subtype === samples && samples !== null ? metrics[samples] : undefined;
    if (own !== undefined) found.set(sourceId, { sourceId, value: valueOfDay(own, combine), from: 'summary' });
    else if (made !== undefined && !found.has(sourceId))
      found.set(sourceId, { sourceId, value: valueOfSamples(made, combine), from: 'samples' });
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

function valueOfSamples({ count, sum, minimum, maximum }: DayMetric, combine: Combine): number {
  switch (combine) {
    case 'total':
      return sum;
    case 'mean':
      return sum / count;
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
  const [best, ...others] = inOrder(candidates, metric, localDate, ranking);
  if (best === undefined) return null;
  const choice = ranking.choice('dailySummary', metric, localDate);
  const decided = choice?.ranking.includes(best.sourceId) === true;
  return {
    localDate,
    metric,
    value: best.value,
    sourceId: best.sourceId,
    from: best.from,
    because: decided ? 'chosen' : others.length === 0 ? 'only' : 'preferred',
    choiceId: decided ? (choice?.id ?? null) : null,
    others: others.map(({ sourceId, value }) => ({ sourceId, value })),
    parts: [],
  };
}

/** By preference; of equally preferred ones that which counted more, then by id. */
function inOrder(
  candidates: readonly Candidate[],
  metric: DailyMetric,
  day: LocalDate,
  ranking: SourceRanking,
): readonly Candidate[] {
  const rank = ({ sourceId }: Candidate) => ranking.rank('dailySummary', metric, day, sourceId);
  const total = dailyMetrics[metric].combine === 'total';
  return candidates.toSorted(
    (a, b) => rank(a) - rank(b) || (total ? b.value - a.value : 0) || (a.sourceId < b.sourceId ? -1 : 1),
  );
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
  const ordered = inOrder(candidates, value.metric, value.localDate, ranking);
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
