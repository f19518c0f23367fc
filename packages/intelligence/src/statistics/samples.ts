import { type DailyValues, knownValues, meanOf, readSeries, squaredDeviations } from './series.ts';

/** The known values, in their order. */
export function sampleOf(path: string, values: DailyValues): Float64Array {
  return knownValues(readSeries(path, values)).y;
}

/** SD with n - 1. */
export function sampleSd(values: ArrayLike<number>): number {
  return Math.sqrt(squaredDeviations(values, meanOf(values)) / (values.length - 1));
}
