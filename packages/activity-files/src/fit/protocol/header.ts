import { type Damage, DamageCode } from '../../activity.ts';
import { uint16At, uint32At } from './bytes.ts';
import { fitCrc16 } from './crc.ts';

/** One FIT file inside the input; several stand one after the other in a chained file. */
export interface FitHeader {
  readonly offset: number;
  readonly sizeBytes: number;
  /** Upper four bits major, lower four minor. */
  readonly protocolVersion: number;
  /** `21117` is 211.17. */
  readonly profileVersion: number;
  readonly dataStart: number;
  /** End of the messages, as far as the input goes. */
  readonly dataEnd: number;
  /** `absent` when the input ends before it. */
  readonly checksum: 'match' | 'mismatch' | 'absent';
  /** Where the next file of a chain would start. */
  readonly next: number;
  readonly damage: readonly Damage[];
}

const MAGIC = [0x2e, 0x46, 0x49, 0x54];

/** How many of the four bytes of `.FIT` stand in their place. */
export function magicMatches(bytes: Uint8Array, offset = 0): number {
  let matches = 0;
  for (let i = 0; i < 4; i++) if (bytes[offset + 8 + i] === MAGIC[i]) matches++;
  return matches;
}

/** A definition message that starts a file: `0x40`, reserved byte 0, byte order 0 or 1, some fields. */
function definitionStartsAt(bytes: Uint8Array, at: number): boolean {
  const header = bytes[at] ?? 0;
  return (header & 0xd0) === 0x40 && bytes[at + 1] === 0 && (bytes[at + 2] ?? 2) <= 1 && (bytes[at + 5] ?? 0) > 0;
}

/**
 * Reads a header leniently: a damaged size, length or checksum is reported and worked around.
 * @returns `null` when no FIT file starts here
 */
export function readFitHeader(bytes: Uint8Array, offset = 0): FitHeader | null {
  const left = bytes.length - offset;
  if (left < 12) return null;
  const damage: Damage[] = [];
  const matches = magicMatches(bytes, offset);
  const stated = bytes[offset] ?? 0;
  const usual = stated === 12 || stated === 14;
  if (matches < 3 || (matches === 3 && !usual)) return null;
  const sizeBytes = usual ? stated : (sizeFromContent(bytes, offset) ?? stated);
  if (sizeBytes < 12) return null;
  if (matches < 4) damage.push(invalid(offset + 8, 'The signature in the header is damaged.'));
  if (sizeBytes !== stated) damage.push(invalid(offset, `The header gives its own size as ${stated} bytes.`));
  const stored = sizeBytes >= 14 && left >= 14 ? uint16At(bytes, offset + 12, false) : 0;
  if (stored !== 0 && stored !== fitCrc16(bytes, offset, offset + 12)) {
    damage.push({
      code: DamageCode.ChecksumMismatch,
      message: 'The checksum of the header does not match.',
      byteOffset: offset + 12,
    });
  }
  const dataStart = Math.min(offset + sizeBytes, bytes.length);
  const extent = dataExtent(bytes, offset, dataStart, damage);
  return {
    offset,
    sizeBytes,
    protocolVersion: bytes[offset + 1] ?? 0,
    profileVersion: uint16At(bytes, offset + 2, false),
    dataStart,
    ...extent,
    damage,
  };
}

function invalid(byteOffset: number, message: string): Damage {
  return { code: DamageCode.HeaderInvalid, message, byteOffset };
}

function sizeFromContent(bytes: Uint8Array, offset: number): number | null {
  return [14, 12].find((size) => definitionStartsAt(bytes, offset + size)) ?? null;
}

interface Extent {
  readonly dataEnd: number;
  readonly checksum: FitHeader['checksum'];
  readonly next: number;
}

function dataExtent(bytes: Uint8Array, offset: number, dataStart: number, damage: Damage[]): Extent {
  const stated = uint32At(bytes, offset + 4, false);
  const statedEnd = dataStart + stated;
  const left = bytes.length - statedEnd;
  const unfinished = stated === 0xffffffff || (stated === 0 && left > 2);
  if (!unfinished && left >= 2) {
    const next = statedEnd + 2;
    if (fitCrc16(bytes, offset, statedEnd) === uint16At(bytes, statedEnd, false)) {
      return { dataEnd: statedEnd, checksum: 'match', next };
    }
    if (left === 2 || magicMatches(bytes, next) === 4) return { dataEnd: statedEnd, checksum: 'mismatch', next };
  }
  // The length is wrong, or the file is cut: the checksum at the very end, for the length that would be right, tells.
  const last = bytes.length - 2;
  if (last > dataStart && checksumForLength(bytes, offset, dataStart, last) === uint16At(bytes, last, false)) {
    damage.push(
      invalid(offset + 4, `The header promises ${stated} bytes of data, the file holds ${last - dataStart}.`),
    );
    return { dataEnd: last, checksum: 'match', next: bytes.length };
  }
  if (unfinished) {
    damage.push(invalid(offset + 4, 'The device did not finish the file: its header does not say how long it is.'));
    return { dataEnd: bytes.length, checksum: 'absent', next: bytes.length };
  }
  if (left < 2) {
    const missing = 2 - left;
    const message = `The file ends ${missing} bytes before the length that its header gives.`;
    damage.push({ code: DamageCode.Truncated, message, byteOffset: bytes.length });
    return { dataEnd: Math.min(statedEnd, bytes.length), checksum: 'absent', next: bytes.length };
  }
  damage.push(invalid(offset + 4, `The header promises ${stated} bytes of data, the file goes on behind them.`));
  return { dataEnd: bytes.length, checksum: 'mismatch', next: bytes.length };
}

/** The checksum as if the header gave the length that ends at `end`. */
function checksumForLength(bytes: Uint8Array, offset: number, dataStart: number, end: number): number {
  const header = bytes.slice(offset, dataStart);
  new DataView(header.buffer).setUint32(4, end - dataStart, true);
  return fitCrc16(bytes, dataStart, end, fitCrc16(header));
}
