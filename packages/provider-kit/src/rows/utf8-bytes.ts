export interface TextOptions {
  readonly signal?: AbortSignal;
  /** Told of the bytes of the file as they are read, in whatever encoding it is. */
  readonly onBytes?: (byteCount: number) => void;
  /** Told once when the text is not what its encoding says: some of its letters will read as U+FFFD. */
  readonly onInvalidText?: () => void;
}

/**
 * A text file as UTF-8 without byte order mark, whatever it was written in: UTF-8, or UTF-16 told by its mark or, since
 * spreadsheets leave the mark out, by the zero byte beside its first letter. Old code pages are not guessed.
 */
export async function* utf8Bytes(
  content: AsyncIterable<Uint8Array>,
  { signal, onBytes, onInvalidText }: TextOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  let head: Uint8Array | null = new Uint8Array(0);
  let text = utf8Text(onInvalidText);
  for await (const piece of content) {
    signal?.throwIfAborted();
    onBytes?.(piece.byteLength);
    if (head === null) {
      yield* text(piece, false);
      continue;
    }
    head = joined(head, piece);
    if (head.byteLength < MARK_BYTES) continue;
    const { encoding, markBytes } = encodingOf(head);
    if (encoding !== null) text = utf16Text(encoding, onInvalidText);
    yield* text(head.subarray(markBytes), false);
    head = null;
  }
  if (head !== null) {
    const { encoding, markBytes } = encodingOf(head);
    if (encoding !== null) text = utf16Text(encoding, onInvalidText);
    head = head.subarray(markBytes);
  }
  yield* text(head ?? new Uint8Array(0), true);
}

type Decoding = (piece: Uint8Array, last: boolean) => Generator<Uint8Array, void, undefined>;

const MARK_BYTES = 4;

function encodingOf(head: Uint8Array): {
  readonly encoding: 'utf-16le' | 'utf-16be' | null;
  readonly markBytes: number;
} {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: null, markBytes: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  if (a !== 0 && b === 0) return { encoding: 'utf-16le', markBytes: 0 };
  if (a === 0 && b !== undefined && b !== 0) return { encoding: 'utf-16be', markBytes: 0 };
  return { encoding: null, markBytes: 0 };
}

/** Passed through: whoever reads the bytes makes text of them. Only looked at. */
function utf8Text(onInvalidText: (() => void) | undefined): Decoding {
  let checker = onInvalidText === undefined ? null : new TextDecoder('utf-8', { fatal: true });
  return function* pass(piece, last) {
    try {
      checker?.decode(piece, { stream: !last });
    } catch {
      checker = null;
      onInvalidText?.();
    }
    if (piece.byteLength > 0) yield piece;
  };
}

function utf16Text(encoding: 'utf-16le' | 'utf-16be', onInvalidText: (() => void) | undefined): Decoding {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  let told = false;
  return function* convert(piece, last) {
    const text = decoder.decode(piece, { stream: !last });
    if (!told && text.includes('\uFFFD')) {
      told = true;
      onInvalidText?.();
    }
    if (text !== '') yield encoder.encode(text);
  };
}

/** A copy: a piece may be written over by whoever reads the file. */
function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.byteLength + b.byteLength);
  both.set(a);
  both.set(b, a.byteLength);
  return both;
}
