import { componentTexts, subFieldTexts } from '../profile/expansions.ts';

export interface SubField {
  readonly name: string;
  readonly type: string;
  readonly scale: number;
  readonly unit: string;
  readonly reference: string;
  readonly values: ReadonlySet<string>;
}

export interface Component {
  readonly name: string;
  readonly bits: number;
  readonly scale: number;
  readonly offset: number;
  readonly accumulates: boolean;
}

export interface Expansions {
  /** By the field that changes its meaning. */
  readonly subFields: ReadonlyMap<string, readonly SubField[]>;
  /** By the field or sub-field that holds others. */
  readonly components: ReadonlyMap<string, readonly Component[]>;
  /** Names of fields that a counter of components goes on from. */
  readonly counters: ReadonlySet<string>;
}

const none: Expansions = { subFields: new Map(), components: new Map(), counters: new Set() };
let byMessage: Map<string, Expansions> | null = null;

/** What can be made of the fields of a message beyond what is stored. */
export function expansionsOf(messageName: string): Expansions {
  byMessage ??= parseAll();
  return byMessage.get(messageName) ?? none;
}

interface Growing {
  readonly subFields: Map<string, SubField[]>;
  readonly components: Map<string, readonly Component[]>;
  readonly counters: Set<string>;
}

function parseAll(): Map<string, Expansions> {
  const all = new Map<string, Growing>();
  const of = (message: string): Growing => {
    const known = all.get(message) ?? { subFields: new Map(), components: new Map(), counters: new Set() };
    all.set(message, known);
    return known;
  };
  const pattern = /^(\S+) (\S+) = (\S+) (\S+)(?: \/(\d+))?(?: ([^?]\S*))? \? (\w+)=(.+)$/;
  for (const text of subFieldTexts) {
    const [, message = '', field = '', name = '', type = '', scale, unit = '', reference = '', values = ''] =
      pattern.exec(text) ?? [];
    const { subFields } = of(message);
    const list = subFields.get(field) ?? [];
    list.push({ name, type, scale: Number(scale ?? 1), unit, reference, values: new Set(values.split('|')) });
    subFields.set(field, list);
  }
  for (const text of componentTexts) {
    const [source = '', targets = ''] = text.split(' > ');
    const [message = '', field = ''] = source.split(' ');
    const { components, counters } = of(message);
    const parsed = targets.trim().split(' ').map(parseComponent);
    components.set(field, parsed);
    for (const component of parsed) if (component.accumulates) counters.add(component.name);
  }
  return all;
}

function parseComponent(text: string): Component {
  const [, name = '', bits, scale, offset, plus] = /^(\w+):(\d+)(?:\/(\d+)([+-]\d+)?)?(\+)?$/.exec(text) ?? [];
  return {
    name,
    bits: Number(bits),
    scale: Number(scale ?? 1),
    offset: Number(offset ?? 0),
    accumulates: plus !== undefined,
  };
}

/** Up to 32 bits of little-endian bytes, from bit `from` up; bits behind the end are 0. */
export function bitsOf(bytes: readonly number[], from: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) {
    const bit = from + i;
    if (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) value += 2 ** i;
  }
  return value;
}
