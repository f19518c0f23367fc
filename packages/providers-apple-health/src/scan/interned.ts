import { textOf } from './text.ts';

/** Texts that come again and again, each decoded once and known by a number. */
export interface Interned {
  /** @returns its number, from 0; -1 where the bytes are no UTF-8, -2 where there are more texts than any phone has */
  idOf(bytes: Uint8Array, start: number, end: number): number;
  text(id: number): string;
  readonly size: number;
}

interface Entry {
  readonly id: number;
  readonly length: number;
  /** Its bytes, four at a time from the front, and the last four again: none for a text of less. */
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

/** Slots of the table that finds a text by its length and some of its bytes; several texts may share one. */
const SLOTS = 4096;
/** A phone of ten years knows a hundred types and some dozens of sources. */
const MOST_TEXTS = 20_000;

export function createInterned(): Interned {
  const slots: Entry[][] = Array.from({ length: SLOTS }, () => []);
  const texts: string[] = [];
  let last: Entry | null = null;
  let view: DataView = new DataView(new ArrayBuffer(0));
  return {
    idOf(bytes, start, end) {
      if (view.buffer !== bytes.buffer) view = new DataView(bytes.buffer);
      const length = end - start;
      const place = bytes.byteOffset + start;
      if (last !== null && last.length === length && equal(last, view, place)) return last.id;
      const slot = slots[hashOf(bytes, start, end) % SLOTS] ?? [];
      for (const entry of slot) {
        if (entry.length === length && equal(entry, view, place)) {
          last = entry;
          return entry.id;
        }
      }
      if (texts.length >= MOST_TEXTS) return -2;
      const text = textOf(bytes, start, end, bytes.subarray(start, end).includes(0x26));
      if (text === null) return -1;
      last = entryOf(texts.length, bytes.slice(start, end));
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

/** The middle and the end tell texts of one vendor apart, which begin alike. Made for every other row: no list is. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  hash = Math.imul(hash, 31) + byteAt(bytes, start, start);
  hash = Math.imul(hash, 31) + byteAt(bytes, start, start + ((end - start) >> 1));
  hash = Math.imul(hash, 31) + byteAt(bytes, start, end - 7);
  hash = Math.imul(hash, 31) + byteAt(bytes, start, end - 3);
  hash = Math.imul(hash, 31) + byteAt(bytes, start, end - 2);
  hash = Math.imul(hash, 31) + byteAt(bytes, start, end - 1);
  return hash >>> 0;
}

function byteAt(bytes: Uint8Array, start: number, at: number): number {
  return at >= start ? (bytes[at] ?? 0) : 0;
}

function entryOf(id: number, bytes: Uint8Array): Entry {
  const view = new DataView(bytes.buffer);
  const { length } = bytes;
  const words = new Int32Array(length < 4 ? 0 : (length >> 2) + 1);
  for (let i = 0; i < length >> 2; i++) words[i] = view.getInt32(i * 4);
  if (length >= 4) words[length >> 2] = view.getInt32(length - 4);
  return { id, length, words, bytes };
}

/** Of texts of one length. From the end: those of one vendor begin alike. */
function equal({ words, bytes, length }: Entry, view: DataView, place: number): boolean {
  if (length < 4) {
    for (let i = 0; i < length; i++) if (bytes[i] !== view.getUint8(place + i)) return false;
    return true;
  }
  if (words[length >> 2] !== view.getInt32(place + length - 4)) return false;
  for (let i = (length >> 2) - 1; i >= 0; i--) if (words[i] !== view.getInt32(place + i * 4)) return false;
  return true;
}
