import type { LaggedSums } from './autocorrelation.ts';

/** Many lags of long series: both as real and imaginary part of one transform there and one back. */
export const transformed: LaggedSums = (a, b, lags) => {
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
};

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
