import { crc32, inflateRawSync } from 'node:zlib';
import { HealthError } from '@vitalwire/core';
import { type ByteHandle, piecesOf } from './byte-area.ts';
import { inflate } from './inflate.ts';
import type { SourceLimits } from './limits.ts';

const WINDOW_BYTES = 1024 * 1024;
const PIECE_BYTES = 64 * 1024;
/** What is packed in so much is inflated in one go. */
const SMALL_PACKED_BYTES = 512 * 1024;
const SMALL_PLAIN_BYTES = 4 * 1024 * 1024;

/** Bytes at a place: at least `least` of them, unless the archive ends, and at most `most`. */
export type Ahead = (at: number, least: number, most: number) => Promise<Uint8Array>;

/** Reads forward through a window: members are small, and their headers are many. */
export function aheadOf(handle: ByteHandle, sizeBytes: number): Ahead {
  let window: Uint8Array = new Uint8Array(0);
  let start = 0;
  return async (at, least, most) => {
    const there = Math.min(least, Math.max(0, sizeBytes - at));
    if (at < start || at + there > start + window.byteLength) {
      window = await handle.read(at, Math.max(there, WINDOW_BYTES));
      start = at;
    }
    return window.subarray(at - start, at - start + most);
  };
}

/** Where the content of a member ends, found by reading it. */
export interface PackedEnd {
  readonly packedBytes: number;
  /** What comes out of it. */
  readonly plainBytes: number;
  /** What stands behind the content; `null` where that is cut, damaged or no such thing. */
  readonly descriptor: Descriptor | null;
}

interface Descriptor {
  readonly byteCount: number;
  readonly crc32: number;
}

export interface EndReading {
  readonly handle: ByteHandle;
  readonly ahead: Ahead;
  /** Of the content, in the archive. */
  readonly start: number;
  /** Of the archive. */
  readonly sizeBytes: number;
  readonly path: string;
  readonly limits: SourceLimits;
  readonly signal: AbortSignal | undefined;
}

/** @param described whether something stands behind the content: otherwise the archive ends in it */
export async function packedEnd(stored: boolean, described: boolean, reading: EndReading): Promise<PackedEnd> {
  const { start, sizeBytes, ahead } = reading;
  const rest = sizeBytes - start;
  if (stored)
    return (described ? await storedEnd(reading) : null) ?? { packedBytes: rest, plainBytes: rest, descriptor: null };
  const { packedBytes, plainBytes, checksum, complete } = (await smallEnd(reading)) ?? (await deflatedEnd(reading));
  if (!complete) return { packedBytes: rest, plainBytes, descriptor: null };
  const behind = await ahead(start + packedBytes, DESCRIPTOR_BYTES, DESCRIPTOR_BYTES);
  return {
    packedBytes,
    plainBytes,
    descriptor: described ? descriptorIn(behind, packedBytes, plainBytes, checksum) : null,
  };
}

interface Inflated {
  readonly packedBytes: number;
  readonly plainBytes: number;
  readonly checksum: number;
  /** The data has an end, and it was reached. */
  readonly complete: boolean;
}

/** @returns `null` where that takes a stream: it is long, cut or damaged */
async function smallEnd({ ahead, start }: EndReading): Promise<Inflated | null> {
  for (const least of [PIECE_BYTES, SMALL_PACKED_BYTES]) {
    const packed = await ahead(start, least, SMALL_PACKED_BYTES);
    try {
      const options = { maxOutputLength: SMALL_PLAIN_BYTES, info: true } as const;
      // With `info` it tells how much of the data it has taken; the types do not know.
      const { buffer, engine } = inflateRawSync(packed, options) as unknown as InflateInfo;
      const { byteLength } = buffer;
      return { packedBytes: engine.bytesWritten, plainBytes: byteLength, checksum: crc32(buffer), complete: true };
    } catch {
      if (packed.byteLength >= SMALL_PACKED_BYTES) return null;
    }
  }
  return null;
}

interface InflateInfo {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

async function deflatedEnd({ handle, start, sizeBytes, path, limits, signal }: EndReading): Promise<Inflated> {
  const packed = piecesOf(handle, start, sizeBytes - start, PIECE_BYTES, signal);
  const own = { maximumBytes: limits.maximumMemberBytes, maximumRatio: limits.maximumRatio };
  const plain = inflate(packed, 'raw', path, own);
  let plainBytes = 0;
  let checksum = 0;
  try {
    for (let step = await plain.next(); ; step = await plain.next()) {
      if (step.done === true) return { packedBytes: step.value, plainBytes, checksum, complete: true };
      plainBytes += step.value.byteLength;
      checksum = crc32(step.value, checksum);
    }
  } catch (error) {
    // One that inflates too far says so when it is read.
    if (!HealthError.is(error) || error.code === 'cancelled' || error.code === 'file-unreadable') throw error;
    return { packedBytes: 0, plainBytes, checksum, complete: false };
  }
}

const SIGNATURE = Buffer.of(0x50, 0x4b, 7, 8);
/** The longest form: a signature, a checksum, two lengths of eight bytes. */
const DESCRIPTOR_BYTES = 24;

/** A checksum and both lengths, with or without a signature, lengths of four or of eight bytes: whichever fits. */
function descriptorIn(bytes: Uint8Array, packedBytes: number, plainBytes: number, checksum: number): Descriptor | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isSigned = SIGNATURE.equals(bytes.subarray(0, 4));
  const forms = [...(isSigned ? [[4, 8] as const, [4, 4] as const] : []), ...[[0, 8] as const, [0, 4] as const]];
  const fitting = forms.flatMap(([from, width]): readonly Descriptor[] => {
    const byteCount = from + 4 + 2 * width;
    if (bytes.byteLength < byteCount) return [];
    const length = (at: number) => (width === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true)));
    const modulo = (value: number) => (width === 4 ? value % 2 ** 32 : value);
    const fits = length(from + 4) === modulo(packedBytes) && length(from + 4 + width) === modulo(plainBytes);
    return fits ? [{ byteCount, crc32: view.getUint32(from, true) }] : [];
  });
  return fitting.find((each) => each.crc32 === checksum) ?? fitting[0] ?? null;
}

/**
 * Content that is not compressed has no end of its own: it ends in front of what states its length and checksum.
 * @returns `null` when that stands nowhere
 */
async function storedEnd({ handle, start, sizeBytes, signal }: EndReading): Promise<PackedEnd | null> {
  let held: Buffer = Buffer.alloc(0);
  /** Bytes before `held`, and their checksum. */
  let before = 0;
  let checksum = 0;
  const look = (isLast: boolean): PackedEnd | null => {
    const forget = (count: number) => {
      checksum = crc32(held.subarray(0, count), checksum);
      before += count;
      held = held.subarray(count);
    };
    for (let hit = held.indexOf(SIGNATURE); hit >= 0; hit = held.indexOf(SIGNATURE, hit + 1)) {
      if (!isLast && held.byteLength - hit < DESCRIPTOR_BYTES) break;
      // The packed length is what is asked first: content may be full of signatures.
      if (held.byteLength - hit < 12 || held.readUInt32LE(hit + 8) !== (before + hit) % 2 ** 32) continue;
      forget(hit);
      const descriptor = descriptorIn(held.subarray(0, DESCRIPTOR_BYTES), before, before, checksum);
      if (descriptor?.crc32 === checksum) return { packedBytes: before, plainBytes: before, descriptor };
      hit = 0;
    }
    forget(Math.max(0, held.byteLength - DESCRIPTOR_BYTES));
    return null;
  };
  for await (const piece of piecesOf(handle, start, sizeBytes - start, WINDOW_BYTES, signal)) {
    held = Buffer.concat([held, piece]);
    const found = look(false);
    if (found !== null) return found;
  }
  return look(true);
}
