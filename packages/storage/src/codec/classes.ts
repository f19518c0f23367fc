import { byteWriter, readByte, readVarint } from './bytes.ts';
import { damaged } from './frame.ts';
import { ofBytes, roomOf } from './scratch.ts';

// Each code as its class, the number of its bits, in a prefix code of this column's own; then its bits below the
// highest one as they are. Within a few percent of what noise leaves to be gained, and quicker than to decompress.

/** Classes 0 to 32. */
const CLASSES = 33;
/** Length of the longest word of the prefix code: the reader looks at that many bits at once. */
const PEEK = 11;
const WHOLE = 1 << PEEK;
/** The reader takes four bytes at a time, and up to two such words for one code. */
const PADDING = 8;
/** Of four bytes, less the odd bits before what is looked for. */
const SURE_BITS = 25;

/** The highest bit of a code of each class. */
const highest = Int32Array.from({ length: CLASSES }, (_, size) => (size === 0 ? 0 : 1 << (size - 1)));

export interface ClassesPlan {
  /** Bytes that will be written, or one more. */
  readonly size: number;
  /** @returns lent until it has been sealed */
  write(): Uint8Array;
}

const ofPacked = roomOf(ofBytes);
const ofWritten = roomOf(ofBytes);
const padding = new Uint8Array(PADDING);

/** @param codes zig-zag; at least one of the `count` */
export function planClasses(codes: Uint32Array, count: number): ClassesPlan {
  const frequencies = new Uint32Array(CLASSES);
  for (let i = 1; i < count; i++) frequencies[32 - Math.clz32(codes[i]!)]!++;
  const lengths = wordLengths(frequencies);
  const bits = frequencies.reduce((sum, times, size) => sum + times * (lengths[size]! + Math.max(0, size - 1)), 0);
  const classes = lengths.findLastIndex((length) => length > 0) + 1;
  const head = byteWriter(32);
  head.varint(codes[0]!);
  head.byte(classes);
  for (let place = 0; place < classes; place += 2) head.byte(lengths[place]! | ((lengths[place + 1] ?? 0) << 4));
  const before = head.done();
  return {
    size: before.length + 2 + (bits >> 3) + 2 + PADDING,
    write() {
      const words = canonicalWords(lengths);
      const packed = ofPacked((bits >> 3) + 16);
      const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
      const middle = pack(view, 0, codes, 1, halfOf(count), lengths, words);
      const end = pack(view, middle, codes, halfOf(count), count, lengths, words);
      const writer = byteWriter(before.length + 4 + end + PADDING, ofWritten);
      writer.bytes(before);
      writer.varint(middle);
      writer.bytes(packed.subarray(0, end));
      writer.bytes(padding);
      return writer.done();
    },
  };
}

/** Two halves, each in bits of its own: the reader goes through both at once and waits for neither. */
function halfOf(count: number): number {
  return 1 + (count >> 1);
}

/** @returns the byte behind the last one */
function pack(
  view: DataView,
  start: number,
  codes: Uint32Array,
  from: number,
  to: number,
  lengths: Uint8Array,
  words: Uint16Array,
): number {
  let at = start;
  let held = 0;
  let count = 0;
  for (let i = from; i < to; i++) {
    const code = codes[i]!;
    const size = 32 - Math.clz32(code);
    const word = words[size]!;
    held |= word << count;
    count += lengths[size]!;
    if (count >= 32) {
      view.setUint32(at, held, true);
      at += 4;
      count -= 32;
      held = word >>> (lengths[size]! - count);
    }
    if (size < 2) continue;
    const rest = code & (highest[size]! - 1);
    held |= rest << count;
    count += size - 1;
    if (count >= 32) {
      view.setUint32(at, held, true);
      at += 4;
      count -= 32;
      held = count === 0 ? 0 : rest >>> (size - 1 - count);
    }
  }
  for (; count > 0; count -= 8) {
    view.setUint8(at++, held);
    held >>>= 8;
  }
  return at;
}

/** Huffman's lengths. Where one grows too long, rare classes are taken for less rare. */
function wordLengths(frequencies: Uint32Array): Uint8Array {
  const weights = frequencies.slice();
  for (;;) {
    const lengths = huffmanLengths(weights);
    if (lengths.every((length) => length <= PEEK)) return lengths;
    for (let size = 0; size < CLASSES; size++) if (weights[size]! > 0) weights[size] = (weights[size]! >> 1) + 1;
  }
}

/** Classes, and behind them the trees in the order in which they are made of the two lightest. */
const weightOf = new Float64Array(2 * CLASSES);
const NONE = -1;
const treeAbove = new Int8Array(2 * CLASSES);

function huffmanLengths(weights: Uint32Array): Uint8Array {
  weightOf.set(weights);
  treeAbove.fill(NONE);
  let made = CLASSES;
  for (;;) {
    const least = lightest(made);
    if (least === NONE) break;
    treeAbove[least] = made;
    const next = lightest(made);
    if (next === NONE) break;
    treeAbove[next] = made;
    weightOf[made] = weightOf[least]! + weightOf[next]!;
    made++;
  }
  const lengths = new Uint8Array(CLASSES);
  for (let size = 0; size < CLASSES; size++) {
    if (weights[size] === 0) continue;
    let length = 0;
    for (let tree = treeAbove[size]!; tree < made && tree !== NONE; tree = treeAbove[tree]!) length++;
    // Alone it needs a bit, too.
    lengths[size] = Math.max(length, 1);
  }
  return lengths;
}

/** The first of the lightest without a tree above. */
function lightest(made: number): number {
  let found = NONE;
  for (let i = 0; i < made; i++) {
    const weight = weightOf[i]!;
    if (weight > 0 && treeAbove[i] === NONE && (found === NONE || weight < weightOf[found]!)) found = i;
  }
  return found;
}

/** Words in the order of their lengths, then of their classes, turned round: the first bit of a word stands lowest. */
function canonicalWords(lengths: Uint8Array): Uint16Array {
  const words = new Uint16Array(lengths.length);
  let word = 0;
  for (let length = 1; length <= PEEK; length++) {
    for (let size = 0; size < lengths.length; size++) {
      if (lengths[size] !== length) continue;
      words[size] = turnedRound(word >> (PEEK - length), length);
      word += 1 << (PEEK - length);
    }
  }
  return words;
}

function turnedRound(word: number, length: number): number {
  let turned = 0;
  for (let bit = 0; bit < length; bit++) turned |= ((word >> bit) & 1) << (length - 1 - bit);
  return turned;
}

/**
 * Of the last column read, for the bits that come next: the length of the word that they begin with (4 bits), of the rest
 * of its code (5 bits), and whether the code has a highest bit to be added. Nothing waits between filling and reading.
 */
const table = new Uint16Array(WHOLE);
const LENGTH = 15;
const REST = 31;
const HAS_HIGHEST = 9;

function entryOf(size: number, length: number): number {
  return size === 0 ? length : length | ((size - 1) << 4) | (1 << HAS_HIGHEST);
}

/** @throws HealthError `storage-corrupt` unless the lengths are those of a prefix code that leaves no bits without a meaning */
function fillTable(lengths: Uint8Array): void {
  let filled = 0;
  for (const length of lengths) if (length > 0) filled += WHOLE >> length;
  const single = filled === WHOLE >> 1 && lengths.filter((length) => length > 0).length === 1;
  if (filled !== WHOLE && !single) throw damaged('its words are impossible');
  const words = canonicalWords(lengths);
  for (let size = 0; size < lengths.length; size++) {
    const length = lengths[size]!;
    if (length === 0) continue;
    for (let bits = words[size]!; bits < WHOLE; bits += 1 << length) table[bits] = entryOf(size, length);
    if (single) for (let bits = 1; bits < WHOLE; bits += 2) table[bits] = entryOf(size, length);
  }
}

/**
 * @param target gets the integers as they were before they became zig-zag codes: differences are not added up
 * @throws HealthError `storage-corrupt` unless the bytes hold exactly as many integers as the target
 */
export function readClasses(bytes: Uint8Array, start: number, target: Int32Array): void {
  if (target.length === 0) throw damaged('its length does not match its content');
  const cursor = { bytes, at: start };
  const first = readVarint(cursor);
  const lengths = new Uint8Array(CLASSES);
  const classes = readByte(cursor);
  if (classes > CLASSES) throw damaged('its words are impossible');
  for (let place = 0; place < classes; place += 2) {
    const pair = readByte(cursor);
    lengths[place] = pair & 15;
    if (place + 1 < classes) lengths[place + 1] = pair >> 4;
    if (lengths[place]! > PEEK || (lengths[place + 1] ?? 0) > PEEK) throw damaged('its words are impossible');
  }
  target[0] = first % 2 === 0 ? first / 2 : -(first + 1) / 2;
  const size = readVarint(cursor);
  if (cursor.at + size + PADDING > bytes.length) throw damaged('it is cut off');
  if (target.length > 1) fillTable(lengths);
  decode(bytes, cursor.at, cursor.at + size, target);
}

/**
 * Written out, as every sample of most channels goes through here: two codes at a time that do not wait for each other,
 * and no branch that depends on them but for wide ones. What reads past the end is stopped there: the padding holds as
 * much as one code needs.
 * @throws HealthError `storage-corrupt` unless both halves end where they should
 */
function decode(bytes: Uint8Array, from: number, middle: number, target: Int32Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { length } = target;
  const half = halfOf(length);
  const end = bytes.length - PADDING;
  let at = from * 8;
  let behind = middle * 8;
  const bounds = end * 8;
  for (let i = 1, j = half; i < half; i++, j++) {
    if (at > bounds || behind > bounds) throw damaged('it is cut off');
    const word = view.getUint32(at >> 3, true) >>> (at & 7);
    const entry = table[word & (WHOLE - 1)]!;
    const size = entry & LENGTH;
    const rest = (entry >> 4) & REST;
    const bits = size + rest > SURE_BITS ? bitsAt(view, at + size) : word >>> size;
    const code = (bits & ((1 << rest) - 1)) | ((entry >> HAS_HIGHEST) << rest);
    target[i] = (code >>> 1) ^ -(code & 1);
    at += size + rest;
    if (j === length) break;
    const word2 = view.getUint32(behind >> 3, true) >>> (behind & 7);
    const entry2 = table[word2 & (WHOLE - 1)]!;
    const size2 = entry2 & LENGTH;
    const rest2 = (entry2 >> 4) & REST;
    const bits2 = size2 + rest2 > SURE_BITS ? bitsAt(view, behind + size2) : word2 >>> size2;
    const code2 = (bits2 & ((1 << rest2) - 1)) | ((entry2 >> HAS_HIGHEST) << rest2);
    target[j] = (code2 >>> 1) ^ -(code2 & 1);
    behind += size2 + rest2;
  }
  if ((at + 7) >> 3 !== middle || (behind + 7) >> 3 !== end) throw damaged('its length does not match its content');
}

/** 32 bits from any bit on. */
function bitsAt(view: DataView, at: number): number {
  const odd = at & 7;
  const low = view.getUint32(at >> 3, true) >>> odd;
  return odd === 0 ? low : low | (view.getUint8((at >> 3) + 4) << (32 - odd));
}
