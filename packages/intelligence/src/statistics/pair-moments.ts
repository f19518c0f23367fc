import { meanOf, squaredDeviations } from './series.ts';

/** A column of days made ready for many pairs: mean 0, missing days 0. */
export interface PreparedColumn {
  readonly values: Float64Array;
  readonly known: number;
  /** 0 at missing days, and everywhere in a constant column. */
  readonly centred: Float64Array;
  /** What rounding left of the sum of `centred`. */
  readonly sum: number;
  /** Sum of the squares of `centred`: 0 for a constant column. */
  readonly square: number;
  /** Days to walk for what a partner loses: the missing ones, or the known ones where these are fewer. */
  readonly walk: Int32Array;
  readonly walksMissing: boolean;
  readonly bits: Uint32Array;
}

export function prepareColumn(values: Float64Array): PreparedColumn {
  const length = values.length;
  const compact = new Float64Array(length + 1);
  const present = new Int32Array(length + 1);
  const absent = new Int32Array(length + 1);
  const bits = new Uint32Array((length + 31) >> 5);
  let known = 0;
  // Every day is written to both lists and only one of them moves on: no branch that gaps at random could mislead.
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    const here = value === value ? 1 : 0;
    compact[known] = value;
    present[known] = i;
    absent[i - known] = i;
    bits[i >> 5] = bits[i >> 5]! | (here << (i & 31));
    known += here;
  }
  // Differences to the first value: precise whatever the offset, and exactly 0 in a constant column.
  const base = compact[0]!;
  let even = 0;
  let odd = 0;
  for (let k = 0; k < known; k += 2) {
    even += compact[k]! - base;
    if (k + 1 < known) odd += compact[k + 1]! - base;
  }
  const mean = (even + odd) / Math.max(1, known);
  const centred = new Float64Array(length);
  let sum = 0;
  let square = 0;
  for (let k = 0; k < known; k++) {
    const z = compact[k]! - base - mean;
    centred[present[k]!] = z;
    sum += z;
    square += z * z;
  }
  const walksMissing = 2 * known >= length;
  const walk = walksMissing ? absent.subarray(0, length - known) : present.subarray(0, known);
  return { values, known, centred, sum, square, walk, walksMissing, bits };
}

/** Days on which both are known. */
export function commonDays(a: PreparedColumn, b: PreparedColumn): number {
  const first = a.bits;
  const second = b.bits;
  let count = 0;
  for (let word = 0; word < first.length; word++) {
    let v = first[word]! & second[word]!;
    v -= (v >>> 1) & 0x55555555;
    v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
    count += Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Left of a column's spread on common days, below which a difference of sums is not precise enough: two passes then. */
const SMALLEST_SHARE = 0.02;

/** Sums over all pairs of columns; `i · count + j` is the place of columns i and j. */
export interface PairSums {
  readonly count: number;
  /** Products, for i < j. */
  readonly products: Float64Array;
  /** Of column j over the days on which i is known. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

export function pairSums(columns: readonly PreparedColumn[]): PairSums {
  const count = columns.length;
  const sums = new Float64Array(count * count);
  const squares = new Float64Array(count * count);
  const all = columns.map(({ centred }) => centred);
  for (const [i, { walk, walksMissing }] of columns.entries()) {
    if (walk.length > 0) {
      let j = 0;
      for (; j + 3 < count; j += 4) {
        walkFour(walk, all[j]!, all[j + 1]!, all[j + 2]!, all[j + 3]!, sums, squares, i * count + j);
      }
      for (; j < count; j++) walkOne(walk, all[j]!, sums, squares, i * count + j);
    }
    if (!walksMissing) continue;
    // Walked were the days that the partner lacks: the whole without them.
    for (let j = 0; j < count; j++) {
      sums[i * count + j] = columns[j]!.sum - sums[i * count + j]!;
      squares[i * count + j] = columns[j]!.square - squares[i * count + j]!;
    }
  }
  return { count, products: allProducts(all), sums, squares };
}

/**
 * Correlation over the n days on which both are known, from sums over whole columns without what has no partner.
 * `null` where one side is constant on these days.
 */
export function correlationFromSums(
  columns: readonly PreparedColumn[],
  { count, products, sums, squares }: PairSums,
  i: number,
  j: number,
  n: number,
): number | null {
  const a = columns[i]!;
  const b = columns[j]!;
  if (a.square === 0 || b.square === 0) return null;
  const product = products[i * count + j]!;
  if (a.known === n && b.known === n) return bounded(product / Math.sqrt(a.square * b.square));
  const sumA = sums[j * count + i]!;
  const sumB = sums[i * count + j]!;
  const spreadA = squares[j * count + i]! - (sumA * sumA) / n;
  const spreadB = squares[i * count + j]! - (sumB * sumB) / n;
  if (!(spreadA > SMALLEST_SHARE * a.square && spreadB > SMALLEST_SHARE * b.square)) {
    return twoPassCorrelation(a.values, b.values);
  }
  return bounded((product - (sumA * sumB) / n) / Math.sqrt(spreadA * spreadB));
}

function walkOne(walk: Int32Array, z: Float64Array, sums: Float64Array, squares: Float64Array, at: number): void {
  let sum = 0;
  let square = 0;
  for (let i = 0; i < walk.length; i++) {
    const value = z[walk[i]!]!;
    sum += value;
    square += value * value;
  }
  sums[at] = sum;
  squares[at] = square;
}

function walkFour(
  walk: Int32Array,
  z0: Float64Array,
  z1: Float64Array,
  z2: Float64Array,
  z3: Float64Array,
  sums: Float64Array,
  squares: Float64Array,
  at: number,
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let q0 = 0;
  let q1 = 0;
  let q2 = 0;
  let q3 = 0;
  for (let i = 0; i < walk.length; i++) {
    const day = walk[i]!;
    const a = z0[day]!;
    const b = z1[day]!;
    const c = z2[day]!;
    const d = z3[day]!;
    s0 += a;
    s1 += b;
    s2 += c;
    s3 += d;
    q0 += a * a;
    q1 += b * b;
    q2 += c * c;
    q3 += d * d;
  }
  sums[at] = s0;
  sums[at + 1] = s1;
  sums[at + 2] = s2;
  sums[at + 3] = s3;
  squares[at] = q0;
  squares[at + 1] = q1;
  squares[at + 2] = q2;
  squares[at + 3] = q3;
}

function bounded(r: number): number {
  return r > 1 ? 1 : r < -1 ? -1 : r;
}

/** Exact also where a few common days hold almost nothing of a column's spread. */
export function twoPassCorrelation(x: Float64Array, y: Float64Array): number | null {
  const length = Math.min(x.length, y.length);
  const a = new Float64Array(length);
  const b = new Float64Array(length);
  let n = 0;
  for (let i = 0; i < length; i++) {
    if (x[i] !== x[i] || y[i] !== y[i]) continue;
    a[n] = x[i]!;
    b[n++] = y[i]!;
  }
  if (n < 2) return null;
  const first = a.subarray(0, n);
  const second = b.subarray(0, n);
  const meanA = meanOf(first);
  const meanB = meanOf(second);
  const spreadA = squaredDeviations(first, meanA);
  const spreadB = squaredDeviations(second, meanB);
  if (spreadA === 0 || spreadB === 0) return null;
  let product = 0;
  for (let i = 0; i < n; i++) product += (first[i]! - meanA) * (second[i]! - meanB);
  return bounded(product / Math.sqrt(spreadA) / Math.sqrt(spreadB));
}

/** Two by four columns are read together: six loads for eight products. */
function allProducts(all: readonly Float64Array[]): Float64Array {
  const count = all.length;
  const products = new Float64Array(count * count);
  for (let i = 0; i + 1 < count; i += 2) {
    const [a, b] = [all[i]!, all[i + 1]!];
    products[i * count + i + 1] = dot(a, b);
    let j = i + 2;
    for (; j + 3 < count; j += 4) {
      twoByFour(a, b, all[j]!, all[j + 1]!, all[j + 2]!, all[j + 3]!, products, i * count + j, count);
    }
    for (; j < count; j++) {
      products[i * count + j] = dot(a, all[j]!);
      products[(i + 1) * count + j] = dot(b, all[j]!);
    }
  }
  return products;
}

function dot(a: Float64Array, b: Float64Array): number {
  const length = a.length;
  let s0 = 0;
  let s1 = 0;
  let i = 0;
  for (; i + 1 < length; i += 2) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
  }
  return i < length ? s0 + s1 + a[i]! * b[i]! : s0 + s1;
}

function twoByFour(
  a0: Float64Array,
  a1: Float64Array,
  b0: Float64Array,
  b1: Float64Array,
  b2: Float64Array,
  b3: Float64Array,
  into: Float64Array,
  row: number,
  stride: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  for (let i = 0; i < a0.length; i++) {
    const x = a0[i]!;
    const y = a1[i]!;
    const p = b0[i]!;
    const q = b1[i]!;
    const r = b2[i]!;
    const s = b3[i]!;
    s00 += x * p;
    s01 += x * q;
    s02 += x * r;
    s03 += x * s;
    s10 += y * p;
    s11 += y * q;
    s12 += y * r;
    s13 += y * s;
  }
  into[row] = s00;
  into[row + 1] = s01;
  into[row + 2] = s02;
  into[row + 3] = s03;
  into[row + stride] = s10;
  into[row + stride + 1] = s11;
  into[row + stride + 2] = s12;
  into[row + stride + 3] = s13;
}
