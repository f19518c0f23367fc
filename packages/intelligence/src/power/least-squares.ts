export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** Standard errors; `null` with two points. */
  readonly slopeError: number | null;
  readonly interceptError: number | null;
  /** Sum of squared residuals. */
  readonly misfit: number;
}

/** Ordinary least squares of y on x, two passes; at least two different x. */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Line {
  const count = points.length;
  let meanX = 0;
  let meanY = 0;
  for (const [x, y] of points) {
    meanX += x / count;
    meanY += y / count;
  }
  let sxx = 0;
  let sxy = 0;
  for (const [x, y] of points) {
    sxx += (x - meanX) ** 2;
    sxy += (x - meanX) * (y - meanY);
  }
  const slope = sxy / sxx;
  const intercept = meanY - slope * meanX;
  let misfit = 0;
  for (const [x, y] of points) misfit += (y - intercept - slope * x) ** 2;
  const variance = count > 2 ? misfit / (count - 2) : null;
  return {
    slope,
    intercept,
    slopeError: variance === null ? null : Math.sqrt(variance / sxx),
    interceptError: variance === null ? null : Math.sqrt(variance * (1 / count + meanX ** 2 / sxx)),
    misfit,
  };
}

const GRID = 200;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const HALVINGS = 80;

/** Place of the least value of a smooth function: a grid finds the valley, golden sections its floor. */
export function minimumOf(f: (x: number) => number, low: number, high: number): number {
  const step = (high - low) / GRID;
  let best = low;
  let least = f(low);
  for (let i = 1; i <= GRID; i++) {
    const x = low + step * i;
    const value = f(x);
    if (value < least) {
      least = value;
      best = x;
    }
  }
  let a = Math.max(low, best - step);
  let b = Math.min(high, best + step);
  for (let i = 0; i < HALVINGS; i++) {
    const left = b - (b - a) * GOLDEN;
    const right = a + (b - a) * GOLDEN;
    if (f(left) <= f(right)) b = right;
    else a = left;
  }
  return (a + b) / 2;
}
