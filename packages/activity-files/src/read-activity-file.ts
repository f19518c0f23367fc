import { HealthError } from '@vitalwire/core';
import type { ActivityFile, ReadOptions } from './activity.ts';
import { type ByteInput, chunksOf, defaultMaximumBytes } from './byte-input.ts';
import { decodeFit } from './fit/decode-fit.ts';
import { readGpx } from './gpx/read-gpx.ts';
import { recogniseActivityFile, recognitionBytes } from './recognise.ts';
import { readTcx } from './tcx/read-tcx.ts';

/**
 * Reads an activity file of any of the formats, told apart by content.
 * @param input the bytes, a `Blob` or `File`, a stream of bytes, or their pieces
 * @throws HealthError `file-unrecognised` with what it is instead, `file-invalid` when nothing in it can be read,
 *   `too-large` beyond `maximumBytes`
 */
export async function readActivityFile(input: ByteInput, options: ReadOptions = {}): Promise<ActivityFile> {
  const chunks = chunksOf(input, options.maximumBytes ?? defaultMaximumBytes);
  const first: Uint8Array[] = [];
  let seen = 0;
  while (seen < recognitionBytes) {
    const { done, value } = await chunks.next();
    if (done) break;
    first.push(value);
    seen += value.length;
  }
  const head = joined(first);
  const { format, message } = recogniseActivityFile(head);
  if (format === 'tcx') return readTcx(resumed(head, chunks), options);
  if (format === 'gpx') return readGpx(resumed(head, chunks), options);
  if (format === 'fit') return decodeFit(await collected(head, chunks), options);
  await chunks.return();
  const path = options.path ?? 'file';
  throw new HealthError('file-unrecognised', message, { path, reason: message });
}

type Chunks = AsyncGenerator<Uint8Array, void, undefined>;

async function* resumed(head: Uint8Array, rest: Chunks): Chunks {
  yield head;
  yield* rest;
}

async function collected(head: Uint8Array, rest: Chunks): Promise<Uint8Array> {
  const pieces = [head];
  for await (const piece of rest) pieces.push(piece);
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
