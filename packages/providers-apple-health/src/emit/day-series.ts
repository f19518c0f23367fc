import { instantOf, localDateOfDayNumber, type SampleMetric, type SampleSeries, sampleMetrics } from '@vitalwire/core';
import type { Series } from '../collect/collector.ts';
import type { HealthOrigin } from '../collect/sources.ts';
import { baseOf, type Emitted, type Receipt } from './emitted.ts';
import type { MetricColumns } from './metric-columns.ts';

/** The series of one metric of one origin. */
export interface MetricGroup {
  readonly metric: SampleMetric;
  readonly origin: HealthOrigin;
  readonly series: readonly Series[];
}

/** One day of one metric of one origin, given out. */
export interface DaySeries extends Emitted {
  readonly record: SampleSeries;
  readonly day: number;
  readonly origin: HealthOrigin;
}

/** In an order that does not depend on the file's. */
export function metricGroups(series: readonly Series[]): readonly MetricGroup[] {
  const groups = new Map<string, { metric: SampleMetric; origin: HealthOrigin; series: Series[] }>();
  for (const each of series) {
    if (each.meaning.to !== 'samples') continue;
    const { metric } = each.meaning;
    const key = `${metric} ${each.origin.key}`;
    const group = groups.get(key) ?? { metric, origin: each.origin, series: [] };
    group.series.push(each);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** One record a local day. */
export function* daySeries(group: MetricGroup, rows: MetricColumns, receipt: Receipt): Generator<DaySeries> {
  for (let from = 0; from < rows.count; ) {
    const day = rows.days[from]!;
    let to = from + 1;
    while (to < rows.count && rows.days[to] === day) to++;
    // Every type has a metric of its own.
    const what = group.series[0]?.type ?? '';
    yield {
      record: seriesOf(group, rows, from, to, receipt),
      rows: [{ what, count: to - from }],
      day,
      origin: group.origin,
    };
    from = to;
  }
}

function seriesOf(
  { metric, origin, series }: MetricGroup,
  rows: MetricColumns,
  from: number,
  to: number,
  receipt: Receipt,
): SampleSeries {
  const startSeconds = rows.startSeconds[from]!;
  const day = rows.days[from]!;
  const count = to - from;
  const offsetSeconds = new Array<number>(count);
  const values = new Array<number>(count);
  let endSeconds = startSeconds;
  let lasting = sampleMetrics[metric].combine === 'sum';
  let recorded = true;
  for (let i = 0; i < count; i++) {
    const start = rows.startSeconds[from + i]!;
    const duration = rows.durationSeconds[from + i]!;
    offsetSeconds[i] = start - startSeconds;
    values[i] = rows.values[from + i]!;
    if (duration > 0) lasting = true;
    if (start + duration > endSeconds) endSeconds = start + duration;
    if (series[rows.series[from + i]!]?.zone.recorded !== true) recorded = false;
  }
  const zone = series[rows.series[from]!]?.zone;
  return {
    ...baseOf('samples', `${metric}/${origin.key}/${localDateOfDayNumber(day)}`, origin.device, receipt, {
      startSeconds,
      endSeconds,
      day,
      utcOffsetMinutes: recorded && zone !== undefined ? zone.offsetMinutes(startSeconds) : null,
    }),
    end: instantOf(endSeconds * 1000),
    metric,
    offsetSeconds,
    values,
    ...(lasting ? { durationSeconds: durations(rows, from, to) } : {}),
  };
}

/** A loop: a list that is made of the columns at once grows and is copied as it is filled. */
function durations(rows: MetricColumns, from: number, to: number): readonly number[] {
  const seconds = new Array<number>(to - from);
  for (let i = from; i < to; i++) seconds[i - from] = rows.durationSeconds[i]!;
  return seconds;
}
