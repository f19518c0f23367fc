import { cleanText, textLimits } from '@vitalwire/core';
import { type KnownOfTime, type Moment, readMoment, unreadableCell, within } from '@vitalwire/provider-kit/rows';

/** An object of JSON. */
export type Item = Readonly<Record<string, unknown>>;

/** What stands at a path of keys; an empty object when nothing does. */
export function itemAt(item: Item, ...keys: readonly string[]): Item {
  let found: unknown = item;
  for (const key of keys) found = isItem(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return isItem(found) ? found : {};
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; none when it is no list. */
export function itemsIn(item: Item, key: string): readonly Item[] {
  const value = Object.hasOwn(item, key) ? item[key] : undefined;
  return Array.isArray(value) ? value.filter(isItem) : [];
}

export function textIn(item: Item, key: string, limit: number = textLimits.word): string | null {
  const value = Object.hasOwn(item, key) ? item[key] : undefined;
  return typeof value === 'string' ? cleanText(value, limit) : null;
}

/** A number, or one written as text, within what can be measured. */
export function numberIn(item: Item, key: string, least: number, greatest: number): number | undefined {
  const value = Object.hasOwn(item, key) ? item[key] : undefined;
  if (typeof value === 'number') return within(value, least, greatest);
  const isNumber = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value);
  return isNumber ? within(Number(value), least, greatest) : undefined;
}

const DURATION = /^PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?$/;

/** Seconds of an ISO 8601 duration of hours, minutes and seconds: `PT8239.604S`, `PT2H44M`. */
export function secondsIn(item: Item, key: string): number | undefined {
  const match = DURATION.exec(textIn(item, key) ?? '');
  if (match === null || match[0] === 'PT') return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** @throws HealthError `invalid-input` when it is absent, too */
export function momentIn(item: Item, key: string, known: KnownOfTime): Moment {
  const text = textIn(item, key);
  const moment = readMoment(text, key, known);
  if (moment === null) throw unreadableCell(key, text ?? '');
  return moment;
}
