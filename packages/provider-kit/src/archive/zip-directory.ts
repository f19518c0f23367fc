import { HealthError } from '@vitalwire/core';
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type ZipFile,
} from 'yauzl';
import type { ByteArea, ByteHandle } from './byte-area.ts';
import type { SourceLimits } from './limits.ts';

/** One member as the table of contents states it; nothing of it has been looked at. */
export interface ZipMember {
  /** Parts of its name, the file's own last. Nothing that leads anywhere: no `..`, no drive, nothing empty. */
  readonly parts: readonly string[];
  readonly headerOffset: number;
  readonly packedBytes: number;
  readonly plainBytes: number;
  readonly stored: boolean;
  readonly crc32: number;
  readonly modifiedMs: number | null;
  /** Why it cannot be read, for a person; `null` for one that can. */
  readonly refused: string | null;
}

const LOCAL_HEADER_BYTES = 30;
const WINDOW_BYTES = 256 * 1024;
const RATIO_MATTERS_ABOVE = 1024 * 1024 * 1024;

/**
 * The table of contents of a zip, without the entries that stand for folders.
 * @param path named in errors
 * @throws HealthError `file-invalid` for one that is cut short, damaged, split or made to harm, `too-large` at the limits
 */
export async function zipMembers(area: ByteArea, path: string, limits: SourceLimits): Promise<readonly ZipMember[]> {
  const handle = await area.open();
  try {
    const zip = await fromRandomAccessReaderPromise(readerOver(handle, area.sizeBytes), area.sizeBytes, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    if (zip.entryCount > limits.maximumEntries) throw tooMany(path, zip.entryCount, limits);
    const members = await readMembers(zip);
    refuseOverlap(members, path);
    refuseBomb(members, area.sizeBytes, path, limits);
    return members;
  } catch (error) {
    throw HealthError.is(error) ? error : damaged(path, error);
  } finally {
    await handle.close();
  }
}

async function readMembers(zip: ZipFile): Promise<readonly ZipMember[]> {
  const members: ZipMember[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (!/[\\/]$/.test(name)) members.push(memberOf(entry, name));
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

function nameOf(entry: Entry): string {
  // Asked for as bytes above, whatever the type says.
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

function memberOf(entry: Entry, name: string): ZipMember {
  const unsafe = unsafeName(name);
  const parts = name.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  return {
    parts: unsafe === null && parts.length > 0 ? parts : [parts.findLast((part) => part !== '..') ?? '?'],
    headerOffset: entry.relativeOffsetOfLocalHeader,
    packedBytes: entry.compressedSize,
    plainBytes: entry.uncompressedSize,
    stored: entry.compressionMethod === 0,
    crc32: entry.crc32,
    modifiedMs: modifiedMs(entry),
    refused: unsafe ?? refusal(entry),
  };
}

/** Nothing is ever written under a member's name; one that tries to leave was still not made by an honest program. */
function unsafeName(name: string): string | null {
  const leaves = /^[\\/]/.test(name) || /^[a-z]:/i.test(name) || name.split(/[\\/]/).includes('..');
  if (leaves) return 'its name leads out of the archive; no vendor makes such archives, so ask for the export again';
  return name.includes('\0') ? 'its name holds a zero byte; ask for the export again' : null;
}

const methods: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
};

function refusal(entry: Entry): string | null {
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind === 0o120000) return 'it is a link and not a file';
  if (entry.isEncrypted()) return 'it is protected by a password; unpack the archive with it and import the folder';
  const method = entry.compressionMethod;
  if (method !== 0 && method !== 8) {
    const called = methods[method] ?? `method ${method}`;
    return `it is compressed by ${called}, which is not read here; unpack the archive and import the folder`;
  }
  if (method === 0 && entry.compressedSize !== entry.uncompressedSize) return 'the archive states two sizes for it';
  return null;
}

/** Only stamps that are in UTC: the older ones tell a clock of nowhere in particular. */
function modifiedMs(entry: Entry): number | null {
  if (!entry.extraFields.some(({ id }) => id === 0x5455 || id === 0x000a)) return null;
  const milliseconds = entry.getLastModDate().getTime();
  return Number.isFinite(milliseconds) ? milliseconds : null;
}

/** Members that share bytes are how a small archive is made to inflate to petabytes. */
function refuseOverlap(members: readonly ZipMember[], path: string): void {
  const order = members.toSorted((a, b) => a.headerOffset - b.headerOffset);
  let end = 0;
  for (const { headerOffset, packedBytes } of order) {
    if (headerOffset < end) {
      throw invalid(
        path,
        'its members overlap, as in archives made to fill disks',
        'Ask the vendor for the export again.',
      );
    }
    end = headerOffset + LOCAL_HEADER_BYTES + packedBytes;
  }
}

function refuseBomb(members: readonly ZipMember[], sizeBytes: number, path: string, limits: SourceLimits): void {
  const total = members.reduce((sum, { plainBytes }) => sum + plainBytes, 0);
  if (total <= RATIO_MATTERS_ABOVE || total <= sizeBytes * limits.maximumRatio) return;
  throw new HealthError(
    'too-large',
    `${path} unpacks to more than ${limits.maximumRatio} times its size, which no export does. It was left out.`,
    { what: path, limit: sizeBytes * limits.maximumRatio, unit: 'bytes' },
  );
}

function tooMany(path: string, count: number, { maximumEntries }: SourceLimits): HealthError<'too-large'> {
  return new HealthError(
    'too-large',
    `${path} holds ${count} members, more than the ${maximumEntries} that are looked through. Unpack it and import the folder that matters.`,
    { what: path, limit: maximumEntries, unit: 'members' },
  );
}

function damaged(path: string, cause: unknown): HealthError<'file-invalid'> {
  const message = cause instanceof Error ? cause.message : '';
  if (message.includes('strong encryption')) {
    return invalid(path, 'it is encrypted', 'Unpack it with its password and import the folder.', cause);
  }
  if (message.includes('multi-disk')) {
    return invalid(
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

function invalid(path: string, reason: string, wayOut: string, cause?: unknown): HealthError<'file-invalid'> {
  return new HealthError('file-invalid', `${path} cannot be opened: ${reason}. ${wayOut}`, { path, reason }, { cause });
}
