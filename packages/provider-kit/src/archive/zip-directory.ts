import { HealthError, type SourceDamage } from '@vitalwire/core';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import type { ByteArea, ByteHandle } from './byte-area.ts';
import type { SourceLimits } from './limits.ts';
import { isFolderName, memberOf, modifiedMs, nameOf, type StatedMember, type ZipMember } from './zip-entry.ts';
import { encrypted, invalid, refuseBomb, refuseOverlap, tooMany } from './zip-refusals.ts';
import { salvage } from './zip-salvage.ts';

const WINDOW_BYTES = 256 * 1024;

/** What is in a zip, without the entries that stand for folders. */
export interface ZipContents {
  readonly members: readonly ZipMember[];
  /** Of an archive whose table of contents is lost: what was found without it. */
  readonly damage: SourceDamage | null;
}

/**
 * What the table of contents of a zip says, or where that is missing or damaged, what stands in front of the members.
 * @param path named in errors
 * @throws HealthError `file-invalid` for one that is split, encrypted or made to harm, or in which nothing is found,
 * `too-large` at the limits, `cancelled`
 */
export async function zipContents(
  area: ByteArea,
  path: string,
  limits: SourceLimits,
  signal?: AbortSignal,
): Promise<ZipContents> {
  const handle = await area.open();
  try {
    const listed = await membersListed(handle, area.sizeBytes, path, limits);
    const found =
      'lost' in listed
        ? await salvage(handle, { sizeBytes: area.sizeBytes, path, limits, signal }, listed.lost)
        : listed;
    refuseOverlap(found.members, path);
    const total = found.members.reduce((sum, { plainBytes }) => sum + plainBytes, 0);
    refuseBomb(total, area.sizeBytes, path, limits);
    return found;
  } finally {
    await handle.close();
  }
}

async function membersListed(
  handle: ByteHandle,
  sizeBytes: number,
  path: string,
  limits: SourceLimits,
): Promise<ZipContents | { readonly lost: HealthError<'file-invalid'> }> {
  try {
    const zip = await fromRandomAccessReaderPromise(readerOver(handle, sizeBytes), sizeBytes, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    if (zip.entryCount > limits.maximumEntries) throw tooMany(path, zip.entryCount, limits);
    return { members: await readMembers(zip), damage: null };
  } catch (error) {
    if (HealthError.is(error)) throw error;
    return { lost: lostTable(path, error) };
  }
}

async function readMembers(zip: ZipFile): Promise<readonly ZipMember[]> {
  const members: ZipMember[] = [];
  for await (const entry of zip.eachEntry()) {
    const stated = statedBy(entry);
    if (!isFolderName(stated.name)) members.push(memberOf(stated));
  }
  return members;
}

/** yauzl reads entry by entry: a window saves it from asking the disk twice for each. */
function readerOver(handle: ByteHandle, sizeBytes: number): RandomAccessReader {
  let window: Uint8Array = new Uint8Array(0);
  let windowStart = 0;
  const holds = (position: number, length: number) =>
    position >= windowStart && position + length <= windowStart + window.byteLength;
  const reader: RandomAccessReader = Reflect.construct(RandomAccessReader, []);
  return Object.assign(reader, {
    read(buffer: Buffer, offset: number, length: number, position: number, done: ReadCallback) {
      const give = () => {
        const from = position - windowStart;
        buffer.set(window.subarray(from, from + length), offset);
        done(null, Math.max(0, Math.min(length, window.byteLength - from)));
      };
      if (holds(position, length)) return give();
      if (position < 0 || position > sizeBytes) return done(new Error('unexpected EOF'), 0);
      handle.read(position, Math.max(length, WINDOW_BYTES)).then(
        (bytes) => {
          window = bytes;
          windowStart = position;
          give();
        },
        (error: unknown) => done(error, 0),
      );
    },
    close: (done: (error: Error | null) => void) => done(null),
  });
}

type ReadCallback = (error: unknown, bytesRead: number) => void;

function statedBy(entry: Entry): StatedMember {
  return {
    // Asked for as bytes above, whatever the type says.
    name: nameOf(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields),
    flags: entry.generalPurposeBitFlag,
    method: entry.compressionMethod,
    headerOffset: entry.relativeOffsetOfLocalHeader,
    packedBytes: entry.compressedSize,
    plainBytes: entry.uncompressedSize,
    crc32: entry.crc32,
    unixMode: entry.externalFileAttributes >>> 16,
    modifiedMs: modifiedMs(entry.extraFields),
  };
}

/** @throws HealthError where the members cannot be read without it, either */
function lostTable(path: string, cause: unknown): HealthError<'file-invalid'> {
  const message = cause instanceof Error ? cause.message : '';
  if (message.includes('strong encryption')) {
    throw encrypted(path, cause);
  }
  if (message.includes('multi-disk')) {
    throw invalid(
      path,
      'it is one part of a split archive',
      'Join the parts, or unpack them, and import the folder.',
      cause,
    );
  }
  const cut = message.includes('End of central directory');
  const reason = cut ? 'it is cut short: its table of contents is missing' : 'its table of contents is damaged';
  return invalid(path, reason, 'Download or copy it again.', cause);
}
