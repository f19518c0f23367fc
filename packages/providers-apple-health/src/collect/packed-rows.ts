/** Rows of one series and some days, one after the other in pages of the arena. */
export interface PackedBlock {
  readonly pages: number[];
  /** Place within the last page. */
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
  /** In the order in which they came. */
  read(block: PackedBlock, visit: RowVisitor): void;
  readonly bytes: number;
}

const PAGE = 256;
const PAGES_A_SLAB = 4096;
/** Three numbers of at most nine bytes each, or one of eight beside two of nine: a row never crosses a page. */
const LONGEST_ROW = 28;

/**
 * Millions of rows in three or four bytes each: the start as its difference from the end of the row before, the length
 * where it is another one, the digits of the value, each in as few bytes as it needs. Nothing is copied when a block
 * grows, and nothing is left to collect.
 */
export function createRowArena(): RowArena {
  const slabs: Uint8Array[] = [];
  const views: DataView[] = [];
  let pages = 0;

  function newPage(): number {
    if (pages % PAGES_A_SLAB === 0) {
      const slab = new Uint8Array(PAGE * PAGES_A_SLAB);
      slabs.push(slab);
      views.push(new DataView(slab.buffer));
    }
    return pages++;
  }

  return {
    newBlock: () => ({ pages: [], at: PAGE, rows: 0, lastEnd: 0, lastLength: -1 }),

    add(block, startSeconds, durationSeconds, mantissa, exponent) {
      if (block.at + LONGEST_ROW > PAGE) {
        block.pages.push(newPage());
        block.at = 0;
      }
      const page = block.pages[block.pages.length - 1] ?? 0;
      const slab = slabs[Math.floor(page / PAGES_A_SLAB)] as Uint8Array;
      const base = (page % PAGES_A_SLAB) * PAGE;
      // How long it is and how its value is written, which rows of one sort have in common.
      const length = durationSeconds * 17 + exponent + 1;
      const same = length === block.lastLength;
      let at = write(slab, base + block.at, zigzag(startSeconds - block.lastEnd) * 2 + (same ? 1 : 0));
      if (!same) at = write(slab, at, length);
      if (exponent === -1) {
        views[Math.floor(page / PAGES_A_SLAB)]?.setFloat64(at, mantissa);
        at += 8;
      } else {
        at = write(slab, at, zigzag(mantissa));
      }
      block.at = at - base;
      block.lastEnd = startSeconds + durationSeconds;
      block.lastLength = length;
      block.rows++;
    },

    read(block, visit) {
      let end = 0;
      let length = -1;
      let page = -1;
      let at = PAGE;
      for (let i = 0; i < block.rows; i++) {
        if (at + LONGEST_ROW > PAGE) {
          page++;
          at = 0;
        }
        const number = block.pages[page] ?? 0;
        const slab = slabs[Math.floor(number / PAGES_A_SLAB)] as Uint8Array;
        const base = (number % PAGES_A_SLAB) * PAGE;
        cursor = base + at;
        const first = next(slab);
        const start = end + unzigzag(Math.floor(first / 2));
        if (first % 2 === 0) length = next(slab);
        const duration = Math.floor(length / 17);
        const exponent = (length % 17) - 1;
        end = start + duration;
        let mantissa: number;
        if (exponent === -1) {
          mantissa = views[Math.floor(number / PAGES_A_SLAB)]?.getFloat64(cursor) ?? 0;
          cursor += 8;
        } else {
          mantissa = unzigzag(next(slab));
        }
        at = cursor - base;
        visit(start, duration, mantissa, exponent);
      }
    },

    get bytes() {
      return slabs.length * PAGE * PAGES_A_SLAB;
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

/** Where {@link next} reads. */
let cursor = 0;

function next(bytes: Uint8Array): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = bytes[cursor++]!;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
    scale *= 128;
  }
}
