import { normalQuantile } from './distributions.ts';
import { medianOf } from './series.ts';

/** Of a normal distribution: SD over the median absolute deviation, 1.4826. */
export const MAD_TO_SD = /* @__PURE__ */ (() => 1 / normalQuantile(0.75))();

/** Median absolute deviation as an SD, with the correction for few values of Croux & Rousseeuw (n from 10 on). */
export function robustSd(values: Float64Array, center: number): number {
  const n = values.length;
  return ((MAD_TO_SD * n) / (n - 0.8)) * medianOf(values.map((value) => Math.abs(value - center)));
}

export interface Noise {
  /** Of a single day about its level. */
  readonly sd: number;
  /** Correlation of neighbouring days, 0 to 0.9. */
  readonly persistence: number;
}

const CLIP = 3;
const MOST_PERSISTENT = 0.9;

/**
 * Noise of days about a level that may have jumped a few times, taken from differences of neighbours, which a jump
 * touches once. As for a first-order autoregression: differences that follow each other correlate by -(1 - φ)/2.
 * `null` without 10 differences or without spread.
 */
export function noiseOf(series: Float64Array): Noise | null {
  const differences: number[] = [];
  for (let i = 1; i < series.length; i++) {
    const step = series[i]! - series[i - 1]!;
    if (step === step) differences.push(step);
  }
  if (differences.length < 10) return null;
  const sd = robustSd(Float64Array.from(differences), 0);
  if (!(sd > 0)) return null;
  const clipped = (i: number) => {
    const step = series[i]! - series[i - 1]!;
    return Math.max(-CLIP * sd, Math.min(CLIP * sd, step));
  };
  let product = 0;
  let pairs = 0;
  let square = 0;
  let steps = 0;
  for (let i = 1; i < series.length; i++) {
    const step = clipped(i);
    if (step !== step) continue;
    square += step * step;
    steps++;
    const next = i + 1 < series.length ? clipped(i + 1) : Number.NaN;
    if (next !== next) continue;
    product += step * next;
    pairs++;
  }
  const follow = pairs < 10 ? -0.5 : product / pairs / (square / steps);
  const persistence = Math.max(0, Math.min(MOST_PERSISTENT, 1 + 2 * follow));
  return { sd: sd / Math.sqrt(2 * (1 - persistence)), persistence };
}

/** SD of a mean of n days times √n, over that of independent days: √((1 + φ)/(1 - φ)). */
export function persistenceFactor({ persistence }: Noise): number {
  return Math.sqrt((1 + persistence) / (1 - persistence));
}
