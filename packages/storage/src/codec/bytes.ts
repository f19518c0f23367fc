import { damaged } from './frame.ts';
import { ofBytes } from './scratch.ts';

export interface ByteWriter {
  byte(value: number): void;
  fixed32(value: number): void;
  /** A whole number from 0 to 2^53. */
  varint(value: number): void;
  bytes(values: Uint8Array): void;
  done(): Uint8Array;
}

/**
 * Grows by doubling; `done` gives a view of what was written.
 * @param room what is written is lent from there
 */
export function byteWriter(capacity: number, room: (length: number) => Uint8Array = ofBytes): ByteWriter {
  let buffer = room(capacity);
  let length = 0;
  const reserve = (extra: number) => {
    if (length + extra <= buffer.length) return;
    const wider = new Uint8Array(Math.max(buffer.length * 2, length + extra));
    wider.set(buffer.subarray(0, length));
    buffer = wider;
  };
  return {
    byte(value) {
      reserve(1);
      buffer[length++] = value;
    },
    fixed32(value) {
      reserve(4);
      for (let shift = 0; shift < 32; shift += 8) buffer[length++] = value >>> shift;
    },
    varint(value) {
      reserve(8);
      length = putVarint(buffer, length, value);
    },
    bytes(values) {
      reserve(values.length);
      buffer.set(values, length);
      length += values.length;
    },
    done: () => buffer.subarray(0, length),
  };
}

/** Writes a whole number from 0 to 2^53, seven bits a byte, lowest first. @returns where to go on */
export function putVarint(buffer: Uint8Array, at: number, value: number): number {
  let rest = value;
  let next = at;
  while (rest > 127) {
    buffer[next++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  buffer[next++] = rest;
  return next;
}

/** Where a reader is. A plain pair and not an object of functions: a year of streams makes thousands of them. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

/** @throws HealthError `storage-corrupt` at the end of the bytes */
export function readByte(cursor: Cursor): number {
  const value = cursor.bytes[cursor.at++];
  if (value === undefined) throw damaged('it is cut off');
  return value;
}

/** @throws HealthError `storage-corrupt` at the end of the bytes */
export function readFixed32(cursor: Cursor): number {
  return (readByte(cursor) | (readByte(cursor) << 8) | (readByte(cursor) << 16) | (readByte(cursor) << 24)) >>> 0;
}

/** @throws HealthError `storage-corrupt` at the end of the bytes, and for a number longer than any we write */
export function readVarint(cursor: Cursor): number {
  let value = 0;
  for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
    const next = readByte(cursor);
    value += (next & 127) * factor;
    if (next < 128) return value;
  }
  throw damaged('a number in it is too long');
}
