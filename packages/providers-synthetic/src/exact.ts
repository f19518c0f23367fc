/**
 * Functions that the language leaves to the engine, written with additions and multiplications alone, so that every
 * engine gives the same bits.
 */

/** Within 1e-13 of e^x, relatively, for x from −8 to 8. */
export function exponential(x: number): number {
  const small = x / 16;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 14; n++) {
    term *= small / n;
    sum += term;
  }
  for (let squared = 0; squared < 4; squared++) sum *= sum;
  return sum;
}

/** Within 1e-12, for angles from −90 to 90. */
export function cosineOfDegrees(degrees: number): number {
  const x = degrees * RADIANS_PER_DEGREE;
  let term = 1;
  let sum = 1;
  for (let n = 2; n <= 20; n += 2) {
    term *= -(x * x) / (n * (n - 1));
    sum += term;
  }
  return sum;
}

/** @param digits decimals, 0 to 15 */
export function round(value: number, digits: number): number {
  let factor = 1;
  for (let i = 0; i < digits; i++) factor *= 10;
  return Math.round(value * factor) / factor;
}

const RADIANS_PER_DEGREE = 0.017_453_292_519_943_295;
