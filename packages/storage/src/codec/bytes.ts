import { damaged } from './frame.ts';

export interface ByteWriter {
  byte(value: number): void;
  fixed32(value: number): void;
  /** A whole number from 0 to 2^53. */
  varint(value: number): void;
  bytes(values: Uint8Array): void;
  done(): Uint8Array;
}

/** Grows by doubling; `done` gives a view of what was written. */
export function byteWriter(capacity: number): ByteWriter {
  let buffer = new Uint8Array(capacity);
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

export interface ByteReader {
  byte(): number;
  fixed32(): number;
  varint(): number;
  position(): number;
}

/** @throws HealthError `storage-corrupt` at the end of the bytes */
export function byteReader(buffer: Uint8Array, start: number): ByteReader {
  let at = start;
  const byte = () => {
    const value = buffer[at++];
    if (value === undefined) throw damaged('it is cut off');
    return value;
  };
  return {
    byte,
    fixed32: () => (byte() | (byte() << 8) | (byte() << 16) | (byte() << 24)) >>> 0,
    varint() {
      let value = 0;
      for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
        const next = byte();
        value += (next & 127) * factor;
        if (next < 128) return value;
      }
      throw damaged('a number in it is too long');
    },
    position: () => at,
  };
}
