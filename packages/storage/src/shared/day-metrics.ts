import type { AnyRecord, DayMetric } from '@vitalwire/core';
import { parseStored } from './parse-stored.ts';

/** Numbers of a record that are no measurement. */
const NOT_MEASURED: ReadonlySet<string> = new Set(['utcOffsetMinutes']);

type Metrics = Map<string, DayMetric>;

/** Every number that a record states as a field of its own, and every value of a series under the name of its metric. */
export function addMetrics(metrics: Metrics, record: AnyRecord): void {
  if (record.kind === 'samples') {
    for (const value of record.values) if (value !== null) addValue(metrics, record.metric, value);
    return;
  }
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'number' && !NOT_MEASURED.has(name)) addValue(metrics, name, value);
  }
}

function addValue(metrics: Metrics, name: string, value: number): void {
  const known = metrics.get(name);
  metrics.set(
    name,
    known === undefined
      ? { count: 1, sum: value, minimum: value, maximum: value }
      : {
          count: known.count + 1,
          sum: known.sum + value,
          minimum: Math.min(known.minimum, value),
          maximum: Math.max(known.maximum, value),
        },
  );
}

export function packMetrics(metrics: Metrics): string {
  const rows = [...metrics].map(([name, { count, sum, minimum, maximum }]) => [name, [count, sum, minimum, maximum]]);
  return JSON.stringify(Object.fromEntries(rows));
}

export function unpackMetrics(packed: string): { readonly [name: string]: DayMetric } {
  const rows = Object.entries(parseStored<Record<string, readonly [number, number, number, number]>>(packed));
  return Object.fromEntries(
    rows.map(([name, [count, sum, minimum, maximum]]) => [name, { count, sum, minimum, maximum }]),
  );
}
