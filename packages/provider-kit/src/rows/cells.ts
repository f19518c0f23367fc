import { HealthError } from '@vitalwire/core';

/**
 * A cell that is not what its column holds: costs its row.
 * @param what the column or field, for the person
 */
export function unreadableCell(what: string, text: string): HealthError<'invalid-input'> {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const message = `"${shown}" is no ${what}.`;
  return new HealthError('invalid-input', message, { issues: [{ path: what, message }] });
}

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const COMMA_DECIMAL = /^[+-]?\d*,\d+$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const GROUPED_COMMA_DECIMAL = /^[+-]?\d{1,3}(?:[.\u00a0\u202f ']\d{3})+(?:,\d+)?$/;

export interface NumberOptions {
  /** For messages. @default 'number' */
  readonly what?: string;
  /** `,`: a comma, where it stands alone, is a decimal one even before three digits. @default '.' */
  readonly decimal?: '.' | ',';
}

/**
 * A number as spreadsheets and vendors write it: `1234.5`, `1,234.5`, `1.234,5`, `72,4`. A lone comma before exactly
 * three digits parts thousands unless `decimal` says otherwise.
 * @returns `null` for an absent cell
 * @throws HealthError `invalid-input`
 */
export function readNumber(text: string | null, { what = 'number', decimal = '.' }: NumberOptions = {}): number | null {
  if (text === null) return null;
  if (PLAIN.test(text)) return finite(Number(text), what, text);
  if (decimal === '.' && GROUPED.test(text)) return finite(Number(text.replaceAll(',', '')), what, text);
  if (COMMA_DECIMAL.test(text)) return finite(Number(text.replace(',', '.')), what, text);
  if (GROUPED.test(text)) return finite(Number(text.replaceAll(',', '')), what, text);
  if (GROUPED_COMMA_DECIMAL.test(text)) {
    return finite(Number(text.replace(/[.\u00a0\u202f ']/g, '').replace(',', '.')), what, text);
  }
  throw unreadableCell(what, text);
}

function finite(value: number, what: string, text: string): number {
  if (!Number.isFinite(value)) throw unreadableCell(what, text);
  return value;
}

/** @returns `null` for an absent cell @throws HealthError `invalid-input` */
export function readBoolean(text: string | null, what = 'yes or no'): boolean | null {
  if (text === null) return null;
  if (/^(?:true|yes|1)$/i.test(text)) return true;
  if (/^(?:false|no|0)$/i.test(text)) return false;
  throw unreadableCell(what, text);
}

const CLOCK = /^(?:(\d+):)?([0-5]?\d):([0-5]?\d)(?:\.(\d+))?$/;
const WORDS = /^(?:(\d+)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*m(?:in(?:ute)?s?)?)?\s*(?:(\d+)\s*s(?:ec(?:ond)?s?)?)?$/i;

/**
 * Seconds of `1:02:03`, `02:03` (minutes and seconds), `1h 2m 3s`, or of a bare number of seconds.
 * @returns `null` for an absent cell
 * @throws HealthError `invalid-input`
 */
export function readDurationSeconds(text: string | null, what = 'duration'): number | null {
  if (text === null) return null;
  if (PLAIN.test(text)) return readNumber(text, { what });
  const clock = CLOCK.exec(text);
  if (clock !== null) {
    const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = clock;
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
  }
  const words = WORDS.exec(text);
  if (words === null) throw unreadableCell(what, text);
  const [, hours = '0', minutes = '0', seconds = '0'] = words;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Fields of a record without those that are not there: `null` and `undefined` both mean that the source did not say. */
export function present<T extends object>(
  values: {
    readonly [K in keyof T]: T[K] | null | undefined;
  },
): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  const kept = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as { readonly [K in keyof T]?: NonNullable<T[K]> };
}

/** The value, unless it lies outside of what can be measured: vendors write 0, -1 or 65535 for "nothing". */
export function within(value: number | null | undefined, least: number, greatest: number): number | undefined {
  return value !== null && value !== undefined && value >= least && value <= greatest ? value : undefined;
}
