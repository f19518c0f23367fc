import { HealthError } from '@vitalwire/core';

/** Where bytes come from. Streams are read once, piece by piece. */
export type ByteInput = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** What is read at most when the caller sets no limit: a multi-day recording of every second stays below. */
export const defaultMaximumBytes = 64 * 1024 * 1024;

/** @throws HealthError `too-large` as soon as more than `maximumBytes` have been seen */
export async function* chunksOf(input: ByteInput, maximumBytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  let seen = 0;
  for await (const chunk of iterableOf(input)) {
    seen += chunk.byteLength;
    if (seen > maximumBytes) {
      throw new HealthError(
        'too-large',
        `The file is larger than ${maximumBytes} bytes, the most that is read. Split it, or raise the limit.`,
        { what: 'file', limit: maximumBytes, unit: 'bytes' },
      );
    }
    if (chunk.byteLength > 0) yield chunk;
  }
}

function iterableOf(input: ByteInput): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (input instanceof Uint8Array) return [input];
  if (input instanceof Blob) return chunksOfStream(input.stream());
  if (input instanceof ReadableStream) return chunksOfStream(input);
  return input;
}

/** Not every browser can iterate a stream. Stopping early cancels it, so that a file behind it is closed. */
async function* chunksOfStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        finished = true;
        return;
      }
      yield value;
    }
  } finally {
    if (!finished) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}
