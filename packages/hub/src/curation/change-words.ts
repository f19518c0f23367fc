import type { AnyRecord, UnitSystem } from '@vitalwire/core';
import { amountWords, distanceWords, durationWords, massWords, recordTime } from './record-words.ts';

/** Fields whose word is not in their name. */
const named: { readonly [field: string]: string } = {
  feel: 'effort',
  start: 'time',
  end: 'time',
  utcOffsetMinutes: 'time',
  localDate: 'date',
  dateBasis: 'date',
  elapsedSeconds: 'length',
};

/** Units at the end of a field's name, the longer ones first. */
const units: readonly (readonly [suffix: string, unit: string])[] = [
  ['MillimetersOfMercury', 'mmHg'],
  ['MetersPerSecond', 'm/s'],
  ['RevolutionsPerMinute', 'rpm'],
  ['Milliseconds', 'ms'],
  ['Milliliters', 'ml'],
  ['Kilocalories', 'kcal'],
  ['Kilograms', 'kg'],
  ['PerMinute', '/min'],
  ['Celsius', '°C'],
  ['Minutes', 'min'],
  ['Seconds', 's'],
  ['Percent', '%'],
  ['Meters', 'm'],
  ['Grams', 'g'],
  ['Watts', 'W'],
  ['Bpm', 'bpm'],
];

/** `distanceMeters`: distance; `averageHeartRateBpm`: average heart rate. */
export function fieldWord(field: string): string {
  if (Object.hasOwn(named, field)) return named[field] ?? field;
  const suffix = units.find(([each]) => field.endsWith(each) && field.length > each.length)?.[0] ?? '';
  return field
    .slice(0, field.length - suffix.length)
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}

/**
 * `distance from 25 km to 26 km`, for each field that was changed. Texts are named and not told: they may be of a source.
 * @param fields that were set or restored
 */
export function changeWords(
  before: AnyRecord,
  after: AnyRecord,
  fields: readonly string[],
  system: UnitSystem,
): readonly string[] {
  const told = new Map<string, string>();
  for (const field of fields) {
    const word = fieldWord(field);
    if (told.has(word)) continue;
    const [from, to] = [fieldValueWords(before, field, system), fieldValueWords(after, field, system)];
    if (from === to) told.set(word, word);
    else told.set(word, `${word}${from === null ? '' : ` from ${from}`} to ${to ?? 'none'}`);
  }
  return [...told.values()];
}

/** `null`: nothing is said, or nothing that may be told in a sentence. */
export function fieldValueWords(record: AnyRecord, field: string, system: UnitSystem): string | null {
  const word = fieldWord(field);
  if (word === 'time') return recordTime(record);
  if (word === 'date') return record.localDate;
  const value = (record as unknown as Readonly<Record<string, unknown>>)[field];
  if (field === 'feel') {
    const effort = (value as { readonly perceivedExertionCr10?: number } | undefined)?.perceivedExertionCr10;
    return effort === undefined ? null : String(effort);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  // A word of a closed list, such as a sport or a status.
  if (typeof value === 'string')
    return /^[a-z_]{1,30}$/.test(value) && CLOSED.has(field) ? value.replaceAll('_', ' ') : null;
  return typeof value === 'number' ? numberWords(field, value, system) : null;
}

const CLOSED: ReadonlySet<string> = new Set(['sport', 'status', 'flow', 'phase', 'occasion']);

function numberWords(field: string, value: number, system: UnitSystem): string | null {
  if (field === 'distanceMeters' || field === 'plannedMeters') return distanceWords(value, system);
  if (field.endsWith('Kilograms')) return massWords(value, system);
  if (field.endsWith('Seconds') && !field.endsWith('Milliseconds')) return durationWords(value);
  return amountWords(value, units.find(([suffix]) => field.endsWith(suffix))?.[1]);
}
