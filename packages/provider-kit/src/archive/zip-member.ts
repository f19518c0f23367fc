import { constants, crc32, inflateRawSync } from 'node:zlib';
import { HealthError } from '@vitalwire/core';
import { type ByteArea, type ByteHandle, partOf, piecesOf } from './byte-area.ts';
import { type DamageNotes, isDamage, noted, wrongChecksum } from './damage.ts';
import { inflateToDamage } from './inflate.ts';
import type { SourceLimits } from './limits.ts';
import { LOCAL_HEADER_BYTES, LOCAL_HEADER_SIGNATURE, type ZipMember } from './zip-entry.ts';

/** Sizes that a writer without zip64 could not hold come out modulo this. */
const WRAP = 2 ** 32;
/** Deflate makes no byte into more than this. */
const DEFLATE_LIMIT = 1032;

/** Where and how a member is read. */
export interface MemberReading {
  readonly area: ByteArea;
  readonly member: ZipMember;
  readonly path: string;
  readonly limits: SourceLimits;
  readonly note: DamageNotes['note'];
}

/**
 * What is in a member. Its length is compared at the end, so that what was sound before is not lost. A wrong checksum is
 * noted: of a small member before anything is given, of a long one at its end.
 * @throws HealthError `file-invalid` for damage and for sizes that lie, `too-large` at the limits
 */
export function memberBytes(
  place: MemberReading,
  pieceBytes: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  return noted(contentOf(place, pieceBytes, signal), place.path, place.note);
}

async function* contentOf(
  place: MemberReading,
  pieceBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { area, member, path, limits, note } = place;
  const handle = await area.open();
  try {
    const small = signal?.aborted === true ? 'not looked at' : await smallMember(handle, member, limits);
    if (typeof small !== 'string') {
      if (crc32(small) !== member.crc32) note(wrongChecksum(path, member.stored));
      yield small;
      return;
    }
    // Readers may stop where they meet nonsense: what is known of a small one is said before they begin.
    if (small === 'damaged')
      note({ path, type: 'damaged', message: damaged(path, 'not all of it can be unpacked').message });
    const start = await dataStart(handle, area.sizeBytes, member, path);
    const packed = () => piecesOf(handle, start, member.packedBytes, pieceBytes, signal);
    const own = { maximumBytes: limits.maximumMemberBytes, maximumRatio: limits.maximumRatio };
    const plain = member.stored ? packed() : inflateToDamage(packed, path, own);
    yield* member.cut ? begun(plain, path) : checked(plain, place);
  } finally {
    await handle.close();
  }
}

/** Members of this size are read and inflated in one go: a stream for each of ten thousand costs more than they do. */
const SMALL_PACKED_BYTES = 512 * 1024;
const SMALL_PLAIN_BYTES = 2 * 1024 * 1024;
/** What stands before the data of a member: its name, and seldom more. */
const USUAL_NAME_BYTES = 512;
const ROOM_BYTES = LOCAL_HEADER_BYTES + USUAL_NAME_BYTES + SMALL_PACKED_BYTES;

/** As many as were ever read at once. */
const idleRooms: Uint8Array[] = [];

/** @returns a word for a larger one, and for one of another length: the stream gives what is before the damage */
async function smallMember(
  handle: ByteHandle,
  { packedBytes, plainBytes, cut, ...member }: ZipMember,
  { maximumMemberBytes }: SourceLimits,
): Promise<Uint8Array | 'not looked at' | 'damaged'> {
  const isSmall = packedBytes <= SMALL_PACKED_BYTES && plainBytes <= Math.min(SMALL_PLAIN_BYTES, maximumMemberBytes);
  if (!isSmall || cut) return 'not looked at';
  // Packed bytes wait only to be inflated: a few rooms serve ten thousand members.
  const room = member.stored ? undefined : (idleRooms.pop() ?? new Uint8Array(ROOM_BYTES));
  try {
    const packed = await firstPacked(handle, member.headerOffset, packedBytes, room);
    if (packed === null) return 'not looked at';
    const plain = member.stored ? packed : inflated(packed, plainBytes, constants.Z_FINISH);
    return plain?.byteLength === plainBytes ? plain : 'damaged';
  } finally {
    if (room !== undefined) idleRooms.push(room);
  }
}

/**
 * The first bytes of a member, quickly. @returns at least `byteCount` of them or the whole; `null` when that takes more
 * than a look
 */
export async function memberHead({ area, member }: MemberReading, byteCount: number): Promise<Uint8Array | null> {
  // Text deflates to a tenth, seldom further.
  const enough = Math.min(member.packedBytes, byteCount);
  if (enough > SMALL_PACKED_BYTES) return null;
  const handle = await area.open();
  try {
    const packed = await firstPacked(handle, member.headerOffset, enough);
    if (packed === null) return null;
    const plain = member.stored ? packed : inflated(packed, SMALL_PLAIN_BYTES, constants.Z_SYNC_FLUSH);
    if (plain === null || plain.byteLength < Math.min(byteCount, member.plainBytes)) return null;
    return plain.subarray(0, byteCount);
  } finally {
    await handle.close();
  }
}

/** Found and read at once. `null`: what stands before it is unusual, or it is not where the archive says. */
async function firstPacked(
  handle: ByteHandle,
  headerOffset: number,
  byteCount: number,
  room?: Uint8Array,
): Promise<Uint8Array | null> {
  const bytes = await handle.read(headerOffset, LOCAL_HEADER_BYTES + USUAL_NAME_BYTES + byteCount, room);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== LOCAL_HEADER_SIGNATURE) return null;
  const start = LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = bytes.subarray(start, start + byteCount);
  return packed.byteLength === byteCount ? packed : null;
}

function inflated(packed: Uint8Array, maximumBytes: number, finishFlush: number): Uint8Array | null {
  try {
    // Room for all of it at once, and one byte to see that there is more.
    const chunkSize = Math.max(64, Math.min(maximumBytes, packed.byteLength * 16) + 1);
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maximumBytes), chunkSize, finishFlush });
  } catch {
    return null;
  }
}

/** A stored member as an area of its own, to be read in place. */
export async function storedMemberArea({ area, member, path }: MemberReading): Promise<ByteArea> {
  const handle = await area.open();
  try {
    return partOf(area, await dataStart(handle, area.sizeBytes, member, path), member.packedBytes);
  } finally {
    await handle.close();
  }
}

async function dataStart(handle: ByteHandle, sizeBytes: number, member: ZipMember, path: string): Promise<number> {
  const header = await handle.read(member.headerOffset, LOCAL_HEADER_BYTES);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.byteLength < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== LOCAL_HEADER_SIGNATURE) {
    throw damaged(path, 'it is not where the archive says');
  }
  const start = member.headerOffset + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + member.packedBytes > sizeBytes) throw damaged(path, 'its end is missing');
  return start;
}

async function* checked(
  plain: AsyncIterable<Uint8Array>,
  { member: { plainBytes, packedBytes, crc32: stated, stored }, path, note }: MemberReading,
): AsyncGenerator<Uint8Array, void, undefined> {
  const mayHaveWrapped = packedBytes * DEFLATE_LIMIT >= plainBytes + WRAP;
  let length = 0;
  let checksum = 0;
  for await (const piece of plain) {
    length += piece.byteLength;
    if (length > plainBytes && !mayHaveWrapped) throw damaged(path, 'it is longer than the archive says');
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (length !== plainBytes && (length < plainBytes || (length - plainBytes) % WRAP !== 0)) {
    throw damaged(path, 'its length is not the one that the archive says');
  }
  if (checksum !== stated) note(wrongChecksum(path, stored));
}

/** What is left of a member in which the archive ends. */
async function* begun(plain: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* plain;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  throw damaged(path, 'the archive ends, or is damaged, in the middle of it');
}

function damaged(path: string, reason: string): HealthError<'file-invalid'> {
  return new HealthError('file-invalid', `${path} is damaged: ${reason}. Download or copy the archive again.`, {
    path,
    reason,
  });
}
