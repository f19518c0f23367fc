import {
  cleanText,
  type DataKind,
  HealthError,
  type Instant,
  instantOf,
  millisecondsOf,
  type NewEntry,
  textLimits,
  type UnitSystem,
} from '@vitalwire/core';
import { dayRange, localDateIn } from '@vitalwire/core/time';
import { clockSpan, dayOf, momentAt, momentOf, type PersonClock } from './moments.ts';
import { duration, type Reader } from './quantities.ts';

/** One thing that can be said of an entry, on the command line and in an edit. */
export interface EntryField {
  /** Where it goes in the record, `nutrients.proteinGrams`. */
  readonly field: string;
  readonly words: string;
  /** As it is written; `null`: a flag, which says yes. */
  readonly example: string | null;
  readonly read: Reader;
  /** May be given several times; the record holds a list. */
  readonly many?: true;
}

export interface EntryScene extends PersonClock {
  readonly units: UnitSystem;
}

/** What is said without an option's name. */
export interface Said {
  readonly fields: { readonly [field: string]: unknown };
  /** Length of what has one. */
  readonly seconds?: number;
}

/** One word after `vitalwire log`. */
export interface EntryKind {
  readonly word: string;
  readonly kind: DataKind;
  readonly words: string;
  /** As commander writes them: `<weight>`, `[text]`. */
  readonly operands: string;
  /** A whole line after `vitalwire log`. */
  readonly example: string;
  readonly fields: { readonly [name: string]: EntryField };
  /** Fields that the operands give, so that an edit can name them. */
  readonly operandFields?: { readonly [name: string]: EntryField };
  /**
   * `moment`: has no length, now unless `--at` says otherwise. `session`: has one, and has just ended unless `--at` says
   * when it began. `night`: two times of the clock, the second on `--date`. `day`: a whole day. `planned`: may lie ahead.
   */
  readonly time: 'moment' | 'session' | 'night' | 'day' | 'planned';
  /** Option that says how long a session was, where the operands do not. */
  readonly length?: 'for';
  readonly said: (operands: readonly string[], scene: EntryScene) => Said;
  /** Looks at all that was said together. @throws HealthError `invalid-input` */
  readonly check?: (fields: Said['fields'], scene: EntryScene) => void;
}

/** How long a session was. */
export const sessionLength: EntryField = {
  field: 'elapsedSeconds',
  words: 'how long it was',
  example: '45min',
  read: duration,
};

/** What was typed: operands, and options by name. */
export interface Typed {
  readonly operands: readonly string[];
  readonly options: { readonly [name: string]: string | readonly string[] | true | undefined };
}

/** @throws HealthError `invalid-input` that shows how the part is written */
export function entryOf(entryKind: EntryKind, typed: Typed, scene: EntryScene): NewEntry {
  const { options } = typed;
  const operands = typed.operands.map(cleaned);
  const said = entryKind.said(operands, scene);
  const fields: Record<string, unknown> = { ...said.fields };
  for (const [name, field] of Object.entries(entryKind.fields)) {
    const said = options[name];
    if (said !== undefined) setPath(fields, field.field, fieldValue(`--${name}`, field, said, scene.units));
  }
  if (Object.keys(fields).length === 0) throw nothingSaid(entryKind);
  entryKind.check?.(fields, scene);
  const times = timesOf(entryKind, said, operands, options, scene);
  if (entryKind.kind === 'dailySummary') fields.partial = times.localDate === localDateIn(scene.now, scene.timeZone);
  if (entryKind.time !== 'planned' && times.start > scene.now) throw ahead(times.start, entryKind, scene);
  return { kind: entryKind.kind, ...times, fields };
}

type Times = Pick<NewEntry, 'start' | 'end' | 'utcOffsetMinutes' | 'localDate'>;

function timesOf(
  { time, kind, length }: EntryKind,
  said: Said,
  operands: Typed['operands'],
  options: Typed['options'],
  scene: EntryScene,
): Times {
  const { now, timeZone } = scene;
  const today = localDateIn(now, timeZone);
  const date = typeof options.date === 'string' ? dayOf(options.date, today, '--date') : today;
  if (time === 'day') {
    const { from, to } = dayRange(date, timeZone);
    return { start: from, end: to, utcOffsetMinutes: momentAt(from, timeZone).utcOffsetMinutes, localDate: date };
  }
  if (time === 'night') {
    const span = clockSpan(operands[0] ?? '', date, timeZone, 'sleep');
    if (span.end > now) throw ahead(span.end, { time }, scene);
    return span;
  }
  const given = typeof options.at === 'string' ? momentOf(options.at, scene, '--at') : null;
  const typedLength = length === undefined ? undefined : options[length];
  const seconds =
    typeof typedLength === 'string'
      ? Number(fieldValue('--for', sessionLength, typedLength, scene.units))
      : said.seconds;
  if (time === 'session' && seconds !== undefined) {
    const start = given ?? momentAt(plus(now, -seconds), timeZone);
    return { start: start.at, end: plus(start.at, seconds), utcOffsetMinutes: start.utcOffsetMinutes };
  }
  const { at: start, utcOffsetMinutes } = given ?? momentAt(now, timeZone);
  const end = time === 'planned' && seconds !== undefined ? plus(start, seconds) : kind === 'samples' ? start : null;
  return { start, end, utcOffsetMinutes };
}

function plus(instant: Instant, seconds: number): Instant {
  return instantOf(millisecondsOf(instant) + Math.round(seconds * 1000));
}

/** @param name as it was typed, for the error. @throws HealthError `invalid-input` */
export function fieldValue(
  name: string,
  field: EntryField,
  typed: string | readonly string[] | true,
  units: UnitSystem,
): unknown {
  if (field.many === true)
    return (Array.isArray(typed) ? typed : [typed]).map((one) => readOne(name, field, one, units));
  return readOne(name, field, typed as string | true, units);
}

function readOne(name: string, { read, words, example }: EntryField, typed: string | true, units: UnitSystem): unknown {
  const text = typed === true ? 'yes' : cleaned(typed);
  const value = read(text, units);
  if (value !== null) return value;
  const help = example === null ? 'Write yes or no.' : `Write it as ${example}.`;
  throw invalid(name, `"${text}" cannot be read as ${words}. ${help}`);
}

/** Text as it may be stored and shown, whatever was pasted. */
export function cleaned(text: string): string {
  return cleanText(text, textLimits.prose) ?? '';
}

export function invalid(path: string, message: string): HealthError<'invalid-input'> {
  return new HealthError('invalid-input', message, { issues: [{ path, message }] });
}

/** Sets `a.b` in a record of records; what is there beside it stays. */
export function setPath(target: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = { ...(target[first] as Record<string, unknown> | undefined) };
  setPath(inner, rest.join('.'), value);
  target[first] = inner;
}

function nothingSaid({ word, fields }: EntryKind): HealthError<'invalid-input'> {
  const options = Object.keys(fields).map((name) => `--${name}`);
  return invalid(
    '',
    `There is nothing in this entry. Say at least one of ${options.join(', ')} (vitalwire log ${word} --help).`,
  );
}

function ahead(at: Instant, { time }: Pick<EntryKind, 'time'>, { timeZone }: EntryScene): HealthError<'invalid-input'> {
  const { utcOffsetMinutes } = momentAt(at, timeZone);
  const local = instantOf(millisecondsOf(at) + utcOffsetMinutes * 60_000);
  const shown = `${local.substring(0, 10)} ${local.substring(11, 16)}`;
  return invalid(
    'time',
    `${shown} in ${timeZone} is yet to come. Say which day it was, such as ${time === 'night' || time === 'day' ? '--date 2026-05-04' : '--at "yesterday 7:00"'}.`,
  );
}
