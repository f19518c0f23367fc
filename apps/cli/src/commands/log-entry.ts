import { HealthError, isRecordId, isThresholdMetric, type RecordId, thresholdMetrics } from '@vitalwire/core';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { entryKinds } from '../entries/all-entries.ts';
import {
  type EntryField,
  type EntryKind,
  entryOf,
  fieldValue,
  invalid,
  sessionLength,
  type Typed,
} from '../entries/entry-kind.ts';
import { inTypedWords, type TypedWord } from '../entries/in-typed-words.ts';
import { exertion } from '../entries/training-entries.ts';
import type { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json } from '../session.ts';
import { type DeedOptions, type Doing, doing, reportDeed } from './deed.ts';

/** `vitalwire log <kind>`: everything that a person enters, a subcommand each. */
export function addLog(program: Command, inSession: InSession): void {
  const log = program
    .command('log')
    .description('write down what no device saw: weight, sleep, workouts, meals, notes, goals and more')
    .addHelpText('after', `\nExamples:\n${entryKinds.map(({ example }) => `  vitalwire log ${example}`).join('\n')}`);
  for (const entryKind of entryKinds) addKind(log, entryKind, inSession);
  log
    .command('effort')
    .description('how hard a workout was, from 0 (nothing) to 10 (all you had)')
    .showHelpAfterError('Example: vitalwire log effort 7 --about latest')
    .argument('<rating>')
    .requiredOption('--about <workout>', 'its id, or `latest`')
    .addOption(dryRun)
    .addOption(json)
    .action((rating: string, options: DeedOptions & { readonly about: string }) =>
      inSession(options.json ?? false, async (session) =>
        logEffort(await doing(session, options), rating, options.about),
      )(),
    );
}

function addKind(log: Command, entryKind: EntryKind, inSession: InSession): void {
  const { word, words, operands, example, time, length } = entryKind;
  const command = log
    .command(`${word} ${operands}`.trim())
    .description(words)
    .showHelpAfterError(`Example: vitalwire log ${example}`);
  for (const [name, field] of Object.entries(entryKind.fields)) command.addOption(optionOf(name, field));
  if (length !== undefined) command.addOption(optionOf(length, sessionLength));
  if (time === 'night') command.option('--date <day>', 'the day of waking; today without it');
  else if (time === 'day') command.option('--date <day>', 'which day, such as yesterday; today without it');
  else command.option('--at <time>', timeWords[time]);
  command
    .addOption(dryRun)
    .addOption(json)
    .addHelpText('after', `\nExample:\n  vitalwire log ${example}`)
    .action(async () => {
      const options = command.opts<DeedOptions & Record<string, unknown>>();
      const typed: Typed = { operands: command.args, options: byWord(command) };
      await inSession(options.json ?? false, async (session) =>
        logOne(await doing(session, options), entryKind, typed),
      )();
    });
}

const timeWords = {
  moment: 'when, such as 7:00, "yesterday 7:00" or "2026-05-04 7:00"; now without it',
  session: 'when it began, such as "yesterday 18:00"; without it, it has just ended',
  planned: 'when it begins, such as "2026-05-06 18:00"',
} as const;

function optionOf(name: string, { words, example, many }: EntryField): Option {
  if (example === null) return new Option(`--${name}`, words);
  const option = new Option(`--${name} <${example.replaceAll('"', '')}>`, words);
  if (many === true)
    option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  // Cannot be told from an option that was forgotten.
  else option.argParser((value: string, before: string | undefined) => once(name, value, before));
  return option;
}

function once(name: string, value: string, before: string | undefined): string {
  if (before === undefined) return value;
  throw new InvalidArgumentError(`--${name} is given twice.`);
}

/** Commander keeps options in camel case; fields are known by the words that are typed. */
function byWord(command: Command): Typed['options'] {
  return Object.fromEntries(
    command.options.map((option) => [option.name(), command.getOptionValue(option.attributeName())]),
  ) as Typed['options'];
}

async function logOne(work: Doing, entryKind: EntryKind, typed: Typed): Promise<ExitCode> {
  const entry = entryOf(entryKind, typed, work.scene);
  const { about } = entry.fields;
  if (typeof about === 'string') await knownRecord(work, about as RecordId);
  const told = { ...entry, clockZone: work.scene.timeZone };
  const deed = await inTypedWords(entry.kind, typedWords(entryKind, typed), () => work.curation.log(told, work.call));
  const code = await reportDeed(work, deed, { record: deed.result });
  for (const doubt of doubts(entry.fields)) work.terminal.err(`${doubt}\n`);
  return code;
}

/** Operands by their names, options as they are typed. */
function typedWords({ fields, operandFields = {} }: EntryKind, { options }: Typed): readonly TypedWord[] {
  const ofOptions = Object.entries(fields).filter(([name]) => options[name] !== undefined);
  return [
    ...ofOptions.map(([name, field]) => ({ word: `--${name}`, path: field.field, field })),
    ...Object.entries(operandFields).map(([word, field]) => ({ word, path: field.field, field })),
  ];
}

/** A value of the body that hardly anybody has: kilograms for pounds, or a digit too many. */
function doubts(fields: { readonly [field: string]: unknown }): readonly string[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    if (!isThresholdMetric(field) || typeof value !== 'number') return [];
    const { title, unit, usualLow, usualHigh } = thresholdMetrics[field];
    if (value >= usualLow && value <= usualHigh) return [];
    return [
      `${title} is outside of the usual ${usualLow} to ${usualHigh} ${unit}: check the unit. vitalwire undo takes it back.`,
    ];
  });
}

/** Effort belongs to the workout that it was felt in. */
async function logEffort(work: Doing, rating: string, about: string): Promise<ExitCode> {
  const perceivedExertionCr10 = fieldValue('effort', exertion, rating, work.scene.units);
  const { record } = await workoutNamed(work, about);
  const change = { set: { feel: { ...record.feel, perceivedExertionCr10 } } };
  const typed = [{ word: 'effort', path: exertion.field, field: exertion }];
  const deed = await inTypedWords('workout', typed, () => work.curation.edit(record.id, change, work.call));
  return reportDeed(work, deed, { record: deed.result });
}

/** The record that answers for the workout. */
async function workoutNamed({ hub, call }: Doing, about: string) {
  if (about === 'latest') {
    const [latest] = (await hub.health.list('workout', { order: 'newest-first', limit: 1 }, call)).records;
    if (latest !== undefined) return latest;
    throw new HealthError('not-found', 'There is no workout yet. vitalwire import takes in files of them.', {
      what: 'the latest workout',
    });
  }
  if (!isRecordId(about) || !about.startsWith('workout_'))
    throw invalid('--about', `"${about}" is no id of a workout. Write --about latest, or an id such as workout_….`);
  const found = await hub.health.get('workout', about, call);
  if (found !== null) return found;
  throw new HealthError('not-found', `There is no workout ${about}.`, { what: about });
}

async function knownRecord({ hub, call }: Doing, id: RecordId): Promise<void> {
  const kind = id.slice(0, id.indexOf('_')) as Parameters<typeof hub.health.get>[0];
  if ((await hub.health.get(kind, id, call)) !== null) return;
  throw new HealthError('not-found', `There is no record ${id} that the note could be about.`, { what: id });
}
