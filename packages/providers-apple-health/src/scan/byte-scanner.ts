/** Attributes of one start tag as places in the scanner's bytes; one object that every tag reuses. */
export interface Attributes {
  count: number;
  readonly nameStart: Int32Array;
  readonly nameEnd: Int32Array;
  readonly valueStart: Int32Array;
  readonly valueEnd: Int32Array;
  /** 1 where the value holds an ampersand. */
  readonly escaped: Uint8Array;
}

/** Told of tags while the bytes that they lie in are there; nothing is decoded before it is asked for. */
export interface TagHandler {
  startTag(bytes: Uint8Array, nameStart: number, nameEnd: number, attributes: Attributes, selfClosing: boolean): void;
  endTag(bytes: Uint8Array, nameStart: number, nameEnd: number): void;
}

export interface ByteScanner {
  /** The next bytes, in pieces of any size: the same tags come of every way to cut them. */
  push(chunk: Uint8Array): void;
  end(): {
    /** Tags that are no XML and were left out; reading went on at the next `<`. */
    readonly brokenTags: number;
    /** The input ends inside a tag or a comment. */
    readonly endsInside: boolean;
  };
}

/** Longest tag or document type; what is longer is broken. */
const LONGEST_TOKEN = 1024 * 1024;
/** Larger pieces would only make the buffer larger. */
const PIECE = 256 * 1024;
const MOST_ATTRIBUTES = 64;

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const AMPERSAND = 0x26;
const EQUALS = 0x3d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/** Letters, digits, `_ : - .` and everything beyond ASCII. */
const IN_NAME = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 || /[A-Za-z0-9_:.-]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const COMMENT = ascii('<!--');
const COMMENT_END = ascii('-->');
const CDATA = ascii('<![CDATA[');
const CDATA_END = ascii(']]>');
const INSTRUCTION_END = ascii('?>');
const DOCTYPE = ascii('<!DOCTYPE');

/** What a step of the scan answers when the input ends before the token does. */
const MORE = -1;

/**
 * Finds the tags of an XML document in its UTF-8 bytes. Text between tags, comments, CDATA and instructions are passed
 * over. The document type is passed over without being read, however malformed: no entity is ever declared, so none can
 * be expanded. What is no XML costs the tag it is in.
 */
export function createByteScanner(handler: TagHandler): ByteScanner {
  const attributes: Attributes = {
    count: 0,
    nameStart: new Int32Array(MOST_ATTRIBUTES),
    nameEnd: new Int32Array(MOST_ATTRIBUTES),
    valueStart: new Int32Array(MOST_ATTRIBUTES),
    valueEnd: new Int32Array(MOST_ATTRIBUTES),
    escaped: new Uint8Array(MOST_ATTRIBUTES),
  };
  let buffer = new Uint8Array(16 * 1024);
  /** Bytes at the front of the buffer that no token has been made of yet. */
  let held = 0;
  let brokenTags = 0;
  /** Inside a comment, CDATA or instruction: what ends it. */
  let skippingTo: Uint8Array | null = null;

  function take(piece: Uint8Array): void {
    const end = held + piece.byteLength;
    if (end + 1 > buffer.byteLength) {
      const larger = new Uint8Array(end * 2 + 1);
      larger.set(buffer.subarray(0, held));
      buffer = larger;
    }
    buffer.set(piece, held);
    // Ends every run of name, value and text, so that no loop has to ask where the input ends.
    buffer[end] = LT;
    const consumed = scan(end);
    held = end - consumed;
    if (held > 0) buffer.copyWithin(0, consumed, end);
  }

  /** @returns up to where tokens were complete */
  function scan(end: number): number {
    const bytes = buffer;
    let at = 0;
    for (;;) {
      if (skippingTo !== null) {
        const found = indexOf(bytes, skippingTo, at, end);
        if (found === MORE) return Math.max(at, end - skippingTo.byteLength + 1);
        at = found + skippingTo.byteLength;
        skippingTo = null;
      }
      while (bytes[at] !== LT) at++;
      if (at >= end) return end;
      const next = bytes[at + 1];
      if (at + 1 >= end) return at;
      const after =
        next === SLASH
          ? endTag(bytes, at, end)
          : next === 0x21 || next === 0x3f
            ? other(bytes, at, end)
            : startTag(bytes, at, end);
      if (after === MORE) {
        if (end - at <= LONGEST_TOKEN) return at;
        brokenTags++;
        at++;
      } else {
        at = after;
      }
    }
  }

  function startTag(bytes: Uint8Array, from: number, end: number): number {
    let at = from + 1;
    const nameStart = at;
    while (IN_NAME[bytes[at]!] === 1) at++;
    const nameEnd = at;
    let count = 0;
    for (;;) {
      let byte = bytes[at]!;
      while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = bytes[++at]!;
      if (byte === GT) return started(bytes, from, nameStart, nameEnd, count, false, at + 1);
      if (byte === SLASH) {
        if (at + 1 >= end) return MORE;
        if (bytes[at + 1] === GT) return started(bytes, from, nameStart, nameEnd, count, true, at + 2);
        return broken(from, at + 1);
      }
      const attributeStart = at;
      while (IN_NAME[byte] === 1) byte = bytes[++at]!;
      if (at >= end) return MORE;
      if (at === attributeStart) return broken(from, at);
      const attributeEnd = at;
      if (byte !== EQUALS) {
        while (isBlank(byte)) byte = bytes[++at]!;
        if (byte !== EQUALS) return at >= end ? MORE : broken(from, at);
      }
      byte = bytes[++at]!;
      while (isBlank(byte)) byte = bytes[++at]!;
      if (byte !== DOUBLE_QUOTE && byte !== SINGLE_QUOTE) return at >= end ? MORE : broken(from, at);
      const quote = byte;
      const valueStart = ++at;
      let escaped = 0;
      for (;;) {
        byte = bytes[at]!;
        // Letters first: they are most of it.
        while (byte > LT || (byte !== quote && byte !== AMPERSAND && byte !== LT)) byte = bytes[++at]!;
        if (byte !== AMPERSAND) break;
        escaped = 1;
        at++;
      }
      if (byte === LT) return at >= end ? MORE : broken(from, at);
      if (count < MOST_ATTRIBUTES) {
        attributes.nameStart[count] = attributeStart;
        attributes.nameEnd[count] = attributeEnd;
        attributes.valueStart[count] = valueStart;
        attributes.valueEnd[count] = at;
        attributes.escaped[count] = escaped;
        count++;
      }
      at++;
    }
  }

  function started(
    bytes: Uint8Array,
    from: number,
    nameStart: number,
    nameEnd: number,
    count: number,
    selfClosing: boolean,
    after: number,
  ): number {
    if (nameEnd === nameStart || after - from > LONGEST_TOKEN) return broken(from, from + 1);
    attributes.count = count;
    handler.startTag(bytes, nameStart, nameEnd, attributes, selfClosing);
    return after;
  }

  function endTag(bytes: Uint8Array, from: number, end: number): number {
    const nameStart = from + 2;
    let at = nameStart;
    while (IN_NAME[bytes[at]!] === 1) at++;
    const nameEnd = at;
    while (isBlank(bytes[at]!)) at++;
    if (at >= end) return MORE;
    if (bytes[at] !== GT || nameEnd === nameStart || at - from > LONGEST_TOKEN) return broken(from, from + 1);
    handler.endTag(bytes, nameStart, nameEnd);
    return at + 1;
  }

  /** Comment, CDATA, instruction, document type, or what looks like a part of one. */
  function other(bytes: Uint8Array, from: number, end: number): number {
    if (bytes[from + 1] === 0x3f) return skip(INSTRUCTION_END, from + 2);
    for (const [opening, closing] of SKIPPED) {
      const begins = beginsWith(bytes, opening, from, end);
      if (begins === 'perhaps') return MORE;
      if (begins === 'yes') return skip(closing, from + opening.byteLength);
    }
    const doctype = beginsWith(bytes, DOCTYPE, from, end);
    if (doctype === 'perhaps') return MORE;
    const after = doctype === 'yes' ? endOfDoctype(bytes, from, end) : afterByte(bytes, GT, from, end);
    return after !== MORE && after - from > LONGEST_TOKEN ? broken(from, from + 1) : after;
  }

  function skip(closing: Uint8Array, from: number): number {
    skippingTo = closing;
    return from;
  }

  /** @param at what breaks it. Reading goes on at the next `<` from there, or from its own where it is too long to be looked at. */
  function broken(from: number, at: number): number {
    brokenTags++;
    return at - from > LONGEST_TOKEN ? from + 1 : at;
  }

  return {
    push(chunk) {
      for (let from = 0; from < chunk.byteLength; from += PIECE) take(chunk.subarray(from, from + PIECE));
    },
    end: () => ({ brokenTags, endsInside: held > 0 || skippingTo !== null }),
  };
}

const SKIPPED = [
  [COMMENT, COMMENT_END],
  [CDATA, CDATA_END],
] as const;

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function beginsWith(bytes: Uint8Array, what: Uint8Array, from: number, end: number): 'yes' | 'no' | 'perhaps' {
  for (let i = 0; i < what.byteLength; i++) {
    if (from + i >= end) return 'perhaps';
    if (bytes[from + i] !== what[i]) return 'no';
  }
  return 'yes';
}

function indexOf(bytes: Uint8Array, what: Uint8Array, from: number, end: number): number {
  for (let at = from; at + what.byteLength <= end; at++) {
    if (beginsWith(bytes, what, at, end) === 'yes') return at;
  }
  return MORE;
}

function afterByte(bytes: Uint8Array, byte: number, from: number, end: number): number {
  for (let at = from; at < end; at++) if (bytes[at] === byte) return at + 1;
  return MORE;
}

/**
 * Behind the internal subset, whose declarations nobody looks at: quotes in it need not pair, and where its bracket is
 * never closed the root element ends it.
 */
function endOfDoctype(bytes: Uint8Array, from: number, end: number): number {
  let subset = false;
  for (let at = from + DOCTYPE.byteLength; at < end; at++) {
    const byte = bytes[at];
    if (byte === 0x5b) subset = true;
    else if (byte === GT && !subset) return at + 1;
    else if (byte === 0x5d && subset) {
      let next = at + 1;
      while (isBlank(bytes[next]!)) next++;
      if (next >= end) return MORE;
      if (bytes[next] === GT) return next + 1;
    } else if (byte === LT) {
      const comment = beginsWith(bytes, COMMENT, at, end);
      if (comment === 'perhaps') return MORE;
      if (comment === 'yes') {
        const closing = indexOf(bytes, COMMENT_END, at + COMMENT.byteLength, end);
        if (closing === MORE) return MORE;
        at = closing + COMMENT_END.byteLength - 1;
      } else if (bytes[at + 1] !== 0x21 && bytes[at + 1] !== 0x3f && at + 1 < end) {
        return at;
      }
    }
  }
  return MORE;
}
