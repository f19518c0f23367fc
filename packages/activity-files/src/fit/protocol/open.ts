import { HealthError } from '@vitalwire/core';
import { type Damage, DamageCode, type ReadOptions } from '../../activity.ts';
import { defaultMaximumBytes } from '../../byte-input.ts';
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
  const reason = whatItIs(bytes);
  return new HealthError('file-unrecognised', reason, { path, reason });
}

/** One sentence on what was given in place of a FIT file. */
export function whatItIs(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'The file is empty.';
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (a === 0x1f && b === 0x8b) return 'This is a gzip archive: unpack it first.';
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5) && d === c + 1) return 'This is a zip archive: unpack it first.';
  if (bytes.every((byte) => byte === 0)) return 'The file holds nothing but zero bytes.';
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 1024))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^[[{]/.test(head)) {
    return /error|message|status|fault|unauthori[sz]ed/i.test(head)
      ? 'This is an error message of an API, not a FIT file: fetch the activity again.'
      : 'This is JSON, not a FIT file.';
  }
  if (/^<!doctype html|^<html/i.test(head)) {
    return 'This is a web page, not a FIT file: the download probably needed a sign-in.';
  }
  if (/<TrainingCenterDatabase/i.test(head)) return 'This is a TCX file, not a FIT file.';
  if (/<gpx/i.test(head)) return 'This is a GPX file, not a FIT file.';
  if (/^</.test(head)) return 'This is XML, not a FIT file.';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell binary from text
  if (head.length > 0 && !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(head)) return 'This is text, not a FIT file.';
  return 'This is not a FIT file: its signature is missing.';
}
