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

/** Inverse of a small matrix by Gauss-Jordan with pivots; `null` when it is singular. */
export function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column; i < size; i++) {
      if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = i;
    }
    const top = rows[pivot];
    const swapped = rows[column];
    const lead = top?.[column] ?? 0;
    if (top === undefined || swapped === undefined || !(Math.abs(lead) > 1e-14)) return null;
    rows[pivot] = swapped;
    rows[column] = top.map((value) => value / lead);
    const unit = rows[column] ?? [];
    for (let i = 0; i < size; i++) {
      const row = rows[i];
      const factor = row?.[column] ?? 0;
      if (row !== undefined && i !== column) rows[i] = row.map((value, j) => value - factor * (unit[j] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

/** Inverse of JᵀJ with the columns scaled to length 1 first, so that watts and days may stand side by side. */
export function inverseOfSquare(columns: readonly Float64Array[]): number[][] | null {
  const lengths = columns.map((column) => Math.sqrt(column.reduce((sum, value) => sum + value * value, 0)));
  const square = columns.map((a, i) =>
    columns.map((b, j) => {
      let sum = 0;
      for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
      return sum / ((lengths[i] ?? 0) * (lengths[j] ?? 0));
    }),
  );
  if (!square.flat().every(Number.isFinite)) return null;
  const inverse = invert(square);
  return inverse?.map((row, i) => row.map((value, j) => value / ((lengths[i] ?? 0) * (lengths[j] ?? 0)))) ?? null;
}
