import { requireWhole } from '../refuse.ts';
import { type Era, eraSpans } from './eras.ts';

const FEWEST_AROUND = 5;

/**
 * The series with each era about its own mean, and without the mean of `slowDays` around each day when given (missing
 * where fewer than 5 of them are known).
 */
export function comparable(series: Float64Array, eras: readonly Era[] = [], slowDays?: number): Float64Array {
  if (slowDays !== undefined) requireWhole('slowDays', slowDays, 7);
  const spans = eraSpans(eras, series.length);
  if (slowDays === undefined && spans.length < 2) return series;
  const answer = series.slice();
  for (const { from, to } of spans) {
    const half = slowDays === undefined ? to - from : Math.floor(slowDays / 2);
    // Sums of differences to one value: precise whatever the offset.
    const base = series.subarray(from, to).find((value) => value === value) ?? 0;
    const sums = new Float64Array(to - from + 1);
    const counts = new Int32Array(to - from + 1);
    for (let day = from; day < to; day++) {
      const value = series[day]!;
      const known = value === value;
      sums[day - from + 1] = sums[day - from]! + (known ? value - base : 0);
      counts[day - from + 1] = counts[day - from]! + (known ? 1 : 0);
    }
    for (let day = from; day < to; day++) {
      const first = Math.max(0, day - from - half);
      const last = Math.min(to - from, day - from + half + 1);
      const count = counts[last]! - counts[first]!;
      const enough = count >= (slowDays === undefined ? 1 : FEWEST_AROUND);
      answer[day] = enough ? series[day]! - base - (sums[last]! - sums[first]!) / count : Number.NaN;
    }
  }
  return answer;
}
