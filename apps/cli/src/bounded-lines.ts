import { Transform, type TransformCallback } from 'node:stream';

const LINE_FEED = 10;

/**
 * Passes lines on and drops those that are longer than the limit, whole: one that a client should not have sent costs
 * itself and not the connection. Memory stays below the limit plus one chunk.
 * @param onTooLong called once for each dropped line
 */
export function boundedLines(maximumBytes: number, onTooLong: () => void): Transform {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let dropping = false;
  const take = (piece: Buffer): void => {
    if (dropping) return;
    held.push(piece);
    heldBytes += piece.byteLength;
    if (heldBytes <= maximumBytes) return;
    dropping = true;
    held = [];
    onTooLong();
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      let from = 0;
      for (;;) {
        const end = chunk.indexOf(LINE_FEED, from);
        take(chunk.subarray(from, end < 0 ? undefined : end + 1));
        if (end < 0) break;
        if (!dropping) this.push(held.length === 1 ? held[0] : Buffer.concat(held));
        held = [];
        heldBytes = 0;
        dropping = false;
        from = end + 1;
      }
      done();
    },
    flush(done: TransformCallback) {
      if (!dropping && heldBytes > 0) this.push(Buffer.concat(held));
      done();
    },
  });
}
