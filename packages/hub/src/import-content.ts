import { type ContentHash, HealthError, type ImportSource, type OriginalStore, type Owner } from '@vitalwire/core';
import { bufferedSource, readWhole } from './buffered-source.ts';
import type { HubOptions } from './hub.ts';

/** What is about to be read, known by its content. */
export interface ImportContent {
  readonly hash: ContentHash;
  readonly sizeBytes: number;
  /** The same, at hand where it fits into memory. */
  readonly source: ImportSource;
  /** How its original is kept; `null` for a folder, which stays where the person has it. */
  readonly keep: ((originals: OriginalStore, owner: Owner) => Promise<void>) | null;
}

/**
 * Reads a file, an archive or a folder once, to know whether it has been taken in. The hash of a folder is that of the
 * paths, lengths and hashes of everything in it.
 * @throws HealthError `file-unreadable`, `file-invalid` where nothing comes out of a file, `cancelled`
 */
export async function contentOf(
  source: ImportSource,
  sha256: HubOptions['sha256'],
  signal: AbortSignal,
): Promise<ImportContent> {
  if (source.type === 'folder') {
    const counted = { sizeBytes: 0 };
    const hash = (await sha256(linesOf(source, '', sha256, signal, counted))) as ContentHash;
    return { hash, sizeBytes: counted.sizeBytes, source, keep: null };
  }
  const whole = source.type === 'file' ? await readWhole(source, signal) : null;
  if (whole !== null) {
    const { bytes, damage } = whole;
    return {
      hash: (await sha256(bytes)) as ContentHash,
      sizeBytes: bytes.byteLength,
      source: bufferedSource(source, bytes, damage),
      // Nothing would tell later that it is only a beginning.
      keep: damage !== null ? null : async (originals, owner) => void (await originals.write(owner, bytes)),
    };
  }
  const counted = { sizeBytes: 0 };
  const content = counting(source.open({ signal }), counted);
  const hash = (await sha256(source.type === 'file' ? readable(content) : content)) as ContentHash;
  return {
    hash,
    sizeBytes: counted.sizeBytes,
    source,
    keep: (originals, owner) => originals.writeStream(owner, hash, () => source.open({ signal })),
  };
}

async function* linesOf(
  folder: ImportSource,
  within: string,
  sha256: HubOptions['sha256'],
  signal: AbortSignal,
  counted: { sizeBytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const member of folder.entries()) {
    signal.throwIfAborted();
    if (member.type === 'folder') {
      yield* linesOf(member, `${within}${member.name}/`, sha256, signal, counted);
      continue;
    }
    const own = { sizeBytes: 0 };
    const hash = await sha256(readable(counting(member.open({ signal }), own)));
    counted.sizeBytes += own.sizeBytes;
    yield new TextEncoder().encode(`${within}${member.name}\0${own.sizeBytes}\0${hash}\n`);
  }
}

/** As far as it can be read: one bad file must not cost what lies beside it. Whoever reads it says what is wrong with it. */
async function* readable(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    const isItsOwn = HealthError.is(error) && (error.code.startsWith('file-') || error.code === 'too-large');
    if (!isItsOwn) throw error;
    yield new TextEncoder().encode(error.code);
  }
}

async function* counting(
  pieces: AsyncIterable<Uint8Array>,
  counted: { sizeBytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    counted.sizeBytes += piece.byteLength;
    yield piece;
  }
}
