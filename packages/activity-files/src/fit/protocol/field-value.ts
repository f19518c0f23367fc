import type { BaseType } from './base-types.ts';
import { uint16At, uint32At } from './bytes.ts';

/** Numbers, text and, beyond 2^53, big integers; an array keeps `null` where one of its values is missing. */
export type FieldValue = number | bigint | string | readonly (number | bigint | null)[];

const decoder = new TextDecoder();

/**
 * The values of one field as they are stored, before scale and offset.
 * @returns `null` when the field is missing
 */
export function readField(
  bytes: Uint8Array,
  at: number,
  sizeBytes: number,
  type: BaseType,
  bigEndian: boolean,
): FieldValue | null {
  if (type.reading === 'text') return readText(bytes, at, sizeBytes);
  const count = sizeBytes / type.sizeBytes;
  if (count === 1) return readScalar(bytes, at, type, bigEndian);
  const values: (number | bigint | null)[] = [];
  let present = false;
  for (let i = 0; i < count; i++) {
    const value = readScalar(bytes, at + i * type.sizeBytes, type, bigEndian);
    present ||= value !== null;
    values.push(value);
  }
  if (!present) return null;
  return type.reading === 'bytes' ? Array.from(bytes.subarray(at, at + sizeBytes)) : values;
}

/** @returns `null` where the stored pattern means missing */
export function readScalar(bytes: Uint8Array, at: number, type: BaseType, bigEndian: boolean): number | bigint | null {
  if (type.sizeBytes === 8) return readEightBytes(bytes, at, type, bigEndian);
  const pattern =
    type.sizeBytes === 1
      ? (bytes[at] ?? 0)
      : type.sizeBytes === 2
        ? uint16At(bytes, at, bigEndian)
        : uint32At(bytes, at, bigEndian);
  if (pattern === type.missing) return null;
  if (type.reading === 'float') return finite(floatOf(pattern));
  if (type.reading !== 'signed') return pattern;
  const shift = 32 - 8 * type.sizeBytes;
  return (pattern << shift) >> shift;
}

const scratch = new DataView(new ArrayBuffer(8));

function floatOf(pattern: number): number {
  scratch.setUint32(0, pattern);
  return scratch.getFloat32(0);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function readEightBytes(bytes: Uint8Array, at: number, type: BaseType, bigEndian: boolean): number | bigint | null {
  const high = uint32At(bytes, bigEndian ? at : at + 4, bigEndian);
  const low = uint32At(bytes, bigEndian ? at + 4 : at, bigEndian);
  const missingLow = type.missing === 0 ? 0 : 0xffffffff;
  if (high === type.missing && low === missingLow) return null;
  if (type.reading === 'float') {
    scratch.setUint32(0, high);
    scratch.setUint32(4, low);
    return finite(scratch.getFloat64(0));
  }
  const value = (BigInt(type.reading === 'signed' ? high | 0 : high) << 32n) | BigInt(low);
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

/** Text ends at its first zero byte, or with the field where a writer left the zero out. */
function readText(bytes: Uint8Array, at: number, sizeBytes: number): string | null {
  const field = bytes.subarray(at, at + sizeBytes);
  const zero = field.indexOf(0);
  const used = zero < 0 ? field : field.subarray(0, zero);
  // A field of 0xff alone is how some devices write that there is no text.
  if (used.length === 0 || used.every((byte) => byte === 0xff)) return null;
  const text = decoder.decode(used).trim();
  return text === '' ? null : text;
}
