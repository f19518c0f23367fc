import { textOf } from './text.ts';

/** Texts that come again and again, each decoded once and known by a number. */
export interface Interned {
  /** @returns its number, from 0; -1 where the bytes are no UTF-8 */
  idOf(bytes: Uint8Array, start: number, end: number): number;
  text(id: number): string;
  readonly size: number;
}

interface Entry {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Slots of the table that finds a text by its length and some of its bytes; several texts may share one. */
const SLOTS = 4096;

export function createInterned(): Interned {
  const slots: Entry[][] = Array.from({ length: SLOTS }, () => []);
  const texts: string[] = [];
  let last: Entry | null = null;
  return {
    idOf(bytes, start, end) {
      if (last !== null && equal(last.bytes, bytes, start, end)) return last.id;
      const length = end - start;
      // The middle and the end tell texts of one vendor apart, which begin alike.
      let hash = length;
      for (const at of [start, start + (length >> 1), end - 7, end - 3, end - 2, end - 1]) {
        hash = Math.imul(hash, 31) + (at >= start ? (bytes[at] ?? 0) : 0);
      }
      const slot = slots[(hash >>> 0) % SLOTS] ?? [];
      for (const entry of slot) {
        if (equal(entry.bytes, bytes, start, end)) {
          last = entry;
          return entry.id;
        }
      }
      const text = textOf(bytes, start, end, bytes.subarray(start, end).includes(0x26));
      if (text === null) return -1;
      last = { id: texts.length, bytes: bytes.slice(start, end) };
      slot.push(last);
      texts.push(text);
      return last.id;
    },
    text: (id) => texts[id] ?? '',
    get size() {
      return texts.length;
    },
  };
}

function equal(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (known.byteLength !== length) return false;
  // From the end: texts of one vendor begin alike.
  for (let i = length - 1; i >= 0; i--) if (known[i] !== bytes[start + i]) return false;
  return true;
}
