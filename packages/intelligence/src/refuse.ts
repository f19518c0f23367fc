import { HealthError } from '@vitalwire/core';

/** Throws for input that cannot be: a mistake of the caller, not a lack of data. */
export function refuse(path: string, message: string): never {
  throw new HealthError('invalid-input', `${path} ${message}`, { issues: [{ path, message }] });
}

export function requireFinite(path: string, value: number): void {
  if (!Number.isFinite(value)) refuse(path, `must be a finite number, not ${value}.`);
}

export function requirePositive(path: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) refuse(path, `must be above 0, not ${value}.`);
}

export function requireNotNegative(path: string, value: number): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) refuse(path, `must be 0 or more, not ${value}.`);
}

export function requireBetween(path: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) refuse(path, `must be ${low} to ${high}, not ${value}.`);
}

export function requireWhole(path: string, value: number, low: number): void {
  if (!(Number.isInteger(value) && value >= low))
    refuse(path, `must be a whole number of at least ${low}, not ${value}.`);
}

/** A word that a caller without types may have misspelt. */
export function requireOneOf(path: string, value: unknown, words: readonly unknown[]): void {
  if (!words.includes(value)) refuse(path, `must be one of ${words.join(', ')}.`);
}

export function requireSameLength(path: string, a: ArrayLike<unknown>, b: ArrayLike<unknown>): void {
  if (a.length !== b.length) refuse(path, `must be as long as its companion: ${a.length} against ${b.length} samples.`);
}

/** One value a day, each finite and not negative. */
export function requireLoads(path: string, loads: ArrayLike<number>): void {
  for (let i = 0; i < loads.length; i++) requireNotNegative(`${path}.${i}`, loads[i] ?? Number.NaN);
}

/** Samples may be missing (NaN), never infinite; `negative` says whether they may be below 0. */
export function requireSamples(
  path: string,
  samples: Float64Array,
  negative: 'negative-allowed' | 'not-negative',
): void {
  const low = negative === 'not-negative' ? 0 : Number.NEGATIVE_INFINITY;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] ?? 0;
    if (value < low || value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
      refuse(
        `${path}.${i}`,
        `must be missing (NaN) or a finite number${low === 0 ? ' of at least 0' : ''}, not ${value}.`,
      );
    }
  }
}

/** Maximum above resting heart rate, both possible. */
export function requireHeartRateRange(restingHeartRateBpm: number, maximumHeartRateBpm: number): void {
  requirePositive('restingHeartRateBpm', restingHeartRateBpm);
  requirePositive('maximumHeartRateBpm', maximumHeartRateBpm);
  if (maximumHeartRateBpm <= restingHeartRateBpm) {
    refuse(
      'maximumHeartRateBpm',
      `must be above the resting heart rate of ${restingHeartRateBpm} bpm, not ${maximumHeartRateBpm}.`,
    );
  }
}
