import { HealthError } from '@vitalwire/core';

/**
 * All bytes of a stream in one piece, for readers that cannot stream.
 * @param path named in errors
 * @throws HealthError `too-large` above `maximumBytes`, and whatever the stream throws
 */
export async function bytesOf(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  maximumBytes: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.byteLength;
    if (length > maximumBytes) {
      throw new HealthError('too-large', `${path} is larger than ${maximumBytes} bytes, more than any such file.`, {
        what: path,
        limit: maximumBytes,
        unit: 'bytes',
      });
    }
    pieces.push(piece);
  }
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : new Uint8Array(Buffer.concat(pieces));
}
