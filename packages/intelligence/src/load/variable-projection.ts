import { invert } from '../power/least-squares.ts';

/** Model values: base + gain · rising − loss · falling; both columns depend on the exponents of `shape` alone. */
export type Columns = (shape: readonly number[]) => readonly [rising: Float64Array, falling: Float64Array];

export interface Projected {
  readonly base: number;
  readonly gain: number;
  readonly loss: number;
  /** Sum of squared residuals. */
  readonly misfit: number;
}

const SMALLEST_SPREAD = 1e-10;

/** Least squares of the three that enter linearly; `null` where the columns cannot be told apart. */
export function project(y: Float64Array, [rising, falling]: ReturnType<Columns>): Projected | null {
  const count = y.length;
  let meanY = 0;
  let meanR = 0;
  let meanF = 0;
  for (let i = 0; i < count; i++) {
    meanY += (y[i] ?? 0) / count;
    meanR += (rising[i] ?? 0) / count;
    meanF += (falling[i] ?? 0) / count;
  }
  let rr = 0;
  let ff = 0;
  let rf = 0;
  let ry = 0;
  let fy = 0;
  let yy = 0;
  for (let i = 0; i < count; i++) {
    const dy = (y[i] ?? 0) - meanY;
    const dr = (rising[i] ?? 0) - meanR;
    const df = (falling[i] ?? 0) - meanF;
    rr += dr * dr;
    ff += df * df;
    rf += dr * df;
    ry += dr * dy;
    fy += df * dy;
    yy += dy * dy;
  }
  const determinant = rr * ff - rf * rf;
  if (!(determinant > SMALLEST_SPREAD * rr * ff)) return null;
  const gain = (ry * ff - fy * rf) / determinant;
  const slope = (fy * rr - ry * rf) / determinant;
  const misfit = Math.max(0, yy - gain * ry - slope * fy);
  return { base: meanY - gain * meanR - slope * meanF, gain, loss: -slope, misfit };
}

export function residualsOf(y: Float64Array, [rising, falling]: ReturnType<Columns>, fit: Projected): Float64Array {
  return y.map((value, i) => value - fit.base - fit.gain * (rising[i] ?? 0) + fit.loss * (falling[i] ?? 0));
}

export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const STEPS = 80;
const NUDGE = 1e-5;

/**
 * Levenberg-Marquardt over the shape alone: the linear part is solved anew at every step. Stays inside the box.
 */
export function descend(
  y: Float64Array,
  columns: Columns,
  start: readonly number[],
  { low, high }: Box,
): readonly number[] {
  const at = (shape: readonly number[]): readonly [number, Float64Array] | null => {
    const parts = columns(shape);
    const fit = project(y, parts);
    return fit === null ? null : [fit.misfit, residualsOf(y, parts, fit)];
  };
  let shape = start;
  let here = at(shape);
  let damping = 1e-3;
  for (let step = 0; step < STEPS && here !== null && damping < 1e12; step++) {
    const [misfit, residuals] = here;
    const slopes = shape.map((_, k) => {
      const ahead = at(shape.map((value, j) => (j === k ? value + NUDGE : value)));
      const behind = at(shape.map((value, j) => (j === k ? value - NUDGE : value)));
      return residuals.map((_, i) => ((ahead?.[1][i] ?? 0) - (behind?.[1][i] ?? 0)) / (2 * NUDGE));
    });
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
    const square = slopes.map((a, i) => slopes.map((b, j) => dot(a, b) * (i === j ? 1 + damping : 1)));
    const inverse = invert(square);
    if (inverse === null) return shape;
    const gradient = slopes.map((a) => dot(a, residuals));
    const next = shape.map((value, i) => {
      const move = (inverse[i] ?? []).reduce((sum, weight, j) => sum + weight * (gradient[j] ?? 0), 0);
      return Math.min(high[i] ?? 0, Math.max(low[i] ?? 0, value - move));
    });
    const there = at(next);
    if (there !== null && there[0] <= misfit) {
      const moved = Math.max(...next.map((value, i) => Math.abs(value - (shape[i] ?? 0))));
      shape = next;
      here = there;
      damping /= 10;
      if (moved < 1e-10) break;
    } else damping *= 10;
  }
  return shape;
}
