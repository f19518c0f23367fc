import { HealthError } from '@vitalwire/core';
import { type Damage, DamageCode, type ReadOptions } from '../../activity.ts';
import { defaultMaximumBytes } from '../../byte-input.ts';
import { whatItIs } from '../../what-it-is.ts';
import { type FitHeader, magicMatches, readFitHeader } from './header.ts';

/** More files in one chain than any device writes. */
const MAXIMUM_PARTS = 1024;

/** The files of a chained input, in order; one for nearly every file. */
export interface FitChain {
  readonly headers: readonly FitHeader[];
  readonly damage: Damage[];
}

/** @throws HealthError `file-unrecognised` when this is no FIT file, `too-large`, `file-invalid` when it holds nothing */
export function openFit(bytes: Uint8Array, options: ReadOptions): FitChain {
  const path = options.path ?? 'FIT file';
  const limit = options.maximumBytes ?? defaultMaximumBytes;
  if (bytes.length > limit) {
    const megabytes = (limit / 1_048_576).toFixed(1);
    const details = { what: path, limit, unit: 'bytes' };
    throw new HealthError('too-large', `The file is larger than the limit of ${megabytes} MiB.`, details);
  }
  const first = readFitHeader(bytes);
  if (first === null) throw unrecognised(bytes, path);
  const headers = [first];
  const damage: Damage[] = [];
  let next = first.next;
  while (next < bytes.length && headers.length < MAXIMUM_PARTS) {
    const header = readFitHeader(bytes, next);
    if (header !== null) {
      headers.push(header);
      next = header.next;
      continue;
    }
    const found = findMagic(bytes, next + 1);
    damage.push(trailing(next, (found ?? bytes.length) - next));
    if (found === null) break;
    next = found;
  }
  return { headers, damage };
}

/** Offset of the next header behind bytes that are none. */
function findMagic(bytes: Uint8Array, from: number): number | null {
  for (let dot = bytes.indexOf(0x2e, from + 8); dot >= 0; dot = bytes.indexOf(0x2e, dot + 1)) {
    const size = bytes[dot - 8];
    if ((size === 12 || size === 14) && magicMatches(bytes, dot - 8) === 4) return dot - 8;
  }
  return null;
}

function trailing(byteOffset: number, count: number): Damage {
  return {
    code: DamageCode.StrayBytes,
    message: `${count} bytes behind the end of the file belong to nothing.`,
    byteOffset,
  };
}

function unrecognised(bytes: Uint8Array, path: string): HealthError<'file-unrecognised' | 'file-invalid'> {
  if (magicMatches(bytes) === 4 || (bytes.length > 0 && bytes.length < 12 && (bytes[0] === 12 || bytes[0] === 14))) {
    const reason = 'The file is cut off inside its header.';
    return new HealthError('file-invalid', reason, { path, reason, byteOffset: bytes.length });
  }
  const reason = whatItIs(bytes, 'a FIT file');
  return new HealthError('file-unrecognised', reason, { path, reason });
}
