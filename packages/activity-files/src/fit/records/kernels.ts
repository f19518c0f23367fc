import type { BaseType } from '../protocol/base-types.ts';
import { readScalar } from '../protocol/field-value.ts';

/**
 * The loops that move one field of many messages into one column. Each is a plain loop over typed arrays with
 * everything that depends on the definition taken out of it: this is where decoding spends its time.
 */

/** Stands for a missing value in an integer column until masks are made. No device writes it. */
export const missingInteger = -0x80000000;

/** Messages of one definition. Arrays may be longer than `count`. */
export interface MessageRun {
  count: number;
  /** Of the header bytes. */
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
}

/** A stored number `raw` means `raw * multiplier / scale + offset`. */
export interface Conversion {
  readonly multiplier: number;
  readonly scale: number;
  readonly offset: number;
}

/**
 * Fills the rows that have a value and leaves the others as they are. When `missing` is given, the column has no content
 * yet and the run holds every row: then the others are written as missing, and marked in `missing`.
 * @param at of the field, from the header byte of its message
 * @returns how many were filled
 */
export function fillColumn(
  target: Int32Array | Float64Array,
  bytes: Uint8Array,
  run: MessageRun,
  at: number,
  type: BaseType,
  bigEndian: boolean,
  conversion: Conversion,
  missing: Uint8Array | null,
): number {
  const { multiplier, scale, offset } = conversion;
  const whole = multiplier === 1 && scale === 1 && offset === 0;
  const integer = type.reading === 'signed' || type.reading === 'unsigned' || type.reading === 'bytes';
  const shift = type.reading === 'signed' ? 32 - 8 * type.sizeBytes : 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = !bigEndian;
  if (target instanceof Int32Array) {
    if (integer && whole && type.sizeBytes === 1)
      return fillIntegerFromByte(target, bytes, run, at, shift, type.missing, missing);
    if (integer && whole && type.sizeBytes === 2) {
      return fillIntegerFromShort(target, view, run, at, littleEndian, shift, type.missing, missing);
    }
    return fillSlowly(target, bytes, run, at, type, bigEndian, conversion, missing);
  }
  if (integer && type.sizeBytes === 1) {
    return fillFloatFromByte(target, bytes, run, at, shift, type.missing, multiplier, scale, offset, missing);
  }
  if (integer && type.sizeBytes === 2) {
    return fillFloatFromShort(
      target,
      view,
      run,
      at,
      littleEndian,
      shift,
      type.missing,
      multiplier,
      scale,
      offset,
      missing,
    );
  }
  if (integer && type.sizeBytes === 4) {
    const bias = type.reading === 'signed' ? 0 : 0x100000000;
    return fillFloatFromWord(
      target,
      view,
      run,
      at,
      littleEndian,
      bias,
      type.missing | 0,
      multiplier,
      scale,
      offset,
      missing,
    );
  }
  if (type.reading === 'float' && type.sizeBytes === 4) {
    return fillFloatFromFloat(target, view, run, at, littleEndian, multiplier, scale, offset, missing);
  }
  return fillSlowly(target, bytes, run, at, type, bigEndian, conversion, missing);
}

function mark(mask: Uint8Array, row: number): void {
  mask[row >> 3]! |= 1 << (row & 7);
}

function fillIntegerFromByte(
  target: Int32Array,
  bytes: Uint8Array,
  { count, offsets, rows }: MessageRun,
  at: number,
  shift: number,
  none: number,
  missing: Uint8Array | null,
): number {
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const pattern = bytes[offsets[i]! + at]!;
    if (pattern !== none) {
      target[rows[i]!] = (pattern << shift) >> shift;
      filled++;
    } else if (missing !== null) {
      target[rows[i]!] = missingInteger;
      mark(missing, rows[i]!);
    }
  }
  return filled;
}

function fillIntegerFromShort(
  target: Int32Array,
  view: DataView,
  { count, offsets, rows }: MessageRun,
  at: number,
  littleEndian: boolean,
  shift: number,
  none: number,
  missing: Uint8Array | null,
): number {
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const pattern = view.getUint16(offsets[i]! + at, littleEndian);
    if (pattern !== none) {
      target[rows[i]!] = (pattern << shift) >> shift;
      filled++;
    } else if (missing !== null) {
      target[rows[i]!] = missingInteger;
      mark(missing, rows[i]!);
    }
  }
  return filled;
}

function fillFloatFromByte(
  target: Float64Array,
  bytes: Uint8Array,
  { count, offsets, rows }: MessageRun,
  at: number,
  shift: number,
  none: number,
  multiplier: number,
  scale: number,
  offset: number,
  missing: Uint8Array | null,
): number {
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const pattern = bytes[offsets[i]! + at]!;
    if (pattern !== none) {
      target[rows[i]!] = (((pattern << shift) >> shift) * multiplier) / scale + offset;
      filled++;
    } else if (missing !== null) {
      target[rows[i]!] = Number.NaN;
      mark(missing, rows[i]!);
    }
  }
  return filled;
}

function fillFloatFromShort(
  target: Float64Array,
  view: DataView,
  { count, offsets, rows }: MessageRun,
  at: number,
  littleEndian: boolean,
  shift: number,
  none: number,
  multiplier: number,
  scale: number,
  offset: number,
  missing: Uint8Array | null,
): number {
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const pattern = view.getUint16(offsets[i]! + at, littleEndian);
    if (pattern !== none) {
      target[rows[i]!] = (((pattern << shift) >> shift) * multiplier) / scale + offset;
      filled++;
    } else if (missing !== null) {
      target[rows[i]!] = Number.NaN;
      mark(missing, rows[i]!);
    }
  }
  return filled;
}

/** @param bias added to negative patterns of unsigned types, 2^32 */
function fillFloatFromWord(
  target: Float64Array,
  view: DataView,
  { count, offsets, rows }: MessageRun,
  at: number,
  littleEndian: boolean,
  bias: number,
  none: number,
  multiplier: number,
  scale: number,
  offset: number,
  missing: Uint8Array | null,
): number {
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const pattern = view.getInt32(offsets[i]! + at, littleEndian);
    if (pattern !== none) {
      target[rows[i]!] = ((pattern < 0 ? pattern + bias : pattern) * multiplier) / scale + offset;
      filled++;
    } else if (missing !== null) {
      target[rows[i]!] = Number.NaN;
      mark(missing, rows[i]!);
    }
  }
  return filled;
}

/** Not-a-number and infinity are missing, and so is the pattern of ones that stands for it. */
function fillFloatFromFloat(
  target: Float64Array,
  view: DataView,
  { count, offsets, rows }: MessageRun,
  at: number,
  littleEndian: boolean,
  multiplier: number,
  scale: number,
  offset: number,
  missing: Uint8Array | null,
): number {
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const value = view.getFloat32(offsets[i]! + at, littleEndian);
    if (value - value === 0) {
      target[rows[i]!] = (value * multiplier) / scale + offset;
      filled++;
    } else if (missing !== null) {
      target[rows[i]!] = Number.NaN;
      mark(missing, rows[i]!);
    }
  }
  return filled;
}

/** Doubles, eight-byte integers and everything unusual. */
function fillSlowly(
  target: Int32Array | Float64Array,
  bytes: Uint8Array,
  { count, offsets, rows }: MessageRun,
  at: number,
  type: BaseType,
  bigEndian: boolean,
  { multiplier, scale, offset }: Conversion,
  missing: Uint8Array | null,
): number {
  const round = target instanceof Int32Array;
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const raw = readScalar(bytes, offsets[i]! + at, type, bigEndian);
    const value = raw === null ? Number.NaN : (Number(raw) * multiplier) / scale + offset;
    if (round ? Math.abs(value) < 0x7fffffff : !Number.isNaN(value)) {
      target[rows[i]!] = round ? Math.round(value) : value;
      filled++;
    } else if (missing !== null) {
      target[rows[i]!] = round ? missingInteger : Number.NaN;
      mark(missing, rows[i]!);
    }
  }
  return filled;
}
