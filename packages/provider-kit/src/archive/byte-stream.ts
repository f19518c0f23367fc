import { isDamage } from './damage.ts';
import { inflate } from './inflate.ts';
import type { InflateLimits } from './limits.ts';

/** {@link plainBytes} as a stream. */
export function transparent(
  raw: AsyncIterable<Uint8Array>,
  path: string,
  limits: InflateLimits,
): ReadableStream<Uint8Array> {
  return ReadableStream.from(plainBytes(raw, path, limits));
}

/** Bytes of a file as it is, or inflated when they are gzip: told by its first two bytes, never by its name. */
export async function* plainBytes(
  raw: AsyncIterable<Uint8Array>,
  path: string,
  limits: InflateLimits,
): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = raw[Symbol.asyncIterator]();
  try {
    const first: Uint8Array[] = [];
    let length = 0;
    let done = false;
    while (length < 2 && !done) {
      const next = await pieces.next();
      if (next.done === true) done = true;
      else {
        first.push(next.value);
        length += next.value.byteLength;
      }
    }
    const all = continued(first, pieces);
    yield* isGzip(joinedHead(first, length)) ? inflate(all, 'gzip', path, limits) : all;
  } finally {
    await pieces.return?.();
  }
}

/** Mostly one piece, which is not copied for a look at its first bytes. */
function joinedHead(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces, length);
}

async function* continued(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first.filter(({ byteLength }) => byteLength > 0);
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

export function isGzip([a, b]: Uint8Array): boolean {
  return a === 0x1f && b === 0x8b;
}

/**
 * The first bytes of a stream, which is then let go; fewer where it is damaged behind them.
 * @throws whatever is not damage, and damage before the first byte: then nobody knows what it was
 */
export async function headOf(stream: ReadableStream<Uint8Array>, byteCount: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  if (byteCount > 0) {
    try {
      for await (const piece of stream) {
        pieces.push(piece);
        length += piece.byteLength;
        if (length >= byteCount) break;
      }
    } catch (error) {
      if (length === 0 || !isDamage(error)) throw error;
    }
  }
  return new Uint8Array(Buffer.concat(pieces).subarray(0, byteCount));
}
