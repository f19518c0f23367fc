import type { SpilledBytes } from './spilled-bytes.ts';

/** Rows of one series and some days, one after the other. */
export interface PackedBlock {
  /** Where full stretches of rows stand, and how long they are. */
  readonly stretches: number[];
  /** Its page among those that are being written; -1: none. */
  page: number;
  /** Place within that page. */
  at: number;
  rows: number;
  /** Of the row before. */
  lastEnd: number;
  lastLength: number;
}

/** One row as it was packed. `exponent` -1: `mantissa` is the number itself. */
export type RowVisitor = (startSeconds: number, durationSeconds: number, mantissa: number, exponent: number) => void;

export interface RowArena {
  newBlock(): PackedBlock;
  add(block: PackedBlock, startSeconds: number, durationSeconds: number, mantissa: number, exponent: number): void;
  /** In the order in which they came. The visitor asks for no other rows meanwhile. */
  read(block: PackedBlock, visit: RowVisitor): void;
}

const PAGE = 256;
/**
 * Blocks that are being written at a time: those of some dozens of series over ten years, in whatever order a file has
 * its rows. One more, and the page of the one that got its page first is put away half full.
 */
const OPEN_PAGES = 16_384;
/** Three numbers of at most nine bytes each, or one of eight beside two of nine: a row never crosses a page. */
const LONGEST_ROW = 28;
/** Length and place of a stretch in one number. */
const LENGTHS = 512;

/**
 * Millions of rows in three or four bytes each: the start as its difference from the end of the row before, the length
 * where it is another one, the digits of the value, each in as few bytes as it needs. What is full leaves for `bytes`.
 */
export function createRowArena(bytes: SpilledBytes): RowArena {
  /** Grows to {@link OPEN_PAGES}. */
  let pages = new Uint8Array(PAGE * 256);
  const owners: (PackedBlock | undefined)[] = [];
  let next = 0;

  function putAway(block: PackedBlock): void {
    if (block.at > 0) block.stretches.push(bytes.add(pages, block.page * PAGE, block.at) * LENGTHS + block.at);
    block.at = 0;
  }

  function openPage(block: PackedBlock): void {
    const page = next;
    next = (next + 1) % OPEN_PAGES;
    const owner = owners[page];
    if (owner !== undefined) {
      putAway(owner);
      owner.page = -1;
    } else if ((page + 1) * PAGE > pages.byteLength) {
      const larger = new Uint8Array(pages.byteLength * 2);
      larger.set(pages);
      pages = larger;
    }
    owners[page] = block;
    block.page = page;
  }

  return {
    newBlock: () => ({ stretches: [], page: -1, at: 0, rows: 0, lastEnd: 0, lastLength: -1 }),

    add(block, startSeconds, durationSeconds, mantissa, exponent) {
      if (block.page === -1) openPage(block);
      else if (block.at + LONGEST_ROW > PAGE) putAway(block);
      const base = block.page * PAGE;
      // How long it is and how its value is written, which rows of one sort have in common.
      const length = durationSeconds * 17 + exponent + 1;
      const same = length === block.lastLength;
      let at = write(pages, base + block.at, zigzag(startSeconds - block.lastEnd) * 2 + (same ? 1 : 0));
      if (!same) at = write(pages, at, length);
      at = exponent === -1 ? writeFloat(pages, at, mantissa) : write(pages, at, zigzag(mantissa));
      block.at = at - base;
      block.lastEnd = startSeconds + durationSeconds;
      block.lastLength = length;
      block.rows++;
    },

    read(block, visit) {
      let end = 0;
      let length = -1;
      const visitAll = (from: Uint8Array, start: number, until: number): void => {
        cursor = start;
        while (cursor < until) {
          const first = nextNumber(from);
          const startSeconds = end + unzigzag(Math.floor(first / 2));
          if (first % 2 === 0) length = nextNumber(from);
          const duration = Math.floor(length / 17);
          const exponent = (length % 17) - 1;
          end = startSeconds + duration;
          visit(startSeconds, duration, exponent === -1 ? nextFloat(from) : unzigzag(nextNumber(from)), exponent);
        }
      };
      for (const stretch of block.stretches) {
        const place = bytes.piece(Math.floor(stretch / LENGTHS));
        visitAll(place.bytes, place.start, place.start + (stretch % LENGTHS));
      }
      if (block.page !== -1) visitAll(pages, block.page * PAGE, block.page * PAGE + block.at);
    },
  };
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function write(bytes: Uint8Array, from: number, value: number): number {
  let at = from;
  let rest = value;
  while (rest >= 0x4000_0000) {
    bytes[at++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  while (rest >= 128) {
    bytes[at++] = (rest & 127) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** Where {@link nextNumber} reads. */
let cursor = 0;

function nextNumber(bytes: Uint8Array): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = bytes[cursor++]!;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
    scale *= 128;
  }
}

const eightBytes = new Uint8Array(8);
const float = new DataView(eightBytes.buffer);

function writeFloat(bytes: Uint8Array, at: number, value: number): number {
  float.setFloat64(0, value);
  bytes.set(eightBytes, at);
  return at + 8;
}

function nextFloat(bytes: Uint8Array): number {
  for (let i = 0; i < 8; i++) eightBytes[i] = bytes[cursor++]!;
  return float.getFloat64(0);
}
