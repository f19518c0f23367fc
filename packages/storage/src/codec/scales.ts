import { ofDoubles, ofIntegers, roomOf } from './scratch.ts';

/**
 * How a stored integer becomes a value: `integer / divisor + offset`, or a semicircle in degrees. The formulas are those
 * of the file readers, so that the quotient is the reader's own double to the last bit.
 */
export interface Scale {
  readonly divisor: number;
  readonly offset: number;
  readonly semicircles: boolean;
}

const by = (divisor: number, offset = 0): Scale => ({ divisor, offset, semicircles: false });

/** A scale is stored by its place here: add at the end, never change. */
export const scales: readonly Scale[] = [
  by(1),
  by(2),
  by(5),
  by(5, -500),
  by(10),
  by(100),
  by(1000),
  { divisor: 1, offset: 0, semicircles: true },
  by(128),
  by(256),
  by(1024),
  by(10_000),
  by(100_000),
  by(1e6),
  by(1e7),
  by(1e8),
  by(1e9),
  by(1e10),
  by(1e11),
  by(1e12),
];

const DEGREES_PER_SEMICIRCLE = 180 / 2 ** 31;
/** Differences of differences of such integers still fit a double after zig-zag. */
export const largestInteger = 2 ** 50;
/** A wrong scale almost always shows in the first few values. */
const PROBE = 8;

export interface ScaledIntegers {
  /** Place in `scales`. */
  readonly scale: number;
  /** Of 32 bits wherever all of them fit. Lent until the next column. */
  readonly integers: Int32Array | Float64Array;
}

const doubles = roomOf(ofDoubles);
const words = roomOf(ofIntegers);

/** @returns `null` when no scale gives every value back to the last bit */
export function asIntegers(values: Float64Array): ScaledIntegers | null {
  const integers = doubles(values.length);
  for (let scale = 0; scale < scales.length; scale++) {
    if (
      fits(values, scale, 0, Math.min(PROBE, values.length), integers) &&
      fits(values, scale, PROBE, values.length, integers)
    ) {
      return { scale, integers: narrowed(integers) };
    }
  }
  return null;
}

function fits(values: Float64Array, place: number, from: number, to: number, integers: Float64Array): boolean {
  const scale = scales[place];
  if (scale === undefined) return false;
  const { divisor, offset, semicircles } = scale;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    const integer = semicircles ? Math.round(value / DEGREES_PER_SEMICIRCLE) : Math.round((value - offset) * divisor);
    const back = semicircles ? integer * DEGREES_PER_SEMICIRCLE : integer / divisor + offset;
    if (!Object.is(back, value) || integer > largestInteger || integer < -largestInteger) return false;
    integers[i] = integer;
  }
  return true;
}

function narrowed(integers: Float64Array): Int32Array | Float64Array {
  const narrow = words(integers.length);
  for (let i = 0; i < integers.length; i++) {
    const integer = integers[i]!;
    narrow[i] = integer;
    if (narrow[i] !== integer) return integers;
  }
  return narrow;
}

/** Turns integers into values, in place where the array is the same. */
export function scaleInto(target: Float64Array, integers: Int32Array | Float64Array, scale: Scale): void {
  const { divisor, offset, semicircles } = scale;
  const { length } = integers;
  if (semicircles) for (let i = 0; i < length; i++) target[i] = (integers[i] as number) * DEGREES_PER_SEMICIRCLE;
  else if (divisor === 1) for (let i = 0; i < length; i++) target[i] = integers[i] as number;
  else if (offset === 0) for (let i = 0; i < length; i++) target[i] = (integers[i] as number) / divisor;
  else for (let i = 0; i < length; i++) target[i] = (integers[i] as number) / divisor + offset;
}
