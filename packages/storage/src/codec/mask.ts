import { type ByteWriter, type Cursor, readVarint } from './bytes.ts';
import { damaged } from './frame.ts';
import { ofDoubles, ofIntegers, roomOf } from './scratch.ts';

/** Lengths of alternating runs, the first of them present; they add up to the number of samples. */
export type Runs = readonly number[];

/** @returns `null` when nothing is missing */
export function runsOf(values: Float64Array | Int32Array, missing: Uint8Array | null): Runs | null {
  const floats = values instanceof Float64Array;
  if (missing === null && (!floats || !hasNaN(values))) return null;
  const runs: number[] = [];
  let absent = false;
  let since = 0;
  for (let i = 0; i < values.length; i++) {
    const masked = missing !== null && (((missing[i >> 3] as number) >> (i & 7)) & 1) === 1;
    const gone = masked || (floats && Number.isNaN(values[i]));
    if (gone === absent) continue;
    runs.push(i - since);
    since = i;
    absent = gone;
  }
  if (runs.length === 0) return null;
  runs.push(values.length - since);
  return runs;
}

function hasNaN(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] !== values[i]) return true;
  return false;
}

export function presentIn(runs: Runs): number {
  let count = 0;
  for (let i = 0; i < runs.length; i += 2) count += runs[i] as number;
  return count;
}

export function writeRuns(writer: ByteWriter, runs: Runs): void {
  writer.varint(runs.length);
  for (const run of runs) writer.varint(run);
}

/** @throws HealthError `storage-corrupt` unless the runs add up to `count` */
export function readRuns(cursor: Cursor, count: number): Runs {
  const length = readVarint(cursor);
  if (length > count + 1) throw damaged('its gaps are impossible');
  const runs: number[] = [];
  let total = 0;
  for (let i = 0; i < length; i++) {
    const run = readVarint(cursor);
    total += run;
    runs.push(run);
  }
  if (total !== count) throw damaged('its gaps do not add up');
  return runs;
}

const doubles = roomOf(ofDoubles);
const integers = roomOf(ofIntegers);

/** The present values, without gaps; lent until the next column. */
export function dense<A extends Float64Array | Int32Array>(values: A, runs: Runs): A {
  const count = presentIn(runs);
  const target = (values instanceof Int32Array ? integers(count) : doubles(count)) as A;
  let from = 0;
  let to = 0;
  for (const [place, run] of runs.entries()) {
    if (place % 2 === 0) {
      target.set(values.subarray(from, from + run), to);
      to += run;
    }
    from += run;
  }
  return target;
}

/**
 * Moves dense values, which fill the front of the array, to their places and sets NaN (floats) or 0 (integers) between
 * them. From the last to the first, so that nothing is overwritten before it has moved.
 * @returns the mask of the gaps
 */
export function spread(values: Float64Array | Int32Array, runs: Runs): Uint8Array {
  const missing = new Uint8Array((values.length + 7) >> 3);
  let from = presentIn(runs);
  let to = values.length;
  for (let place = runs.length - 1; place >= 0; place--) {
    const run = runs[place]!;
    to -= run;
    if (place % 2 === 0) {
      from -= run;
      values.copyWithin(to, from, from + run);
    } else {
      values.fill(values instanceof Float64Array ? Number.NaN : 0, to, to + run);
      for (let i = to; i < to + run; i++) missing[i >> 3]! |= 1 << (i & 7);
    }
  }
  return missing;
}
