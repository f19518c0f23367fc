import type { AnyRecord, DayMetric } from '@vitalwire/core';
import { type ExactSum, plus, rounded } from './exact-sum.ts';
import { parseStored } from './parse-stored.ts';

/** Numbers of a record that are no measurement. */
const NOT_MEASURED: ReadonlySet<string> = new Set(['utcOffsetMinutes']);

interface Tally {
  readonly count: number;
  readonly sum: ExactSum;
  readonly minimum: number;
  readonly maximum: number;
}

/** By field name, or by metric for samples. */
export type Tallies = Map<string, Tally>;

/** Each source's totals of a day stay in reach, whichever of them answers: sources are chosen metric by metric. */
export function countsAlways({ kind }: AnyRecord): boolean {
  return kind === 'dailySummary';
}

/** Every number that a record states as a field of its own, and every value of a series under the name of its metric. */
export function addMetrics(tallies: Tallies, record: AnyRecord): void {
  if (record.kind === 'samples') {
    for (const value of record.values) if (value !== null) addValue(tallies, record.metric, value);
    return;
  }
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'number' && !NOT_MEASURED.has(name)) addValue(tallies, name, value);
  }
}

function addValue(tallies: Tallies, name: string, value: number): void {
  const { count, sum, minimum, maximum } = tallies.get(name) ?? NONE;
  tallies.set(name, {
    count: count + 1,
    sum: plus(sum, value),
    minimum: Math.min(minimum, value),
    maximum: Math.max(maximum, value),
  });
}

/** Adds what other records have made. */
export function addTallies(tallies: Tallies, more: Tallies): void {
  for (const [name, { count, sum, minimum, maximum }] of more) {
    const before = tallies.get(name) ?? NONE;
    tallies.set(name, {
      count: before.count + count,
      sum: sum.reduce<ExactSum>(plus, before.sum),
      minimum: Math.min(before.minimum, minimum),
      maximum: Math.max(before.maximum, maximum),
    });
  }
}
const NONE: Tally = { count: 0, sum: [], minimum: Number.POSITIVE_INFINITY, maximum: Number.NEGATIVE_INFINITY };

export function metricsOf(tallies: Tallies): { readonly [field: string]: DayMetric } {
  const metrics = [...tallies].map(([name, tally]) => [name, { ...tally, sum: rounded(tally.sum) }] as const);
  return Object.fromEntries(metrics);
}

/** `{"distanceMeters":[count,minimum,maximum,...sum]}` */
export function packTallies(tallies: Tallies): string {
  const rows = [...tallies].map(([name, { count, sum, minimum, maximum }]) => [
    name,
    [count, minimum, maximum, ...sum],
  ]);
  return JSON.stringify(Object.fromEntries(rows));
}

export function unpackTallies(packed: string): Tallies {
  const rows = Object.entries(parseStored<Record<string, [number, number, number, ...number[]]>>(packed));
  return new Map(rows.map(([name, [count, minimum, maximum, ...sum]]) => [name, { count, minimum, maximum, sum }]));
}
