import {
  type AnyRecord,
  addDays,
  HealthError,
  type Instant,
  instantOf,
  kindOfRecordId,
  millisecondsOf,
  type RecordChange,
  type RecordId,
} from '@vitalwire/core';
import { localDateIn, utcOffsetMinutesAt } from '@vitalwire/core/time';
import type { Command } from 'commander';
import { fieldsOfKind } from '../entries/all-entries.ts';
import { cleaned, type EntryField, type EntryScene, fieldValue, invalid, setPath } from '../entries/entry-kind.ts';
import { inTypedWords, type TypedWord, unknownWord } from '../entries/in-typed-words.ts';
import { dayOf, momentOf } from '../entries/moments.ts';
import type { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json } from '../session.ts';
import { type DeedOptions, type Doing, doing, reportDeed } from './deed.ts';

interface EditOptions extends DeedOptions {
  readonly restore?: readonly string[];
}

/** `edit` and `delete`: of one's own entries and of what sources gave. */
export function addEdits(program: Command, inSession: InSession): void {
  program
    .command('edit')
    .description('change a record; what its source gave is kept underneath')
    .showHelpAfterError('Example: vitalwire edit workout_… name="Lake loop" distance=25km')
    .argument('<id>', 'the record, such as workout_…')
    .argument('[changes...]', 'word=value; nothing behind the = says "none"')
    .option('--restore <field...>', 'let the source’s own value hold again')
    .addOption(dryRun)
    .addOption(json)
    .addHelpText(
      'after',
      `
Words are those of vitalwire log (weight, distance, rpe, name, …), at, start, end and date, and the fields of the record
as --json shows them, with values as JSON.

Examples:
  vitalwire edit bodyMeasurement_… weight=80.2kg at="7:30"
  vitalwire edit workout_… name="Lake loop" distance=25km sport=gravel_cycling
  vitalwire edit workout_… --restore distance`,
    )
    .action((id: string, changes: readonly string[], options: EditOptions) =>
      inSession(options.json ?? false, async (session) =>
        editRecord(await doing(session, options), id, changes, options),
      )(),
    );
  program
    .command('delete')
    .description('keep a record out of every answer, also when its source gives it again')
    .showHelpAfterError('Example: vitalwire delete workout_…')
    .argument('<id>', 'the record, such as workout_…')
    .addOption(dryRun)
    .addOption(json)
    .action((id: string, options: DeedOptions) =>
      inSession(options.json ?? false, async (session) => {
        const work = await doing(session, options);
        const deed = await work.curation.remove(checkedId(id), work.call);
        return reportDeed(work, deed, { id: deed.result });
      })(),
    );
}

async function editRecord(
  work: Doing,
  idText: string,
  changes: readonly string[],
  { restore = [] }: EditOptions,
): Promise<ExitCode> {
  const id = checkedId(idText);
  const { record, said } = await recordNamed(work, id);
  if (changes.length === 0 && restore.length === 0)
    throw invalid('changes', 'Say what to change, such as name="Lake loop", or --restore name.');
  const mixed = restore.find((word) => word.includes('='));
  if (mixed !== undefined)
    throw invalid('--restore', `Write changes such as ${mixed} before --restore: all that comes after it is restored.`);
  const fields = fieldsOfKind(record.kind);
  const unknown = restore.find((word) => !fields.has(word) && timeFields[word] === undefined && !said.has(word));
  if (unknown !== undefined) throw unknownWord(record.kind, unknown);
  const set = changesOf(record, changes, fields, work.scene);
  const change: RecordChange = {
    set,
    clockZone: work.scene.timeZone,
    restore: restore.flatMap((word) => {
      const [top = word] = (fields.get(word)?.field ?? word).split('.');
      return timeFields[word] ?? [top];
    }),
  };
  const typed = typedWords(changes, fields);
  const deed = await inTypedWords(record.kind, typed, () => work.curation.edit(id, change, work.call));
  const code = await reportDeed(work, deed, { record: deed.result });
  const answering = deed.merges.find(({ kind }) => kind === record.kind)?.primary;
  if (answering !== undefined && answering !== id)
    work.terminal.err(
      `Answers come from another record of the same event, ${answering}: change that one to see it there.\n`,
    );
  return code;
}

function typedWords(changes: readonly string[], fields: ReadonlyMap<string, EntryField>): readonly TypedWord[] {
  return changes.map((change) => {
    const word = change.split('=')[0] ?? '';
    const field = fields.get(word) ?? null;
    return { word, path: field?.field ?? word, field };
  });
}

/** What a word for a time stands for in the record. */
const timeFields: { readonly [word: string]: readonly string[] } = {
  at: ['start', 'end', 'utcOffsetMinutes'],
  date: ['localDate', 'dateBasis'],
};

/** @throws HealthError `invalid-input` */
export function checkedId(text: string): RecordId {
  if (kindOfRecordId(text) !== null) return text as RecordId;
  throw invalid(
    'id',
    `"${text}" is no id of a record. It looks like workout_0123456789abcdef; vitalwire history shows those of your entries.`,
  );
}

interface NamedRecord {
  readonly record: AnyRecord;
  /** Fields that the source or the person said something of. */
  readonly said: ReadonlySet<string>;
}

/** The record itself, not the one that answers for its event. */
async function recordNamed({ hub, call }: Doing, id: RecordId): Promise<NamedRecord> {
  const history = await hub.curation.history(id, call);
  if (history !== null && history.record !== null) {
    const { record, original, amendment } = history;
    return { record, said: new Set([record, original, amendment?.fields ?? {}].flatMap(Object.keys)) };
  }
  throw new HealthError('not-found', `There is no record ${id}.`, { what: id });
}

/** @throws HealthError `invalid-input` that names the word */
export function changesOf(
  record: AnyRecord,
  changes: readonly string[],
  fields: ReadonlyMap<string, EntryField>,
  scene: EntryScene,
): RecordChange['set'] {
  const set: Record<string, unknown> = {};
  for (const change of changes.map(cleaned)) {
    const equals = change.indexOf('=');
    if (equals <= 0) throw invalid('changes', `"${change}" is no change. Write word=value, such as name="Lake loop".`);
    const word = change.substring(0, equals);
    const text = change.substring(equals + 1).trim();
    const field = fields.get(word);
    if (word === 'date') set.localDate = dayOf(text, localDateIn(scene.now, scene.timeZone), 'date');
    else if (word === 'at' || word === 'start' || word === 'end')
      Object.assign(set, timesOf(record, set, word, text, scene));
    else if (field !== undefined) setField(record, set, word, field, text, scene);
    else set[word] = text === '' ? null : jsonOrText(text);
  }
  return set;
}

function setField(
  record: AnyRecord,
  set: Record<string, unknown>,
  word: string,
  field: EntryField,
  text: string,
  { units }: EntryScene,
): void {
  const [top = '', inner] = field.field.split('.');
  const value = text === '' ? null : fieldValue(word, field, text, units);
  if (inner === undefined) {
    // Several of a list are several words: tag=travel tag=heat.
    const before = field.many === true && Array.isArray(set[top]) ? (set[top] as readonly unknown[]) : [];
    set[top] = field.many === true ? [...before, ...((value ?? []) as readonly unknown[])] : value;
    return;
  }
  set[top] ??= { ...((record as unknown as Record<string, object | undefined>)[top] ?? {}) };
  if (value === null) delete (set[top] as Record<string, unknown>)[inner];
  else setPath(set, field.field, value);
}

/** A text that is no JSON is itself: name=Lake needs no quotes. */
function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `at` moves a record with its length; `start` and `end` move one edge. A bare clock is of the record's own day and place. */
function timesOf(
  record: AnyRecord,
  set: Readonly<Record<string, unknown>>,
  word: 'at' | 'start' | 'end',
  text: string,
  scene: EntryScene,
): Record<string, unknown> {
  const end = (set.end as Instant | null | undefined) ?? record.end;
  const own = ownTime(record, text, scene);
  let moment = momentOf(own, scene, word);
  // The night began on the evening before the day that it counts for.
  if (word === 'start' && record.kind === 'sleep' && end !== null && moment.at > end && isBareClock(text))
    moment = momentOf(ownTime({ ...record, localDate: addDays(record.localDate, -1) }, text, scene), scene, word);
  if (moment.at > scene.now && record.kind !== 'plannedWorkout' && record.kind !== 'goal')
    throw invalid(word, `${word}=${text} is yet to come. Write the day with it, such as ${word}="2026-05-04 7:00".`);
  const decides = record.kind === 'sleep' ? 'end' : 'start';
  const offset = word === decides || word === 'at' ? { utcOffsetMinutes: moment.utcOffsetMinutes } : {};
  if (word === 'end') return { end: moment.at, ...offset };
  if (word === 'start' || record.end === null) return { start: moment.at, ...offset };
  const length = millisecondsOf(record.end) - millisecondsOf(record.start);
  return { start: moment.at, end: instantOf(millisecondsOf(moment.at) + length), ...offset };
}

function isBareClock(text: string): boolean {
  return /^\d{1,2}(?::\d{2}){0,2}\s*(?:[ap]m)?$/i.test(text.trim());
}

function ownTime(record: AnyRecord, text: string, { timeZone }: EntryScene): string {
  const dated = isBareClock(text) ? `${record.localDate} ${text.trim()}` : text;
  const offset = record.utcOffsetMinutes;
  const elsewhere = offset !== null && offset !== utcOffsetMinutesAt(record.start, timeZone);
  if (!elsewhere || !/[\s\d]\d?(?::\d{2}|\s*[ap]m)$/i.test(dated) || /[+-]\d{2}:?\d{2}$/.test(dated)) return dated;
  const minutes = Math.abs(offset);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${dated}${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
