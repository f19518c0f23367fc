// Normal, Student and chi-squared, from the two incomplete functions. Series and continued fractions run to the last
// bit instead of fitted coefficients, so there is no table to get wrong: about 1e-12 relative, tails included.

const EPSILON = 1e-16;
const TINY = 1e-300;
const MOST_TERMS = 20_000;
/** Beyond, Student's distribution and the normal one differ by less than 1e-6 in any quantile that is asked for. */
const NORMAL_FROM = 1e7;

/** ln Γ(x), x > 0: Stirling's series from 12 on (Abramowitz & Stegun 6.1.41), the recurrence below. */
export function lnGamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < 12; y++) shift += Math.log(y);
  const s = 1 / (y * y);
  const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360_360)))))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

const LN_GAMMA_HALF = /* @__PURE__ */ (() => Math.log(Math.PI) / 2)();

/** Upper tail Q(a, x) of the gamma distribution (Abramowitz & Stegun 6.5.29 and 6.5.31). */
function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - (a === 0.5 ? LN_GAMMA_HALF : lnGamma(a)));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  return (
    front *
    lentz(
      x + 1 - a,
      (n) => -n * (n - a),
      (n) => x + 2 * n + 1 - a,
    )
  );
}

/** 1/(b0 + a1/(b1 + a2/(b2 + …))). */
function lentz(b0: number, aOf: (n: number) => number, bOf: (n: number) => number): number {
  let d = 1 / (Math.abs(b0) < TINY ? TINY : b0);
  let c = 1 / TINY;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const a = aOf(n);
    const b = bOf(n);
    d = a * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + a / c;
    if (Math.abs(c) < TINY) c = TINY;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < EPSILON * 4) break;
  }
  return value;
}

/** Regularised incomplete beta I_x(a, b) (Abramowitz & Stegun 26.5.8). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  return (
    front *
    lentz(
      1,
      (n) => {
        const m = n >> 1;
        return n % 2 === 1
          ? (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
          : (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
      },
      () => 1,
    )
  );
}

/** P(Z > z) of the standard normal distribution; keeps its digits far out. */
export function normalTail(z: number): number {
  const half = 0.5 * gammaTail(0.5, (z * z) / 2);
  return z >= 0 ? half : 1 - half;
}

export function normalCdf(z: number): number {
  return normalTail(-z);
}

/** P(T > t) with `df` degrees of freedom, whole or not. */
export function studentTail(t: number, df: number): number {
  if (df > NORMAL_FROM) return normalTail(t);
  // Near 0 the complement is taken from t², not from a difference of numbers close to 1.
  const square = t * t;
  const half =
    square < df
      ? 0.5 - 0.5 * incompleteBeta(square / (df + square), 0.5, df / 2)
      : 0.5 * incompleteBeta(df / (df + square), df / 2, 0.5);
  return t >= 0 ? half : 1 - half;
}

/** P(X > x) of the chi-squared distribution. */
export function chiSquaredTail(x: number, df: number): number {
  return gammaTail(df / 2, x / 2);
}

/** Both tails beyond |z| or |t|: the p-value of a two-sided test. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}

export function studentTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * studentTail(Math.abs(t), df));
}

/** Where a falling tail has the value q: bisection after doubling, on the scale of the answer. */
function whereTail(q: number, tail: (x: number) => number): number {
  let low = 0;
  let high = 1;
  while (tail(high) > q && high < 1e300) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 200; i++) {
    // Two of three steps by the secant on the logarithm of the tail, which is nearly straight; the third halves.
    const a = Math.log(tail(low));
    const b = Math.log(Math.max(tail(high), TINY));
    const secant = low + ((high - low) * (a - Math.log(q))) / (a - b);
    const inside = i % 3 !== 2 && secant > low && secant < high;
    const middle = inside ? secant : (low + high) / 2;
    if (middle === low || middle === high || high - low <= 1e-15 * high) break;
    if (tail(middle) > q) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** z with P(Z ≤ z) = p, 0 < p < 1. */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  return p < 0.5 ? -whereTail(p, normalTail) : whereTail(1 - p, normalTail);
}

/** t with P(T ≤ t) = p, 0 < p < 1. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  const tail = (t: number) => studentTail(t, df);
  return p < 0.5 ? -whereTail(p, tail) : whereTail(1 - p, tail);
}

/** x with P(X ≤ x) = p, 0 < p < 1. */
export function chiSquaredQuantile(p: number, df: number): number {
  return whereTail(1 - p, (x) => chiSquaredTail(x, df));
}
