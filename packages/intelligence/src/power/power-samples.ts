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

/** Mean power, missing samples counted as 0 W; `null` when no sample has power. */
export function averagePower(path: string, watts: Float64Array): number | null {
  let sum = 0;
  let present = 0;
  let lowest = 0;
  for (let i = 0; i < watts.length; i++) {
    const value = watts[i] ?? 0;
    if (value === value) {
      sum += value;
      present++;
      if (value < lowest) lowest = value;
    }
  }
  if (lowest < 0 || !Number.isFinite(sum)) refusePower(path, watts);
  return present === 0 ? null : sum / watts.length;
}
