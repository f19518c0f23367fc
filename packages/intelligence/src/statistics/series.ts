import { refuse, requireBetween } from '../refuse.ts';

/** One value a calendar day, oldest first; `null` or NaN for a day without one. A Float64Array with NaN is the quick form. */
export type DailyValues = ArrayLike<number | null>;

/** Squares and fourth powers of what lies below stay finite. */
const LARGEST = 1e70;

/** A confidence interval of the stated level. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A copy with NaN for what is missing. @throws HealthError `invalid-input` for infinite or absurdly large numbers */
export function readSeries(path: string, values: DailyValues): Float64Array {
  const copy = new Float64Array(values.length);
  for (let i = 0; i < copy.length; i++) {
    const value = values[i];
    copy[i] = value === null || value === undefined ? Number.NaN : value;
    if (value !== null && value !== undefined && Math.abs(value) > LARGEST) {
      refuse(`${path}.${i}`, `must be missing (null or NaN) or a finite number up to ${LARGEST}, not ${value}.`);
    }
  }
  return copy;
}

/** @throws HealthError `invalid-input` */
export function requireLevel(level: number): void {
  requireBetween('level', level, 0.5, 0.9999);
}

/** The known values with the index of their day. */
export interface KnownValues {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export function knownValues(series: Float64Array): KnownValues {
  const count = countKnown(series);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  let n = 0;
  for (let i = 0; i < series.length; i++) {
    const value = series[i]!;
    if (value !== value) continue;
    x[n] = i;
    y[n++] = value;
  }
  return { x, y };
}

export function countKnown(series: Float64Array): number {
  let count = 0;
  for (const value of series) if (value === value) count++;
  return count;
}

/** Mean, corrected by the mean of what the first pass left over. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / values.length;
  let rest = 0;
  for (let i = 0; i < values.length; i++) rest += values[i]! - mean;
  return mean + rest / values.length;
}

/** Sum of squared deviations; exactly 0 for a constant series, whose mean may be off by its last bit. */
export function squaredDeviations(values: ArrayLike<number>, mean: number): number {
  let sum = 0;
  let constant = true;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i]! - mean;
    sum += deviation * deviation;
    if (values[i] !== values[0]) constant = false;
  }
  return constant ? 0 : sum;
}

/** Of ascending values. */
export function medianOfSorted(sorted: ArrayLike<number>): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function medianOf(values: Float64Array): number {
  return medianOfSorted(values.toSorted());
}
