import { cleanText, HealthError, type ImportSource, type Instant, instantOf } from '@vitalwire/core';
import type { ByteArea } from './byte-area.ts';
import { headOf, isGzip, plainBytes } from './byte-stream.ts';
import { type DamageNotes, isDamage, noted } from './damage.ts';
import type { SourceLimits } from './limits.ts';
import { isPassedOver } from './passed-over.ts';
import type { Scratch } from './scratch.ts';
import { unreadable, unreadableSource } from './unreadable.ts';
import { zipContents } from './zip-directory.ts';
import type { ZipMember } from './zip-entry.ts';
import { type MemberReading, memberBytes, memberHead, storedMemberArea } from './zip-member.ts';

const READ_PIECE = 64 * 1024;
const SMALLEST_PIECE = 512;

/** What members are read with, at every depth. */
export interface ArchiveReading {
  readonly limits: SourceLimits;
  readonly scratch: Scratch;
  /** 1 for an archive on disk, one more for each that it lies in. */
  readonly depth: number;
  /** Told of all damage, at every depth. */
  readonly note: DamageNotes['note'];
  /** Ends looking for members with `cancelled`. */
  readonly signal?: AbortSignal;
  /** The last few archives in an archive: whoever recognises walks through them, one importer after the other. */
  readonly nested: Map<ZipMember, ImportSource>;
}

const KEPT_NESTED = 8;
/** Members of an archive in an archive that are kept in memory between two walks. */
const KEPT_MEMBERS = 10_000;

export interface ArchiveLocation {
  readonly path: string;
  readonly name: string;
  readonly modifiedAt: Instant | null;
  readonly sizeBytes: number;
  /** For the table of contents and the members; asked for when they are first looked at. */
  readonly area: () => Promise<ByteArea>;
  /** The bytes of the archive itself. */
  readonly head: ImportSource['head'];
  readonly open: ImportSource['open'];
  /** By its own name: that nothing can be found in it is thrown. Among others it costs itself, and is noted. */
  readonly isOpened: boolean;
}

/** By its first bytes: a zip, an empty one, or one that was written as if it were split. */
export function isZip(head: Uint8Array): boolean {
  const [p, k, a, b] = head;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6) || (a === 7 && b === 8));
}

/** Whether a look at its first bytes is worth it: names that no archive bears are taken at their word. */
export function mayBeZip(name: string): boolean {
  return !/\.(?:fit|tcx|gpx|csv|json|xml|gz|txt|md|html?|pdf|jpe?g|png|gif|heic|mp4|mov)$/i.test(name);
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: ZipMember[];
}

/**
 * A zip as a folder tree, members in the order of their names. The table of contents is read once. What cannot be read
 * of it is an entry whose `open` and `head` say why.
 */
export function archiveSource(archive: ArchiveLocation, reading: ArchiveReading): ImportSource {
  const { path, name, modifiedAt, sizeBytes, head, open } = archive;
  let contents: Promise<Contents> | null = null;
  const look = async (): Promise<Contents> => {
    const area = await archive.area();
    const { members, damage } = await zipContents(area, path, reading.limits, reading.signal);
    if (damage !== null) reading.note(damage);
    return { area, root: treeOf(members), isLong: members.length > KEPT_MEMBERS };
  };
  return {
    path,
    name,
    type: 'archive',
    sizeBytes,
    modifiedAt,
    head,
    open,
    async *entries() {
      contents ??= look();
      try {
        const { area, root, isLong } = await contents;
        if (isLong && reading.depth > 1) contents = null;
        yield* membersOf(root, `${path}!`, area, reading);
      } catch (error) {
        contents = null;
        if (archive.isOpened || !isDamage(error)) throw error;
        reading.note({ path, type: 'damaged', message: error.message });
      }
    },
  };
}

interface Contents {
  readonly area: ByteArea;
  readonly root: Folder;
  readonly isLong: boolean;
}

function treeOf(members: readonly ZipMember[]): Folder {
  const root: Folder = { folders: new Map(), files: [] };
  for (const member of members) {
    if (member.parts.some(isPassedOver)) continue;
    let folder = root;
    for (const part of member.parts.slice(0, -1)) {
      const below: Folder = folder.folders.get(part) ?? { folders: new Map(), files: [] };
      folder.folders.set(part, below);
      folder = below;
    }
    folder.files.push(member);
  }
  return root;
}

async function* membersOf(
  folder: Folder,
  path: string,
  area: ByteArea,
  reading: ArchiveReading,
): AsyncGenerator<ImportSource> {
  const entries = [
    ...[...folder.folders].map(([name, below]) => ({ name, below, member: null })),
    ...folder.files.map((member) => ({ name: member.parts.at(-1) ?? '?', below: null, member })),
  ];
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  let before: string | null = null;
  let repeated = 1;
  for (const { name: raw, below, member } of entries) {
    const name = cleanText(raw, 255) ?? '?';
    if (below !== null) {
      yield folderIn(below, `${path}/${name}`, name, area, reading);
      continue;
    }
    // Nothing says which of two is meant: both are shown.
    repeated = raw === before ? repeated + 1 : 1;
    before = raw;
    const shown = repeated > 1 ? `${path}/${name} (${repeated})` : `${path}/${name}`;
    const { limits, note } = reading;
    yield await memberSource({ area, member, path: shown, limits, note }, name, reading);
  }
}

function folderIn(folder: Folder, path: string, name: string, area: ByteArea, reading: ArchiveReading): ImportSource {
  return {
    path,
    name,
    type: 'folder',
    sizeBytes: null,
    modifiedAt: null,
    head: async () => new Uint8Array(0),
    open: () => new ReadableStream({ start: (controller) => controller.error(unreadable(path, { code: 'EISDIR' })) }),
    entries: () => membersOf(folder, path, area, reading),
  };
}

async function memberSource(place: MemberReading, name: string, reading: ArchiveReading): Promise<ImportSource> {
  const { member, path } = place;
  if (member.refused !== null) return unreadableSource(path, name, member.refused);
  const modifiedAt = member.modifiedMs === null ? null : instantOf(member.modifiedMs);
  if (mayBeZip(name) && isZip(await packedHead(place, 4).catch(() => new Uint8Array(0)))) {
    const head = (byteCount: number) => packedHead(place, byteCount);
    return nestedArchive(place, { name, modifiedAt, head }, reading);
  }
  // Exports of years have a hundred thousand of these: as little as possible is made for each.
  return {
    path,
    name,
    type: 'file',
    sizeBytes: /\.gz$/i.test(name) ? null : member.plainBytes,
    modifiedAt,
    head: (byteCount) => headOfFile(place, reading, byteCount),
    open: (options) => opened(place, reading, READ_PIECE, options?.signal),
    entries: noEntries,
  };
}

async function* noEntries(): AsyncGenerator<ImportSource> {}

/** As it lies in the archive, inflated once: gzip stays gzip. */
function packedHead(place: MemberReading, byteCount: number): Promise<Uint8Array> {
  return headOf(ReadableStream.from(memberBytes(place, Math.max(SMALLEST_PIECE, byteCount))), byteCount);
}

function opened(
  place: MemberReading,
  { limits, note }: ArchiveReading,
  pieceBytes: number,
  signal?: AbortSignal,
): ReadableStream<Uint8Array> {
  const { path } = place;
  return ReadableStream.from(noted(plainBytes(memberBytes(place, pieceBytes, signal), path, limits), path, note));
}

async function headOfFile(place: MemberReading, reading: ArchiveReading, byteCount: number): Promise<Uint8Array> {
  const quick = await memberHead(place, Math.max(2, byteCount)).catch(() => null);
  if (quick !== null && !isGzip(quick)) return quick.slice(0, byteCount);
  try {
    const pieceBytes = Math.max(SMALLEST_PIECE, Math.min(byteCount, READ_PIECE));
    return await headOf(opened(place, reading, pieceBytes), byteCount);
  } catch (error) {
    // It is noted. Whoever looks through an archive for what is known must not stumble over one damaged member.
    if (!isDamage(error)) throw error;
    return new Uint8Array(0);
  }
}

function nestedArchive(
  place: MemberReading,
  shown: Pick<ArchiveLocation, 'name' | 'modifiedAt' | 'head'>,
  reading: ArchiveReading,
): ImportSource {
  const { member, path } = place;
  const { limits, scratch, depth, nested } = reading;
  const known = nested.get(member);
  if (known !== undefined) return known;
  const bytes = (signal?: AbortSignal) => memberBytes(place, READ_PIECE, signal);
  let held: Promise<ByteArea> | null = null;
  const area = async (): Promise<ByteArea> => {
    if (depth >= limits.maximumDepth) throw tooDeep(path, limits);
    if (member.stored) return storedMemberArea(place);
    if (member.plainBytes > limits.maximumNestedBytes) throw tooLong(path, limits);
    held ??= heldArea(scratch, place);
    return held.catch((error: unknown) => {
      held = null;
      throw error;
    });
  };
  const location: ArchiveLocation = {
    ...shown,
    path,
    isOpened: false,
    sizeBytes: member.plainBytes,
    area,
    open: (options) => ReadableStream.from(bytes(options?.signal)),
  };
  const source = archiveSource(location, { ...reading, depth: depth + 1 });
  nested.set(member, source);
  const [oldest] = nested.keys();
  if (nested.size > KEPT_NESTED && oldest !== undefined) nested.delete(oldest);
  return source;
}

/** An archive in the archive, inflated; of a damaged one what stands before the damage, which it will tell of itself. */
async function heldArea(scratch: Scratch, noting: MemberReading): Promise<ByteArea> {
  const place: MemberReading = { ...noting, note: () => {} };
  const { path, member } = place;
  const whole = scratch.hold(path, member.plainBytes, () => memberBytes(place, READ_PIECE));
  try {
    await (await whole.open()).close();
    return whole;
  } catch (error) {
    if (!isDamage(error)) throw error;
    let soundBytes = 0;
    for await (const piece of soundBeginning(place)) soundBytes += piece.byteLength;
    return scratch.hold(path, soundBytes, () => soundBeginning(place));
  }
}

async function* soundBeginning(place: MemberReading): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* memberBytes(place, READ_PIECE);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

function tooDeep(path: string, { maximumDepth }: SourceLimits): HealthError<'too-large'> {
  return new HealthError(
    'too-large',
    `${path} lies in ${maximumDepth} archives, one in the other, which no export does. Unpack it and import the folder.`,
    { what: path, limit: maximumDepth, unit: 'archives' },
  );
}

function tooLong(path: string, { maximumNestedBytes }: SourceLimits): HealthError<'too-large'> {
  return new HealthError(
    'too-large',
    `${path} is an archive inside of another one and longer than ${maximumNestedBytes} bytes. Unpack the outer one and import the folder.`,
    { what: path, limit: maximumNestedBytes, unit: 'bytes' },
  );
}
