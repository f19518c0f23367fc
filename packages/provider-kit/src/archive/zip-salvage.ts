import { cleanText, type HealthError, type SourceDamage } from '@vitalwire/core';
import { type ExtraField, parseExtraFields } from 'yauzl';
import { type ByteHandle, throwIfCancelled } from './byte-area.ts';
import type { SourceLimits } from './limits.ts';
import { type Ahead, aheadOf, type PackedEnd, packedEnd } from './packed-end.ts';
import {
  isFolderName,
  LOCAL_HEADER_BYTES,
  LOCAL_HEADER_SIGNATURE,
  memberOf,
  modifiedMs,
  nameOf,
  type StatedMember,
  type ZipMember,
} from './zip-entry.ts';
import { encrypted, refuseBomb, tooMany } from './zip-refusals.ts';

export interface SalvagePlace {
  readonly sizeBytes: number;
  /** Named in errors. */
  readonly path: string;
  readonly limits: SourceLimits;
  readonly signal: AbortSignal | undefined;
}

const SPLIT_MARK = 0x08074b50;
/** What begins a table of contents: an entry, its end in either form, and what may stand before it. */
const CONTENTS = new Set([0x02014b50, 0x06054b50, 0x06064b50, 0x08064b50]);
const FULL = 0xffffffff;
const STREAMED = 8;
/** Of the whole entry, and of the headers: then names are nothing but noise. */
const STRONGLY_ENCRYPTED = 0x40 | 0x2000;

/**
 * The members of a zip without its table of contents, by the headers in front of them, one after the other until the
 * archive ends or is damaged. Lengths that stand only behind the content are found where its compressed data ends. What
 * is found states no more than a table of contents could, and is read under the same limits.
 * @param lost why there is no table of contents
 * @throws HealthError `lost` when nothing is found, `too-large` for too many, `cancelled`
 */
export async function salvage(
  handle: ByteHandle,
  place: SalvagePlace,
  lost: HealthError<'file-invalid'>,
): Promise<{ readonly members: readonly ZipMember[]; readonly damage: SourceDamage }> {
  const { sizeBytes, path, limits, signal } = place;
  const ahead = aheadOf(handle, sizeBytes);
  const members: ZipMember[] = [];
  let begun: ZipMember | null = null;
  let headers = 0;
  let total = 0;
  let at = uint32(await ahead(0, 4, 4)) === SPLIT_MARK ? 4 : 0;
  for (;;) {
    throwIfCancelled(signal);
    const header = await headerAt(ahead, at, path);
    if (header === null) break;
    if (++headers > limits.maximumEntries) throw tooMany(path, headers, limits);
    const found = await extentOf(header, handle, ahead, place);
    // Finding an end may mean inflating: a bomb is told before all of it has been.
    total += found.plainBytes;
    refuseBomb(total, sizeBytes, path, limits);
    const isFolder = isFolderName(header.stated.name);
    if (found.cut) {
      if (isFolder) break;
      begun = memberOf({ ...header.stated, ...found }, true);
      members.push(begun);
      break;
    }
    if (!isFolder) members.push(memberOf({ ...header.stated, ...found }));
    at = found.end;
  }
  if (members.length === 0) throw lost;
  const whole = members.length - (begun === null ? 0 : 1);
  const next = uint32(await ahead(at, 4, 4));
  const reachedContents = begun === null && next !== null && CONTENTS.has(next);
  const message = reachedContents ? tableLost(path, whole) : cutShort(path, whole, begun?.parts.at(-1) ?? null);
  return { members, damage: { path, type: 'truncated', message } };
}

interface LocalHeader {
  readonly stated: StatedMember;
  readonly dataStart: number;
  /** Lengths and checksum stand behind the content. */
  readonly streamed: boolean;
}

/** @returns `null` where none stands, or not the whole of one @throws HealthError `file-invalid` for an encrypted archive */
async function headerAt(ahead: Ahead, at: number, path: string): Promise<LocalHeader | null> {
  const bytes = await ahead(at, LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES);
  if (bytes.byteLength < LOCAL_HEADER_BYTES || uint32(bytes) !== LOCAL_HEADER_SIGNATURE) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(6, true);
  if ((flags & STRONGLY_ENCRYPTED) !== 0) throw encrypted(path);
  const nameBytes = view.getUint16(26, true);
  const restBytes = nameBytes + view.getUint16(28, true);
  const method = view.getUint16(8, true);
  const stated = {
    crc32: view.getUint32(14, true),
    packedBytes: view.getUint32(18, true),
    plainBytes: view.getUint32(22, true),
  };
  const rest = await ahead(at + LOCAL_HEADER_BYTES, restBytes, restBytes);
  if (rest.byteLength < restBytes) return null;
  const extra = extraFields(rest.subarray(nameBytes));
  const name = nameOf(flags, rest.subarray(0, nameBytes), extra);
  const isStreamed = (flags & STREAMED) !== 0;
  return {
    stated: {
      ...{ name, flags, method, headerOffset: at, unixMode: 0, modifiedMs: modifiedMs(extra), crc32: stated.crc32 },
      ...longLengths(stated, extra),
    },
    dataStart: at + LOCAL_HEADER_BYTES + restBytes,
    streamed: isStreamed,
  };
}

function extraFields(raw: Uint8Array): readonly ExtraField[] {
  try {
    return parseExtraFields(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  } catch {
    // What stands beside the name is of no account where it cannot be read.
    return [];
  }
}

/** Lengths from 4 GiB on stand in a field of their own, the plain one first. */
function longLengths(
  { packedBytes, plainBytes }: { readonly packedBytes: number; readonly plainBytes: number },
  extra: readonly ExtraField[],
): { readonly packedBytes: number; readonly plainBytes: number } {
  const data = extra.find(({ id }) => id === 1)?.data;
  let at = 0;
  const longer = (short: number): number => {
    if (short !== FULL || data === undefined || data.byteLength < at + 8) return short;
    at += 8;
    return Number(data.readBigUInt64LE(at - 8));
  };
  const plain = longer(plainBytes);
  return { plainBytes: plain, packedBytes: longer(packedBytes) };
}

interface Extent {
  readonly packedBytes: number;
  readonly plainBytes: number;
  readonly crc32: number;
  /** Where the next header stands. */
  readonly end: number;
  readonly cut: boolean;
}

async function extentOf(
  { stated, dataStart, streamed }: LocalHeader,
  handle: ByteHandle,
  ahead: Ahead,
  { sizeBytes, path, limits, signal }: SalvagePlace,
): Promise<Extent> {
  const { packedBytes, plainBytes, crc32, method } = stated;
  const there = sizeBytes - dataStart;
  if (!streamed && packedBytes <= there)
    return { packedBytes, plainBytes, crc32, end: dataStart + packedBytes, cut: false };
  const reading = { handle, ahead, start: dataStart, sizeBytes, path, limits, signal };
  // Nothing tells where content ends that is packed in a way that is not known, or is encrypted.
  const isReadable = memberOf(stated, true).refused === null;
  const found: PackedEnd | null = isReadable ? await packedEnd(method === 0, streamed, reading) : null;
  if (found === null) return { packedBytes: there, plainBytes: 0, crc32, end: sizeBytes, cut: true };
  const { descriptor } = found;
  return {
    packedBytes: found.packedBytes,
    plainBytes: found.plainBytes,
    crc32: descriptor?.crc32 ?? crc32,
    end: dataStart + found.packedBytes + (descriptor?.byteCount ?? 0),
    cut: descriptor === null,
  };
}

function uint32(bytes: Uint8Array): number | null {
  return bytes.byteLength < 4 ? null : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
}

const AGAIN = 'Download or copy it again and import that: it adds what is missing.';

function cutShort(path: string, whole: number, begun: string | null): string {
  const part = begun === null ? '' : `the beginning of ${cleanText(begun, 255) ?? '?'}`;
  const found =
    whole === 0 ? `Only ${part} was found` : `${filesFound(whole)} whole${part === '' ? '' : `, and ${part}`}`;
  return `${path} is cut short: its table of contents is missing. ${found}. ${AGAIN}`;
}

function tableLost(path: string, whole: number): string {
  return `${path} has lost its table of contents; ${filesFound(whole)} without it. ${AGAIN}`;
}

function filesFound(count: number): string {
  return count === 1 ? '1 file was found' : `${count} files were found`;
}
