import type { Element } from '../scan/health-document.ts';

/** An element as a few bytes outside of the heap: a workout with its maps would take ten times as many in it. */
export type PackedElement = Uint8Array;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

// Characters that no XML may hold.
const KEY = '\u0001';
const VALUE = '\u0002';
const CHILDREN = '\u0003';
const END = '\u0004';
const OURS = /[\u0001-\u0004]/g;

export function packElement(element: Element): PackedElement {
  return encoder.encode(written(element));
}

function written({ name, attributes, children }: Element): string {
  let text = plain(name);
  for (const [key, value] of attributes) text += KEY + plain(key) + VALUE + plain(value);
  return text + CHILDREN + children.map(written).join('') + END;
}

function plain(text: string): string {
  return text.replace(OURS, '');
}

export function unpackElement(packed: PackedElement): Element {
  return elementAt(decoder.decode(packed), 0).element;
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
