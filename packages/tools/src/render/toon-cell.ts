import { encode } from '@toon-format/toon';

/** Nothing that TOON would have to quote, unless it is one of its three words; a number does not begin like this. */
const PLAIN = /^(?:[A-Za-z][\w ./+()%-]*|\d{4}-\d\d-\d\d)$/;
/** A moment: quoted for its colons, with nothing in it to escape. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:[\d:.Z+-]*$/;
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** A value in a row, in a list or behind its key, as the encoder writes it: its set-up costs many times as much as that. */
export function toonCell(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value === 0 ? 0 : value) : 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (PLAIN.test(value) && !value.endsWith(' ') && !WORDS.has(value)) return value;
    if (MOMENT.test(value)) return `"${value}"`;
  }
  return encode(value as string);
}
