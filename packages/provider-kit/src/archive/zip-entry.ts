import { Entry, type ExtraField, getFileNameLowLevel } from 'yauzl';

/** What stands in front of every member begins with this, in order of little endian, and is as long, without the name. */
export const LOCAL_HEADER_SIGNATURE = 0x04034b50;
export const LOCAL_HEADER_BYTES = 30;

/** One member as the archive states it; nothing of its content has been looked at. */
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
  /** The archive ends in it, or is damaged there: lengths are of what is left of it. */
  readonly cut: boolean;
}

/** What a table of contents, or the header in front of a member, says of it. */
export interface StatedMember {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly headerOffset: number;
  readonly packedBytes: number;
  readonly plainBytes: number;
  readonly crc32: number;
  /** 0 where it is not stated. */
  readonly unixMode: number;
  readonly modifiedMs: number | null;
}

export const ENCRYPTED = 1;

/** A name in whatever encoding it is stated to be. @param raw as it stands in the archive */
export function nameOf(flags: number, raw: Uint8Array, extraFields: readonly ExtraField[]): string {
  return getFileNameLowLevel(flags, Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), [...extraFields], false);
}

export function isFolderName(name: string): boolean {
  return /[\\/]$/.test(name);
}

export function memberOf(stated: StatedMember, cut = false): ZipMember {
  const { name, method, headerOffset, packedBytes, plainBytes, crc32, modifiedMs } = stated;
  const unsafe = unsafeName(name);
  const parts = name.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  return {
    parts: unsafe === null && parts.length > 0 ? parts : [parts.findLast((part) => part !== '..') ?? '?'],
    headerOffset,
    packedBytes,
    plainBytes,
    stored: method === 0,
    crc32,
    modifiedMs,
    refused: unsafe ?? refusal(stated, cut),
    cut,
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

function refusal({ flags, method, packedBytes, plainBytes, unixMode }: StatedMember, cut: boolean): string | null {
  if ((unixMode & 0o170000) === 0o120000) return 'it is a link and not a file';
  if ((flags & ENCRYPTED) !== 0)
    return 'it is protected by a password; unpack the archive with it and import the folder';
  if (method !== 0 && method !== 8) {
    const called = methods[method] ?? `method ${method}`;
    return `it is compressed by ${called}, which is not read here; unpack the archive and import the folder`;
  }
  return method === 0 && packedBytes !== plainBytes && !cut ? 'the archive states two sizes for it' : null;
}

/** Only stamps that are in UTC: the older ones tell a clock of nowhere in particular. */
export function modifiedMs(extraFields: readonly ExtraField[]): number | null {
  if (!extraFields.some(({ id }) => id === 0x5455 || id === 0x000a)) return null;
  const entry = Object.assign(new Entry(), { extraFields, lastModFileDate: 0, lastModFileTime: 0 });
  const milliseconds = entry.getLastModDate().getTime();
  return Number.isFinite(milliseconds) ? milliseconds : null;
}
