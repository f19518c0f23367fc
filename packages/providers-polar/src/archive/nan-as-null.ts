import type { ImportSource } from '@vitalwire/core';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_N = 0x4e;
const NULL_WORD = new TextEncoder().encode('null');

/**
 * The same file with `null` for the bare word `NaN`, which is no JSON and which recordings have wherever a sensor was
 * lost. Text in quotes stays as it is.
 */
export function nanAsNull(source: ImportSource): ImportSource {
  return { ...source, open: (options) => ReadableStream.from(replaced(source.open(options))) };
}

async function* replaced(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let inString = false;
  let escaped = false;
  let skip = 0;
  for await (const piece of content) {
    let from = 0;
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at];
      if (skip > 0) {
        skip--;
        from = at + 1;
      } else if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) inString = true;
      else if (byte === LETTER_N) {
        // No other word of JSON has a capital letter.
        pieces.push(piece.subarray(from, at), NULL_WORD);
        skip = 2;
        from = at + 1;
      }
    }
    if (pieces.length === 0 && from === 0) yield piece;
    else yield Buffer.concat([...pieces, piece.subarray(from)]);
  }
}
