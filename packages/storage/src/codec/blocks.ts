import { byteWriter, readVarint } from './bytes.ts';
import { blockLength } from './differences.ts';
import { damaged } from './frame.ts';
import { ofBytes, roomOf } from './scratch.ts';

// Differences in blocks of eight, each block as wide as its largest: eight values of w bits are w bytes. Nothing has to be
// decompressed, which for a workout costs as much as all the rest of reading it.

const BLOCK = blockLength;
/** Half a byte says how wide a block is; this one says that its values are 32 bits. */
const FULL_WIDTH = 15;
const FULL_BYTES = 32;
/** The reader takes four bytes at a time. */
const PADDING = 4;

/** Bytes that `writeBlocks` will write, or a few more. */
export function sizeOfBlocks(codes: Uint32Array): number {
  const blocks = (codes.length - 1) / BLOCK;
  let size = 5 + PADDING + ((blocks + 1) >> 1);
  for (let block = 0; block < blocks; block++) {
    const width = widthOf(codes, 1 + block * BLOCK);
    size += width === FULL_WIDTH ? FULL_BYTES : width;
  }
  return size;
}

const ofPacked = roomOf(ofBytes);
const ofWritten = roomOf(ofBytes);

/** @param codes zig-zag: the first integer, then whole blocks of differences @returns lent until it has been sealed */
export function writeBlocks(codes: Uint32Array): Uint8Array {
  const blocks = (codes.length - 1) / BLOCK;
  const widths = new Uint8Array((blocks + 1) >> 1);
  const packed = ofPacked(blocks * FULL_BYTES + PADDING);
  let at = 0;
  for (let block = 0; block < blocks; block++) {
    const start = 1 + block * BLOCK;
    const width = widthOf(codes, start);
    widths[block >> 1]! |= width << ((block & 1) * 4);
    at = width === FULL_WIDTH ? packWhole(codes, start, packed, at) : pack(codes, start, width, packed, at);
  }
  packed.fill(0, at, at + PADDING);
  const writer = byteWriter(widths.length + at + 16, ofWritten);
  writer.varint(codes[0]!);
  writer.bytes(widths);
  writer.bytes(packed.subarray(0, at + PADDING));
  return writer.done();
}

function widthOf(codes: Uint32Array, start: number): number {
  let any = 0;
  for (let i = start; i < start + BLOCK; i++) any |= codes[i]!;
  return Math.min(32 - Math.clz32(any), FULL_WIDTH);
}

/** Up to 14 bits each: at most 7 wait in front of them, which is no more than a word. */
function pack(codes: Uint32Array, start: number, width: number, packed: Uint8Array, from: number): number {
  let at = from;
  let held = 0;
  let count = 0;
  for (let i = start; i < start + BLOCK; i++) {
    held |= codes[i]! << count;
    count += width;
    for (; count >= 8; count -= 8) {
      packed[at++] = held;
      held >>>= 8;
    }
  }
  return at;
}

function packWhole(codes: Uint32Array, start: number, packed: Uint8Array, from: number): number {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let i = 0; i < BLOCK; i++) view.setUint32(from + i * 4, codes[start + i]!, true);
  return from + FULL_BYTES;
}

/** @throws HealthError `storage-corrupt` unless the bytes hold exactly as many integers as the target */
export function readBlocks(bytes: Uint8Array, start: number, target: Int32Array, order: 1 | 2): void {
  const cursor = { bytes, at: start };
  const first = readVarint(cursor);
  const widths = cursor.at;
  const blocks = Math.ceil((target.length - 1) / BLOCK);
  const packed = widths + ((blocks + 1) >> 1);
  if (target.length < 1 || packed + sizeOf(bytes, widths, blocks) + PADDING !== bytes.length) {
    throw damaged('its length does not match its content');
  }
  target[0] = first % 2 === 0 ? first / 2 : -(first + 1) / 2;
  decode(bytes, widths, packed, order === 2 ? -1 : 0, target);
}

/** Bytes of all blocks together, half a byte of `widths` each. */
function sizeOf(bytes: Uint8Array, widths: number, blocks: number): number {
  let size = 0;
  for (let block = 0; block < blocks; block++) {
    const width = ((bytes[widths + (block >> 1)] ?? 0) >> ((block & 1) * 4)) & 15;
    size += width === FULL_WIDTH ? FULL_BYTES : width;
  }
  return size;
}

/**
 * What reading a year of training spends its time in, hence written out: eight values of up to 14 bits from four words,
 * independent of each other until they are added up. The sizes have been checked: nothing reads or writes outside.
 * @param keep all bits for the second order, where a value changes the step before it; none for the first
 */
function decode(bytes: Uint8Array, widths: number, packed: number, keep: number, target: Int32Array): void {
  const blocks = Math.ceil((target.length - 1) / BLOCK);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = packed;
  let to = 1;
  let value = target[0]!;
  let step = 0;
  for (let block = 0; block < blocks; block++, to += BLOCK) {
    const width = (bytes[widths + (block >> 1)]! >> ((block & 1) * 4)) & 15;
    if (width === FULL_WIDTH || to + BLOCK > target.length) {
      step = decodeOneByOne(view, at, width, step, keep, target, to);
      value = target[to + BLOCK - 1] ?? 0;
      at += width === FULL_WIDTH ? FULL_BYTES : width;
      continue;
    }
    const mask = (1 << width) - 1;
    const pair = width * 2;
    // Two values and the odd bits before them are never more than 32 bits.
    let word = view.getUint32(at, true);
    let code = word & mask;
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    target[to] = value = (value + step) | 0;
    code = (word >>> width) & mask;
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    target[to + 1] = value = (value + step) | 0;
    word = view.getUint32(at + (pair >> 3), true) >>> (pair & 7);
    code = word & mask;
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    target[to + 2] = value = (value + step) | 0;
    code = (word >>> width) & mask;
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    target[to + 3] = value = (value + step) | 0;
    word = view.getUint32(at + (pair >> 2), true) >>> ((pair * 2) & 7);
    code = word & mask;
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    target[to + 4] = value = (value + step) | 0;
    code = (word >>> width) & mask;
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    target[to + 5] = value = (value + step) | 0;
    word = view.getUint32(at + ((pair * 3) >> 3), true) >>> ((pair * 3) & 7);
    code = word & mask;
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    target[to + 6] = value = (value + step) | 0;
    code = (word >>> width) & mask;
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    target[to + 7] = value = (value + step) | 0;
    at += width;
  }
}

/**
 * A block of whole words, or the last block as far as wanted: one value and the odd bits before it fit a word.
 * @returns the last step
 */
function decodeOneByOne(
  view: DataView,
  at: number,
  width: number,
  lastStep: number,
  keep: number,
  target: Int32Array,
  to: number,
): number {
  const bits = width === FULL_WIDTH ? 32 : width;
  const mask = width === FULL_WIDTH ? -1 : (1 << width) - 1;
  let value = target[to - 1]!;
  let step = lastStep;
  for (let i = 0; i < BLOCK && to + i < target.length; i++) {
    const code = (view.getUint32(at + ((i * bits) >> 3), true) >>> ((i * bits) & 7)) & mask;
    step = (((code >>> 1) ^ -(code & 1)) + (step & keep)) | 0;
    value = (value + step) | 0;
    target[to + i] = value;
  }
  return step;
}
