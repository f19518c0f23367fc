import { createGunzip, createInflateRaw } from 'node:zlib';
import { HealthError } from '@vitalwire/core';
import { isDamage } from './damage.ts';
import type { InflateLimits } from './limits.ts';

/** At most 33 MiB come out of one of these: deflate reaches 1032 to 1. */
const INPUT_PIECE = 32 * 1024;
const OUTPUT_PIECE = 64 * 1024;
const RATIO_MATTERS_ABOVE = 8 * 1024 * 1024;

/** How far inflating came, and how finely it went. */
export interface InflateProgress {
  /** Compressed bytes that were taken. */
  takenBytes: number;
  /** From there on in pieces of a few bytes: what one piece gives before damage in it is lost with it. */
  readonly fineFromBytes: number;
}

const FINE_PIECE = 8;
/** Then everything that was there has come. */
const TOO_EARLY = 'compressed data ends too early';

/**
 * Inflates gzip, several members too, or the bare deflate of a zip. Damaged data gives everything before the damage and
 * then the error, and so does compressed data that fails to come.
 * @returns how many of the compressed bytes were taken: a bare deflate knows its end, whatever stands behind it
 * @throws HealthError `too-large` at either limit, `file-invalid` for damage and a missing end
 */
export async function* inflate(
  compressed: AsyncIterable<Uint8Array>,
  format: 'gzip' | 'raw',
  path: string,
  limits: InflateLimits,
  progress: InflateProgress = { takenBytes: 0, fineFromBytes: Number.POSITIVE_INFINITY },
): AsyncGenerator<Uint8Array, number, undefined> {
  const options = { chunkSize: OUTPUT_PIECE };
  const inflater = format === 'gzip' ? createGunzip(options) : createInflateRaw(options);
  let ready: Uint8Array[] = [];
  let given = 0;
  let failure: Error | null = null;
  let isDone = false;
  const ended = new Promise<void>((resolve) => {
    inflater.on('close', resolve);
    inflater.on('end', () => {
      isDone = true;
      resolve();
    });
  });
  inflater.on('error', (error) => {
    failure ??= error;
  });
  inflater.on('data', (piece: Uint8Array) => {
    given += piece.byteLength;
    const tooMuch =
      given > limits.maximumBytes || (given > RATIO_MATTERS_ABOVE && given > progress.takenBytes * limits.maximumRatio);
    if (tooMuch) {
      failure ??= tooLarge(path, limits);
      inflater.destroy();
    } else {
      ready.push(piece);
    }
  });
  const write = (piece: Uint8Array): Promise<void> => {
    const taken = new Promise<void>((resolve) => {
      inflater.write(piece, () => resolve());
    });
    // A write that fails may never be called back: the inflater closes instead.
    return Promise.race([taken, ended]);
  };
  const chunks = compressed[Symbol.asyncIterator]();
  let sourceFailure: { readonly error: unknown } | null = null;
  const nextChunk = async (): Promise<Uint8Array | null> => {
    try {
      const next = await chunks.next();
      return next.done === true ? null : next.value;
    } catch (error) {
      sourceFailure = { error };
      return null;
    }
  };
  const goesOn = () => failure === null && !isDone;
  try {
    let ahead = Promise.resolve();
    for (let chunk = await nextChunk(); chunk !== null; chunk = goesOn() ? await nextChunk() : null) {
      for (let at = 0; at < chunk.byteLength && goesOn(); ) {
        await ahead;
        const pieces = ready;
        ready = [];
        const untilFine = Math.max(FINE_PIECE, progress.fineFromBytes - progress.takenBytes);
        const piece = chunk.subarray(at, at + Math.min(INPUT_PIECE, untilFine));
        at += piece.byteLength;
        progress.takenBytes += piece.byteLength;
        // Inflated beside whoever works on the pieces before it.
        ahead = write(piece);
        yield* pieces;
      }
    }
    await ahead;
    if (failure === null) inflater.end();
    await ended;
    yield* ready;
    throwFirst(sourceFailure, failure, path);
    return inflater.bytesWritten;
  } finally {
    inflater.destroy();
    await chunks.return?.();
  }
}

/**
 * The same to the last byte before the damage: the few pieces in front of it are inflated once more, a few bytes at a time.
 * @param compressed gives the same bytes every time
 */
export async function* inflateToDamage(
  compressed: () => AsyncIterable<Uint8Array>,
  path: string,
  limits: InflateLimits,
): AsyncGenerator<Uint8Array, void, undefined> {
  const first: InflateProgress = { takenBytes: 0, fineFromBytes: Number.POSITIVE_INFINITY };
  let given = 0;
  try {
    for await (const piece of inflate(compressed(), 'raw', path, limits, first)) {
      given += piece.byteLength;
      yield piece;
    }
  } catch (error) {
    if (!isDamage(error) || error.details.reason === TOO_EARLY) throw error;
    const fineFromBytes = Math.max(0, first.takenBytes - 3 * INPUT_PIECE);
    for await (const piece of inflate(compressed(), 'raw', path, limits, { takenBytes: 0, fineFromBytes })) {
      const known = Math.min(given, piece.byteLength);
      given -= known;
      if (known < piece.byteLength) yield piece.subarray(known);
    }
    throw error;
  }
}

function throwFirst(source: { readonly error: unknown } | null, failure: Error | null, path: string): void {
  if (source !== null) throw source.error;
  if (failure !== null) throw HealthError.is(failure) ? failure : damaged(path, failure);
}

function tooLarge(path: string, limits: InflateLimits): HealthError<'too-large'> {
  return new HealthError(
    'too-large',
    `${path} inflates to more than ${limits.maximumBytes} bytes or ${limits.maximumRatio} times its size, which no export does. It was left out.`,
    { what: path, limit: limits.maximumBytes, unit: 'bytes' },
  );
}

function damaged(path: string, cause: Error): HealthError<'file-invalid'> {
  const reason = cause.message.includes('unexpected end') ? TOO_EARLY : 'compressed data is damaged';
  return new HealthError(
    'file-invalid',
    `${path} cannot be unpacked: its ${reason}. Export or copy it again.`,
    { path, reason },
    { cause },
  );
}
