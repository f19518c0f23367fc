/** 131,072 elements: a day and a half at one sample a second. Longer ones are seldom, and not kept. */
const KEPT = 1 << 17;

type Elements = Float64Array | Int32Array | Uint32Array | Uint8Array;

/**
 * Room that a step of packing a column needs only until that column is sealed. The same array is lent again and again:
 * packing a workout takes a megabyte of such arrays, and their number alone made the collector go through the whole heap
 * every twentieth file.
 * @returns what lends the first `length` elements, with whatever was left in them. One step, one room: nothing waits
 *   between taking and the end of its use
 */
export function roomOf<A extends Elements>(make: (length: number) => A): (length: number) => A {
  let kept = make(0);
  return (length) => {
    if (length > KEPT) return make(length);
    if (kept.length < length) kept = make(Math.min(KEPT, Math.max(length, kept.length * 2)));
    return kept.subarray(0, length) as A;
  };
}

export const ofDoubles = (length: number): Float64Array => new Float64Array(length);
export const ofIntegers = (length: number): Int32Array => new Int32Array(length);
export const ofCodes = (length: number): Uint32Array => new Uint32Array(length);
export const ofBytes = (length: number): Uint8Array => new Uint8Array(length);
