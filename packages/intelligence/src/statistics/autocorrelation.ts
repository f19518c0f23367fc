import { countKnown } from './series.ts';

/** Above this many products the transform is quicker than adding them. */
const DIRECT_PRODUCTS = 100_000;

/**
 * r(1)…r(maximumLag) of a series with NaN for missing days, each the mean product of known pairs over the variance:
 * without gaps the form with N/(N - j) of Pyper & Peterman. 0 where no two days are so far apart. Index 0 holds 1.
 */
export function autocorrelations(series: Float64Array, maximumLag: number): Float64Array {
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
  const [products, pairs] =
    length * lags > DIRECT_PRODUCTS
      ? transformed(centred, present, lags)
      : [laggedProducts(centred, lags), laggedProducts(present, lags)];
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

/** Both series as real and imaginary part of one transform there and one back. */
function transformed(a: Float64Array, b: Float64Array, lags: number): readonly [Float64Array, Float64Array] {
  let size = 1;
  while (size < a.length + lags + 1) size *= 2;
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  real.set(a);
  imaginary.set(b);
  fourier(real, imaginary);
  const spectrumA = new Float64Array(size);
  const spectrumB = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const m = (size - k) & (size - 1);
    spectrumA[k] = ((real[k]! + real[m]!) ** 2 + (imaginary[k]! - imaginary[m]!) ** 2) / 4;
    spectrumB[k] = ((imaginary[k]! + imaginary[m]!) ** 2 + (real[k]! - real[m]!) ** 2) / 4;
  }
  // Power spectra are even, so the transform back is the transform there, over the size.
  fourier(spectrumA, spectrumB);
  const over = (values: Float64Array) => values.subarray(0, lags + 1).map((value) => value / size);
  return [over(spectrumA), over(spectrumB)];
}

/** In place, radix 2; the length is a power of 2. */
function fourier(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [real[i], real[j]] = [real[j]!, real[i]!];
      [imaginary[i], imaginary[j]] = [imaginary[j]!, imaginary[i]!];
    }
  }
  const cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const c = cosines[k * stride]!;
        const s = sines[k * stride]!;
        const low = start + k;
        const high = low + half;
        const re = real[high]! * c - imaginary[high]! * s;
        const im = real[high]! * s + imaginary[high]! * c;
        real[high] = real[low]! - re;
        imaginary[high] = imaginary[low]! - im;
        real[low] = real[low]! + re;
        imaginary[low] = imaginary[low]! + im;
      }
    }
  }
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
