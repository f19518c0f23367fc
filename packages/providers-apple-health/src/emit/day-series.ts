import { instantOf, localDateOfDayNumber, type SampleMetric, type SampleSeries, sampleMetrics } from '@vitalwire/core';
import type { Account } from '../collect/account.ts';
import { type Collected, type Series, wordOf } from '../collect/collector.ts';
import { type Row, rowsOf } from '../collect/rows.ts';
import type { HealthOrigin } from '../collect/sources.ts';
import { baseOf, countByType, type Emitted, type Receipt } from './emitted.ts';

/** The rows of one metric of one origin in one block of days, by start. */
export interface MetricRows {
  readonly metric: SampleMetric;
  readonly origin: HealthOrigin;
  readonly rows: readonly Row[];
}

/** What a series may hold: a row that lasts longer is no measurement of a day. */
const LONGEST_SECONDS = 48 * 3600;
const TOO_LONG = 'It lasts for more than two days.';

/** Series of samples by metric and origin, in an order that does not depend on the file's. */
export function metricGroups(
  series: readonly Series[],
): readonly { readonly metric: SampleMetric; readonly origin: HealthOrigin; readonly series: readonly Series[] }[] {
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

export function metricRowsOf(
  collected: Collected,
  group: ReturnType<typeof metricGroups>[number],
  block: number,
  account: Account,
): MetricRows {
  const rows = rowsOf(collected, group.series, block, account).filter(({ durationSeconds, series }) => {
    if (durationSeconds <= LONGEST_SECONDS) return true;
    account.rejected(wordOf(series.type), TOO_LONG);
    return false;
  });
  return { metric: group.metric, origin: group.origin, rows };
}

/** One record a local day. */
export function* daySeries({ metric, origin, rows }: MetricRows, receipt: Receipt): Generator<Emitted> {
  for (const [day, ofDay] of byDay(rows))
    yield { record: seriesOf(metric, origin, day, ofDay, receipt), rows: countByType(ofDay) };
}

/** Rows lie in order of time, and days with them but for journeys across the date line: a map keeps those together. */
export function byDay(rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> {
  const days = new Map<number, Row[]>();
  for (const row of rows) {
    const day = days.get(row.day);
    if (day === undefined) days.set(row.day, [row]);
    else day.push(row);
  }
  return days;
}

function seriesOf(
  metric: SampleMetric,
  origin: HealthOrigin,
  day: number,
  rows: readonly Row[],
  receipt: Receipt,
): SampleSeries {
  const startSeconds = rows[0]?.startSeconds ?? 0;
  const count = rows.length;
  const offsetSeconds = new Array<number>(count);
  const values = new Array<number>(count);
  const durations = new Array<number>(count);
  let endSeconds = startSeconds;
  let lasting = sampleMetrics[metric].combine === 'sum';
  let offset = rows[0]?.utcOffsetMinutes ?? null;
  for (let i = 0; i < count; i++) {
    const row = rows[i] as Row;
    offsetSeconds[i] = row.startSeconds - startSeconds;
    values[i] = row.value;
    durations[i] = row.durationSeconds;
    if (row.durationSeconds > 0) lasting = true;
    if (row.utcOffsetMinutes === null) offset = null;
    endSeconds = Math.max(endSeconds, row.startSeconds + row.durationSeconds);
  }
  return {
    ...baseOf('samples', `${metric}/${origin.key}/${localDateOfDayNumber(day)}`, origin.device, receipt, {
      startSeconds,
      endSeconds,
      day,
      utcOffsetMinutes: offset,
    }),
    end: instantOf(endSeconds * 1000),
    metric,
    offsetSeconds,
    values,
    ...(lasting ? { durationSeconds: durations } : {}),
  };
}
