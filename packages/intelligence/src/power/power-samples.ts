import { refuse, requireSamples } from '../refuse.ts';

/** Above this share of missing samples a power figure says so. */
const TOLERATED_SHARE = 0.01;

export function gapWarning(missing: number, count: number): readonly string[] {
  if (missing <= count * TOLERATED_SHARE) return [];
  return [`${((100 * missing) / count).toFixed(1)} % of the samples had no power and counted as 0 W.`];
}

/** Finds the sample that made a sum impossible and throws with its place. */
export function refusePower(path: string, watts: Float64Array): never {
  requireSamples(path, watts, 'not-negative');
  return refuse(path, 'is too large for a sum of doubles.');
}
