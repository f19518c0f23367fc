import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { bytesOf, type MadeFile } from './made-file.ts';

export interface ZipOptions {
  /** 0 stores, 9 packs tightest. @default 6 */
  readonly level?: number;
  /** Writes every entry in the form that files above 4 GiB need; without it only those that need it. @default false */
  readonly zip64?: boolean;
  /** Adds entries for the folders, as some programs do. @default false */
  readonly folders?: boolean;
}

/** The only date that entries carry: the same files give the same bytes, whatever the zone of the machine. */
const DATE = new Date(2026, 0, 15, 12, 0, 0);
const MODE = 0o100644;

/** A zip of the files, in their order, made while it is read. */
export async function* zipStream(
  files: Iterable<MadeFile> | AsyncIterable<MadeFile>,
  { level = 6, zip64 = false, folders = false }: ZipOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = new ZipFile();
  const common = { mtime: DATE, mode: MODE, forceDosTimestamp: true, forceZip64Format: zip64 };
  const output = zip.outputStream as Readable;
  const seen = new Set<string>();
  for await (const file of files) {
    if (folders) {
      for (const folder of foldersOf(file.path)) {
        if (seen.has(folder)) continue;
        seen.add(folder);
        zip.addEmptyDirectory(folder, { mtime: DATE, forceDosTimestamp: true });
      }
    }
    // Opened when its turn comes: ten thousand files are never open at once.
    zip.addReadStreamLazy(file.path, { ...common, compress: level > 0, compressionLevel: level }, (done) => {
      const content = Readable.from(bytesOf(file), { objectMode: true });
      // The zip would wait for ever for what does not come.
      content.once('error', (error) => output.destroy(error));
      done(null, content);
    });
  }
  // Listened to, so that it is thrown by the reading below and not by itself.
  zip.on('error', () => {});
  zip.end({ forceZip64Format: zip64, comment: '' });
  for await (const piece of output) yield piece as Uint8Array;
}

/** A zip as a file of another one: several vendors pack that way. */
export function zipFile(path: string, files: Iterable<MadeFile>, options?: ZipOptions): MadeFile {
  return { path, content: () => zipStream(files, options) };
}

export async function zipBytes(
  files: Iterable<MadeFile> | AsyncIterable<MadeFile>,
  options?: ZipOptions,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipStream(files, options)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** Writes a zip to disk, of any size, in the memory of a few pieces. */
export async function zipInto(
  path: string,
  files: Iterable<MadeFile> | AsyncIterable<MadeFile>,
  options?: ZipOptions,
): Promise<void> {
  await pipeline(Readable.from(zipStream(files, options), { objectMode: true }), createWriteStream(path));
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
