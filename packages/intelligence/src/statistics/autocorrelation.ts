import { countKnown } from './series.ts';

/** Sums of products of days so many apart, of the deviations and of their presence, by lag. */
export type LaggedSums = (
  centred: Float64Array,
  present: Float64Array,
  lags: number,
) => readonly [products: Float64Array, pairs: Float64Array];

const added: LaggedSums = (centred, present, lags) => [laggedProducts(centred, lags), laggedProducts(present, lags)];

/**
 * r(1)…r(maximumLag) of a series with NaN for missing days, each the mean product of known pairs over the variance:
 * without gaps the form with N/(N - j) of Pyper & Peterman. 0 where no two days are so far apart. Index 0 holds 1.
 */
export function autocorrelations(series: Float64Array, maximumLag: number, sums: LaggedSums = added): Float64Array {
  const length = series.length;
  const answer = new Float64Array(maximumLag + 1);
  answer[0] = 1;
  const known = countKnown(series);
  if (known < 2) return answer;
  // Differences to one value: exactly 0 in a constant series, precise whatever the offset.
  const base = series.find((value) => value === value)!;
  let sum = 0;
  for (const value of series) if (value === value) sum += value - base;
  const mean = sum / known;
  const centred = new Float64Array(length);
  const present = new Float64Array(length);
  let square = 0;
  for (let i = 0; i < length; i++) {
    const value = series[i]!;
    if (value !== value) continue;
    centred[i] = value - base - mean;
    present[i] = 1;
    square += centred[i]! * centred[i]!;
  }
  const variance = square / known;
  if (!(variance > 0)) return answer;
  const lags = Math.min(maximumLag, length - 1);
  const [products, pairs] = sums(centred, present, lags);
  for (let lag = 1; lag <= lags; lag++) {
    const count = Math.round(pairs[lag]!);
    if (count > 0) answer[lag] = Math.max(-1, Math.min(1, products[lag]! / count / variance));
  }
  return answer;
}

function laggedProducts(values: Float64Array, lags: number): Float64Array {
  const sums = new Float64Array(lags + 1);
  for (let lag = 1; lag <= lags; lag++) {
    let sum = 0;
    for (let i = lag; i < values.length; i++) sum += values[i]! * values[i - lag]!;
    sums[lag] = sum;
  }
  return sums;
}

/** Lags that count towards the effective number of pairs: a fifth of the days. */
export function lagsOf(days: number): number {
  return Math.floor(days / 5);
}

/**
 * Independent pairs that n autocorrelated ones are worth: n/(1 + 2·d·Σ rx(j)·ry(j)) over a fifth of the days, never more
 * than n. `density` d is the share of the days on which both are known: neighbours that are missing repeat nothing.
 */
export function effectivePairs(n: number, density: number, rx: Float64Array, ry: Float64Array): number {
  let sum = 0;
  const lags = Math.min(rx.length, ry.length);
  for (let lag = 1; lag < lags; lag++) sum += rx[lag]! * ry[lag]!;
  return n / Math.max(1, 1 + 2 * density * sum);
}
