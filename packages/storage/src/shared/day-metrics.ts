import {
  type AnyRecord,
  type DayMetric,
  dailyMetrics,
  heldMetric,
  type SampleMetric,
  type SampleSeries,
} from '@vitalwire/core';
import { addInPlace, type ExactSum, plus, rounded } from './exact-sum.ts';
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
    addSeries(tallies, record.metric, record.values);
    if (heldMetrics.has(record.metric)) addHeld(tallies, record);
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

/** As `addValue` value by value: a day has up to 86,400 of them. */
function addSeries(tallies: Tallies, name: string, values: readonly (number | null)[]): void {
  const before = tallies.get(name) ?? NONE;
  const sum = [...before.sum];
  let { count, minimum, maximum } = before;
  for (const value of values) {
    if (value === null) continue;
    count++;
    addInPlace(sum, value);
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  if (count > before.count) tallies.set(name, { count, sum, minimum, maximum });
}

const heldMetrics: ReadonlySet<SampleMetric> = new Set(
  Object.values(dailyMetrics).flatMap(({ combine, samples }) =>
    combine === 'mean' && samples !== null ? [samples] : [],
  ),
);

/** Our own rule: a reading says nothing of what is longer ago. Watches look at the heart at rest every five to ten minutes. */
const LONGEST_HOLD_MILLISECONDS = 10 * 60_000;

/** Each value by the time until the next reading; the last one of the series as long as the one before it. */
function addHeld(tallies: Tallies, { offsetSeconds, values }: SampleSeries): void {
  const before = tallies.get(heldMetric) ?? NONE;
  const sum = [...before.sum];
  let { count, minimum, maximum } = before;
  let milliseconds = LONGEST_HOLD_MILLISECONDS;
  // Of whole terms, as most are, a plain sum is exact, too.
  let whole = 0;
  for (let i = 0; i < values.length; i++) {
    const next = offsetSeconds[i + 1];
    if (next !== undefined)
      milliseconds = Math.min(LONGEST_HOLD_MILLISECONDS, Math.round((next - (offsetSeconds[i] ?? 0)) * 1000));
    const value = values[i];
    if (value === null || value === undefined || milliseconds <= 0) continue;
    count += milliseconds;
    const term = value * milliseconds;
    if (Number.isSafeInteger(term) && Number.isSafeInteger(whole + term)) whole += term;
    else addInPlace(sum, term);
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  addInPlace(sum, whole);
  if (count > before.count) tallies.set(heldMetric, { count, sum, minimum, maximum });
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

export type Metrics = { readonly [field: string]: DayMetric };

export function metricsOf(tallies: Tallies): Metrics {
  const metrics = [...tallies].map(([name, tally]) => [name, { ...tally, sum: rounded(tally.sum) }] as const);
  return Object.fromEntries(metrics);
}

/** Ten years of months and weeks, or a year of days, of the kinds that are kept. */
const KEPT_METRICS = 4096;

/**
 * What a packed text says, as it is answered. The same text says the same, so that what was read before is not parsed
 * again: a dashboard is looked at often and changes in its last rows only.
 */
export function createMetricsReader(): (packed: string) => Metrics {
  let recent = new Map<string, Metrics>();
  let before = new Map<string, Metrics>();
  return (packed) => {
    const known = recent.get(packed);
    if (known !== undefined) return known;
    const metrics = before.get(packed) ?? readMetrics(packed);
    if (recent.size === KEPT_METRICS) {
      before = recent;
      recent = new Map();
    }
    recent.set(packed, metrics);
    return metrics;
  };
}

function readMetrics(packed: string): Metrics {
  const stored = parseStored<Record<string, PackedTally>>(packed);
  const metrics: Record<string, DayMetric> = {};
  for (const name in stored) {
    const { count, sum, minimum, maximum } = unpackedTally(stored[name] ?? 0);
    metrics[name] = Object.freeze({ count, sum: rounded(sum), minimum, maximum });
  }
  return Object.freeze(metrics);
}

type PackedTally = number | readonly [count: number, minimum: number, maximum: number, ...sum: number[]];

/** `{"distanceMeters":[count,minimum,maximum,...sum]}`, and of one value, as most days have it, the value alone. */
export function packTallies(tallies: Tallies): string {
  const packed: Record<string, PackedTally> = {};
  for (const [name, tally] of tallies) packed[name] = packedTally(tally);
  return JSON.stringify(packed);
}

function packedTally({ count, sum, minimum, maximum }: Tally): PackedTally {
  return count === 1 && sum.length === 1 && sum[0] === minimum ? minimum : [count, minimum, maximum, ...sum];
}

export function unpackTallies(packed: string): Tallies {
  const tallies: Tallies = new Map();
  const stored = parseStored<Record<string, PackedTally>>(packed);
  for (const name in stored) tallies.set(name, unpackedTally(stored[name] ?? 0));
  return tallies;
}

function unpackedTally(packed: PackedTally): Tally {
  if (typeof packed === 'number') return { count: 1, sum: plus([], packed), minimum: packed, maximum: packed };
  const [count, minimum, maximum, ...sum] = packed;
  return { count, minimum, maximum, sum };
}
