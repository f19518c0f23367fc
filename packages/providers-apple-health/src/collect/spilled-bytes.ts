import type { SpillFile } from '@vitalwire/core';

/** Bytes that are written once and read later, in no order: the first of them in memory, the rest wherever there is room. */
export interface SpilledBytes {
  /** @param length at most {@link WINDOW}: they stay in one piece @returns where they stand */
  add(bytes: Uint8Array, start: number, length: number): number;
  /** Of any length. @returns where they stand */
  addLong(bytes: Uint8Array): number;
  /**
   * A piece that was added, in `bytes` from `start` on; good until the next one is asked for.
   * @param position as `add` gave it
   */
  piece(position: number): { readonly bytes: Uint8Array; readonly start: number };
  /** As `addLong` gave it. */
  long(position: number, length: number): Uint8Array;
  close(): void;
}

export interface SpillOptions {
  /** Absent: everything is held in memory. */
  readonly spill: (() => SpillFile) | undefined;
  /** That much is held in memory all the same: a small export needs no file. */
  readonly heldBytes: number;
}

/** What is written and read at a time. */
export const WINDOW = 8 * 1024;
const WINDOWS_A_SLAB = 32;
/** Windows that were read last: the days that are given out lie in some of every series. */
const CACHED = 256;

export function createSpilledBytes({ spill, heldBytes }: SpillOptions): SpilledBytes {
  const heldWindows = spill === undefined ? Number.POSITIVE_INFINITY : Math.ceil(heldBytes / WINDOW);
  const held: Uint8Array[] = [];
  let slab = new Uint8Array(0);
  let file: SpillFile | null = null;
  /** The window that is being filled, and the bytes of it that are. */
  let open = newWindow();
  let number = 0;
  let filled = 0;
  const cache: (Uint8Array | undefined)[] = new Array(CACHED);
  const cached = new Float64Array(CACHED).fill(-1);

  function newWindow(): Uint8Array {
    if (slab.byteLength === 0) slab = new Uint8Array(WINDOW * WINDOWS_A_SLAB);
    const window = slab.subarray(0, WINDOW);
    slab = slab.subarray(WINDOW);
    return window;
  }

  function nextWindow(): void {
    if (number < heldWindows) {
      held.push(open);
      open = newWindow();
    } else {
      file ??= spill?.() ?? null;
      file?.append(open);
    }
    number++;
    filled = 0;
  }

  function windowAt(index: number): Uint8Array {
    if (index === number) return open;
    const inMemory = held[index];
    if (inMemory !== undefined) return inMemory;
    const place = index % CACHED;
    let window = cache[place];
    if (window !== undefined && cached[place] === index) return window;
    window ??= new Uint8Array(WINDOW);
    cache[place] = window;
    cached[place] = -1;
    file?.read((index - heldWindows) * WINDOW, window);
    cached[place] = index;
    return window;
  }

  return {
    add(bytes, start, length) {
      if (filled + length > WINDOW) nextWindow();
      const position = number * WINDOW + filled;
      // A loop: most pieces are shorter than what a call of `set` costs.
      for (let i = 0; i < length; i++) open[filled + i] = bytes[start + i]!;
      filled += length;
      return position;
    },

    addLong(bytes) {
      if (filled === WINDOW) nextWindow();
      const position = number * WINDOW + filled;
      for (let at = 0; at < bytes.byteLength; ) {
        if (filled === WINDOW) nextWindow();
        const part = bytes.subarray(at, at + WINDOW - filled);
        open.set(part, filled);
        filled += part.byteLength;
        at += part.byteLength;
      }
      return position;
    },

    piece: (position) => ({ bytes: windowAt(Math.floor(position / WINDOW)), start: position % WINDOW }),

    long(position, length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; ) {
        const start = (position + at) % WINDOW;
        const window = windowAt(Math.floor((position + at) / WINDOW));
        const part = window.subarray(start, start + Math.min(WINDOW - start, length - at));
        bytes.set(part, at);
        at += part.byteLength;
      }
      return bytes;
    },

    close() {
      file?.close();
      file = null;
    },
  };
}
