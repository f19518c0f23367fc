import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { createGunzip, gzip } from 'node:zlib';
import type { ContentHash } from '@vitalwire/core';
import { makeFolders } from '../shared/make-folders.ts';
import { invalid } from './format.ts';

const compress = promisify(gzip);

/** What is gathered before it is written. */
const BLOCK_CHARACTERS = 1 << 20;
/** A day of streams with every channel is a tenth of this; a longer line is no line of ours. */
const LONGEST_LINE_BYTES = 256 << 20;

export interface LineFile {
  write(line: string): Promise<void>;
  /** Resolves when everything is on the disk. */
  close(): Promise<{ readonly sizeBytes: number; readonly sha256: ContentHash }>;
}

/** A file of lines that only its owner can read; compressed, block by block, where its name ends in `.gz`. */
export async function createLineFile(path: string): Promise<LineFile> {
  await makeFolders(dirname(path));
  const handle = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let waiting: string[] = [];
  let characters = 0;
  const flush = async () => {
    const text = Buffer.from(waiting.join(''));
    waiting = [];
    characters = 0;
    if (text.byteLength === 0) return;
    // Members of a gzip file that follow each other are one text to everything that reads gzip.
    const bytes = path.endsWith('.gz') ? await compress(text, { level: 5 }) : text;
    hash.update(bytes);
    sizeBytes += bytes.byteLength;
    await writeWhole(handle, bytes);
  };
  return {
    async write(line) {
      waiting.push(line, '\n');
      characters += line.length + 1;
      if (characters >= BLOCK_CHARACTERS) await flush();
    },
    async close() {
      try {
        await flush();
        await handle.sync();
      } finally {
        await handle.close();
      }
      return { sizeBytes, sha256: hash.digest('hex') as ContentHash };
    },
  };
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.byteLength; ) from += (await handle.write(bytes, from)).bytesWritten;
}

/** One line at a time, whatever the file's length. @throws HealthError `file-invalid` */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const unpacked = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // A pipe does not pass a failure on.
  file.on('error', (error) => unpacked.destroy(error));
  let parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
        parts.push(chunk.subarray(from, end));
        yield Buffer.concat(parts).toString('utf8');
        parts = [];
        length = 0;
        from = end + 1;
      }
      if (from < chunk.byteLength) parts.push(chunk.subarray(from));
      length += chunk.byteLength - from;
      if (length > LONGEST_LINE_BYTES) throw invalid(path, 'a line of it is too long');
    }
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_'))
      throw invalid(path, 'it is not what gzip wrote');
    throw error;
  } finally {
    file.destroy();
  }
  if (parts.length > 0) throw invalid(path, 'its last line is cut off');
}

/** @returns `null` when there is no such file */
export async function hashOfFile(path: string): Promise<{ sizeBytes: number; sha256: ContentHash } | null> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return { sizeBytes, sha256: hash.digest('hex') as ContentHash };
}
