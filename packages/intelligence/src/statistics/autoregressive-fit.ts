/** A coefficient with its standard error. */
export interface Coefficient {
  readonly value: number;
  readonly error: number;
}

/** Scatter that is a smaller share of the values is that of doubles, not of days. */
const ROUNDING = 1e-10;

export interface AutoregressiveFit {
  readonly coefficients: readonly Coefficient[];
  /** Correlation of the noise of neighbouring days, 0 to 0.95, corrected for the days that the fit used up. */
  readonly persistence: number;
  /** Of the noise of single days. */
  readonly noiseSd: number;
  /** Independent days that these are worth. */
  readonly effectiveN: number;
}

const ROUNDS = 8;
const MOST_PERSISTENT = 0.95;

/** Least squares by modified Gram and Schmidt; `null` when a column adds nothing. */
function leastSquares(
  columns: readonly Float64Array[],
  y: Float64Array,
): { readonly beta: readonly number[]; readonly variance: readonly number[]; readonly misfit: number } | null {
  const size = columns.length;
  const q = columns.map((column) => column.slice());
  const r = columns.map(() => new Float64Array(size));
  const z = new Float64Array(size);
  const rest = y.slice();
  for (let j = 0; j < size; j++) {
    const own = q[j]!;
    let norm = 0;
    let whole = 0;
    for (let i = 0; i < own.length; i++) [norm, whole] = [norm + own[i]! ** 2, whole + columns[j]![i]! ** 2];
    if (!(norm > 1e-18 * whole)) return null;
    norm = Math.sqrt(norm);
    r[j]![j] = norm;
    for (let i = 0; i < own.length; i++) own[i] = own[i]! / norm;
    const takeOff = (from: Float64Array) => {
      let product = 0;
      for (let i = 0; i < own.length; i++) product += own[i]! * from[i]!;
      for (let i = 0; i < own.length; i++) from[i] = from[i]! - product * own[i]!;
      return product;
    };
    for (let k = j + 1; k < size; k++) r[j]![k] = takeOff(q[k]!);
    z[j] = takeOff(rest);
  }
  const solve = (right: Float64Array) => {
    const answer = new Float64Array(size);
    for (let j = size - 1; j >= 0; j--) {
      let value = right[j]!;
      for (let k = j + 1; k < size; k++) value -= r[j]![k]! * answer[k]!;
      answer[j] = value / r[j]![j]!;
    }
    return answer;
  };
  const variance = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    for (const [k, value] of solve(unit).entries()) variance[k] = variance[k]! + value * value;
  }
  return { beta: [...solve(z)], variance: [...variance], misfit: rest.reduce((sum, value) => sum + value * value, 0) };
}

/**
 * Regression with first-order autoregressive noise on days with gaps: each day is freed of φ^gap of the day before
 * (Prais & Winsten), φ from neighbouring residuals, raised for the bias of short series (Kendall: by (k + (k + 2)φ)/n
 * for k columns), until it stays. `null` when the columns do not determine the coefficients.
 */
export function autoregressiveFit(
  days: Float64Array,
  columns: readonly Float64Array[],
  y: Float64Array,
): AutoregressiveFit | null {
  const n = y.length;
  const size = columns.length;
  let persistence = 0;
  let fit = leastSquares(columns, y);
  for (let round = 0; round < ROUNDS && fit !== null; round++) {
    const { beta } = fit;
    const residual = y.map((value, i) => columns.reduce((left, column, k) => left - beta[k]! * column[i]!, value));
    const before = persistence;
    persistence = correctedPersistence(days, residual, size);
    const whiten = (values: Float64Array) =>
      values.map((value, i) => {
        if (i === 0) return value;
        const shared = persistence ** (days[i]! - days[i - 1]!);
        return (value - shared * values[i - 1]!) / Math.sqrt(1 - shared * shared);
      });
    fit = leastSquares(columns.map(whiten), whiten(y));
    if (Math.abs(persistence - before) < 1e-6) break;
  }
  if (fit === null || n <= size) return null;
  const square = fit.misfit / (n - size);
  const largest = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const { variance } = fit;
  return {
    coefficients: fit.beta.map((value, k) => ({ value, error: Math.sqrt(square * variance[k]!) })),
    persistence,
    noiseSd: Math.sqrt(square) > ROUNDING * largest ? Math.sqrt(square) : 0,
    effectiveN: effectiveDays(days, persistence),
  };
}

function correctedPersistence(days: Float64Array, residual: Float64Array, columns: number): number {
  let [product, pairs, square] = [0, 0, 0];
  for (let i = 0; i < residual.length; i++) {
    square += residual[i]! * residual[i]!;
    if (i === 0 || days[i] !== days[i - 1]! + 1) continue;
    product += residual[i]! * residual[i - 1]!;
    pairs++;
  }
  if (pairs < 5 || square === 0) return 0;
  const n = residual.length;
  const raw = product / pairs / (square / n);
  return Math.max(0, Math.min(MOST_PERSISTENT, (n * raw + columns) / Math.max(1, n - columns - 2)));
}

/** What each day adds to the one before, summed: n without persistence. */
function effectiveDays(days: Float64Array, persistence: number): number {
  let sum = 0;
  for (let i = 0; i < days.length; i++) {
    const shared = i === 0 ? 0 : persistence ** (days[i]! - days[i - 1]!);
    sum += (1 - shared) / (1 + shared);
  }
  return sum;
}

/** Variance of the mean of n following days of noise with SD 1: (1 + 2·Σ(1 - j/n)·φ^j)/n, the sum in closed form. */
export function meanVariance(n: number, persistence: number): number {
  const rest = 1 - persistence;
  return (1 + 2 * (persistence / rest - (persistence * (1 - persistence ** n)) / (n * rest * rest))) / n;
}
