import type { JsonOptions } from './read-json.ts';

export type ScannedItem =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly bytes: null; readonly problem: string };

export interface JsonScanner {
  scan(piece: Uint8Array): Generator<ScannedItem, void, undefined>;
  /** After the last piece. @returns what the file broke off in, `null` when it is whole */
  end(): ScannedItem | null;
}

/** An array or object that is walked through. */
interface Frame {
  readonly type: 'array' | 'object';
  readonly items: boolean;
  readonly path: string;
  /** Of an object: the key whose value comes next. */
  key: string | null;
}

/** A value that is taken, or passed over, as a whole. */
interface Taking {
  readonly path: string;
  readonly purpose: 'item' | 'key' | 'skip';
  /** A bare word or number ends before a sign, everything else with one. */
  readonly bare: boolean;
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** What came in pieces before this one; `null` when it has grown too long. */
  before: Uint8Array[] | null;
  length: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const LAST_BLANK = 0x20;

/** Deeper nesting than any export has. */
const MAXIMUM_DEPTH = 64;
const MAXIMUM_KEY_BYTES = 1024;

/** Finds the items of a JSON text by its brackets and quotes, in pieces of any length. */
export function createJsonScanner(pick: NonNullable<JsonOptions['pick']>, maximumItemBytes: number): JsonScanner {
  const frames: Frame[] = [];
  let taking: Taking | null = null;
  let started = false;

  const pathHere = (frame: Frame | undefined): string =>
    frame === undefined
      ? ''
      : frame.key === null
        ? frame.path
        : frame.path === ''
          ? frame.key
          : `${frame.path}/${frame.key}`;

  /** A value, a key or an end stands at this byte. */
  const begin = (byte: number): void => {
    const frame = frames.at(-1);
    if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      frames.pop();
      const outer = frames.at(-1);
      if (outer !== undefined) outer.key = null;
      return;
    }
    const path = pathHere(frame);
    if (frame?.type === 'object' && frame.key === null) {
      taking = taken(byte === QUOTE ? 'key' : 'skip', path, byte);
      return;
    }
    const isContainer = byte === OPEN_ARRAY || byte === OPEN_OBJECT;
    if (frame?.items === true) taking = taken('item', path, byte);
    else if (!isContainer) taking = taken('skip', path, byte);
    else {
      const type = byte === OPEN_ARRAY ? 'array' : 'object';
      const choice = frames.length < MAXIMUM_DEPTH ? pick(path, type) : 'skip';
      if (choice === 'items' || choice === 'descend') frames.push({ type, items: choice === 'items', path, key: null });
      else taking = taken(choice === 'whole' ? 'item' : 'skip', path, byte);
    }
  };

  /** @returns the item, when that is what ended */
  const finish = (done: Taking, piece: Uint8Array, from: number, to: number): ScannedItem | null => {
    taking = null;
    const frame = frames.at(-1);
    const length = done.length + to - from;
    if (done.purpose === 'key') {
      const bytes = done.before === null ? null : join([...done.before, piece.subarray(from, to)], length);
      if (frame !== undefined) frame.key = bytes === null || length > MAXIMUM_KEY_BYTES ? '?' : keyOf(bytes);
      return null;
    }
    if (frame !== undefined) frame.key = null;
    if (done.purpose === 'skip') return null;
    if (done.before === null || length > maximumItemBytes) return { path: done.path, bytes: null, problem: tooLong };
    return { path: done.path, bytes: join([...done.before, piece.subarray(from, to)], length) };
  };

  return {
    *scan(piece) {
      let from = 0;
      let at = 0;
      while (at < piece.length) {
        if (taking === null) {
          const byte = piece[at] ?? 0;
          if (byte > LAST_BLANK && byte !== COMMA && byte !== COLON) {
            started = true;
            from = at;
            begin(byte);
          }
          at++;
          continue;
        }
        const end = endOf(taking, piece, at);
        if (end === null) break;
        const item = finish(taking, piece, from, end);
        if (item !== null) yield item;
        at = end;
        from = end;
      }
      if (taking !== null) keep(taking, piece.subarray(from), maximumItemBytes);
    },
    end() {
      if (taking?.bare === true && frames.length === 0) return finish(taking, new Uint8Array(0), 0, 0);
      if (taking === null && frames.length === 0)
        return started ? null : { path: '', bytes: null, problem: 'The file is empty.' };
      const path = taking?.path ?? frames.at(-1)?.path ?? '';
      return {
        path,
        bytes: null,
        problem: 'The file breaks off here. What came before was read; export it again for the rest.',
      };
    },
  };
}

const tooLong = 'It is longer than anything of its sort. It was left out.';

function taken(purpose: Taking['purpose'], path: string, byte: number): Taking {
  const opens = byte === OPEN_ARRAY || byte === OPEN_OBJECT;
  const before: Uint8Array[] | null = purpose === 'skip' ? null : [];
  const bare = !opens && byte !== QUOTE;
  return { path, purpose, bare, depth: opens ? 1 : 0, inString: byte === QUOTE, escaped: false, before, length: 0 };
}

/** @returns where the value ends, which may be in a later piece: `null` */
function endOf(taking: Taking, piece: Uint8Array, start: number): number | null {
  let { depth, inString, escaped } = taking;
  for (let at = start; at < piece.length; at++) {
    const byte = piece[at];
    if (inString) {
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) {
        inString = false;
        if (depth === 0) return at + 1;
      }
    } else if (taking.bare) {
      if (byte === COMMA || byte === CLOSE_ARRAY || byte === CLOSE_OBJECT || (byte ?? 0) <= LAST_BLANK) return at;
    } else if (byte === QUOTE) inString = true;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  taking.depth = depth;
  taking.inString = inString;
  taking.escaped = escaped;
  return null;
}

/** Holds what a value has in this piece, unless it has become too long. */
function keep(taking: Taking, bytes: Uint8Array, maximumItemBytes: number): void {
  taking.length += bytes.byteLength;
  if (taking.length > maximumItemBytes) taking.before = null;
  // The piece may be written over by whoever reads the file.
  taking.before?.push(bytes.slice());
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.byteLength;
  }
  return all;
}

/** Without its quotes; the few keys with escapes are never asked for. */
function keyOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(1, -1));
}
