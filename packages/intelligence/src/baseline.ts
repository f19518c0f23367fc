import { refuse, requireWhole } from './refuse.ts';

/** Mean and standard deviation (n - 1) of two values or more; equal values have a deviation of exactly 0. */
export function meanAndSd(values: readonly number[]): readonly [mean: number, sd: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.every((value) => value === values[0])) return [values[0] ?? Number.NaN, 0];
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / (values.length - 1))];
}

/** What today is measured against. */
export interface BaselineRule {
  /** Days before today that make the baseline: 60 unless given. Today is not among them. */
  readonly baselineDays?: number;
  /** Days of the baseline that need a value: 14 unless given. */
  readonly fewestBaselineDays?: number;
  /**
   * Days, today included, that were measured with the present device. Older ones are left out: two devices differ by
   * more than a person does from day to day. All days unless given.
   */
  readonly presentDeviceDays?: number;
}

export interface Baseline {
  readonly mean: number;
  readonly sd: number;
  /** Days that had a value. */
  readonly days: number;
}

/** Baseline of the days before the last, or a sentence about what it lacks. */
export function baselineOf(
  path: string,
  dailyValues: readonly (number | null)[],
  { baselineDays = 60, fewestBaselineDays = 14, presentDeviceDays }: BaselineRule,
): Baseline | string {
  requireWhole('baselineDays', baselineDays, 2);
  requireWhole('fewestBaselineDays', fewestBaselineDays, 2);
  if (presentDeviceDays !== undefined) requireWhole('presentDeviceDays', presentDeviceDays, 0);
  for (const [day, value] of dailyValues.entries())
    if (value !== null && !Number.isFinite(value)) refuse(`${path}.${day}`, `must be a finite number or null.`);
  const reach = Math.min(baselineDays, (presentDeviceDays ?? Number.POSITIVE_INFINITY) - 1, dailyValues.length - 1);
  const known = dailyValues.slice(-1 - Math.max(0, reach), -1).filter((value) => value !== null);
  if (known.length < fewestBaselineDays)
    return `${known.length} of ${fewestBaselineDays} days with a value before today`;
  const [mean, sd] = meanAndSd(known);
  return sd === 0 ? `${known.length} equal days before today` : { mean, sd, days: known.length };
}
