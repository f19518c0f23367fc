import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { bytesOf, type MadeFile } from './made-file.ts';

/** Writes the files below a folder, as somebody has them who unpacked the archive. */
export async function folderInto(folder: string, files: Iterable<MadeFile> | AsyncIterable<MadeFile>): Promise<void> {
  for await (const file of files) {
    const path = join(folder, ...file.path.split('/'));
    await mkdir(dirname(path), { recursive: true });
    await pipeline(Readable.from(bytesOf(file), { objectMode: true }), createWriteStream(path));
  }
}
