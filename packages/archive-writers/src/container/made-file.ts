/** What a file holds, piece by piece. Text is UTF-8. */
export type Content = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** One file of an archive, made when it is written: nothing of it is held before or after. */
export interface MadeFile {
  /** Within the archive, with `/` between its parts: `activities/1.fit.gz`. */
  readonly path: string;
  /** The same bytes every time. */
  content(): Content;
}

export function dataFile(path: string, bytes: Uint8Array): MadeFile {
  return { path, content: () => [bytes] };
}

export function textFile(path: string, text: string): MadeFile {
  return { path, content: () => [text] };
}

/** Small pieces are joined: whoever writes them out pays by the piece. */
const PIECE_BYTES = 64 * 1024;

/** The content as bytes, in pieces of some size. */
export async function* bytesOf({ content }: MadeFile): AsyncGenerator<Uint8Array, void, undefined> {
  let text = '';
  for await (const piece of content()) {
    if (typeof piece === 'string') {
      text += piece;
      if (text.length < PIECE_BYTES) continue;
      yield Buffer.from(text);
      text = '';
    } else {
      if (text !== '') yield Buffer.from(text);
      text = '';
      if (piece.byteLength > 0) yield piece;
    }
  }
  if (text !== '') yield Buffer.from(text);
}
