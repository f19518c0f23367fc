import type { Element } from '../scan/health-document.ts';
import type { SpilledBytes } from './spilled-bytes.ts';

/** Where an element stands as bytes. */
export interface PackedElement {
  readonly position: number;
  readonly length: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

// Characters that no XML may hold.
const KEY = '\u0001';
const VALUE = '\u0002';
const CHILDREN = '\u0003';
const END = '\u0004';
const OURS = /[\u0001-\u0004]/g;

/** A workout with its maps would take ten times as many bytes, and one with its route hundreds of thousands of them. */
export function packElement(bytes: SpilledBytes, element: Element): PackedElement {
  const packed = encoder.encode(written(element));
  return { position: bytes.addLong(packed), length: packed.byteLength };
}

function written({ name, attributes, children }: Element): string {
  let text = plain(name);
  for (const [key, value] of attributes) text += KEY + plain(key) + VALUE + plain(value);
  return text + CHILDREN + children.map(written).join('') + END;
}

function plain(text: string): string {
  return text.replace(OURS, '');
}

export function unpackElement(bytes: SpilledBytes, { position, length }: PackedElement): Element {
  return elementAt(decoder.decode(bytes.long(position, length)), 0).element;
}

function elementAt(text: string, from: number): { readonly element: Element; readonly end: number } {
  const opening = text.indexOf(CHILDREN, from);
  const [name = '', ...pairs] = text.slice(from, opening).split(KEY);
  const attributes = new Map(
    pairs.map((pair) => {
      const middle = pair.indexOf(VALUE);
      return [pair.slice(0, middle), pair.slice(middle + 1)] as const;
    }),
  );
  const children: Element[] = [];
  let at = opening + 1;
  while (at < text.length && text[at] !== END) {
    const child = elementAt(text, at);
    children.push(child.element);
    at = child.end;
  }
  return { element: { name, attributes, children }, end: at + 1 };
}
