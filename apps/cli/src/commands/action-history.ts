import {
  type AnyRecord,
  HealthError,
  type Instant,
  manualSource,
  type RecordHistory,
  type UnitSystem,
} from '@vitalwire/core';
import { changeWords, fieldValueWords, fieldWord, recordTime, recordWords } from '@vitalwire/hub';
import type { Command } from 'commander';
import type { EntryScene } from '../entries/entry-kind.ts';
import { momentAt } from '../entries/moments.ts';
import { localClock } from '../entries/show-time.ts';
import { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json } from '../session.ts';
import { table } from '../terminal/table.ts';
import { printJson } from '../terminal/terminal.ts';
import { actionFields, type DeedOptions, type Doing, doing } from './deed.ts';
import { checkedId } from './edit-record.ts';
import { limitOption } from './limit-option.ts';

/** `history` and `undo`: what the person did, and taking it back. */
export function addHistory(program: Command, inSession: InSession): void {
  program
    .command('history')
    .description('what you did to your data, latest first; with an id, all that was ever said of one record')
    .argument('[id]', 'a record, such as workout_…')
    .addOption(limitOption(20))
    .addOption(json)
    .action((id: string | undefined, options: { readonly limit: number; readonly json?: boolean }) =>
      inSession(options.json ?? false, async (session) => {
        const work = await doing(session, options);
        return id === undefined ? showActions(work, options.limit) : showRecord(work, id);
      })(),
    );
  program
    .command('undo')
    .description('take back what you did last; again, what you did before')
    .addOption(dryRun)
    .addOption(json)
    .action((options: DeedOptions) =>
      inSession(options.json ?? false, async (session) => undo(await doing(session, options)))(),
    );
}

async function undo({ curation, call, terminal, dryRun: rehearsed, json: asJson }: Doing): Promise<ExitCode> {
  const action = await curation.undo(call);
  if (action === null)
    throw new HealthError('not-found', 'There is nothing to take back: no action of yours stands.', { what: 'action' });
  if (asJson) printJson(terminal, { dryRun: rehearsed, action: actionFields(action) });
  else terminal.out(`${rehearsed ? 'Would take back' : 'Took back'}: ${action.sentence}\n`);
  return ExitCode.Done;
}

async function showActions({ curation, call, terminal, scene, json: asJson }: Doing, limit: number): Promise<ExitCode> {
  const actions = await curation.actions(limit, call);
  if (asJson) printJson(terminal, { actions: actions.map(actionFields) });
  else if (actions.length === 0) terminal.out('Nothing yet. vitalwire log --help shows what can be written down.\n');
  else {
    const rows = actions.map(({ at, type, sentence, records, undoneAt }) => [
      localClock(momentAt(at, scene.timeZone)),
      undoneAt === null ? type : `${type}, undone`,
      sentence,
      records?.join(' ') ?? '',
    ]);
    terminal.out(`${table(['when', 'what', 'in words', 'records'], rows)}\n`);
  }
  return ExitCode.Done;
}

async function showRecord({ hub, call, terminal, scene, json: asJson }: Doing, idText: string): Promise<ExitCode> {
  const id = checkedId(idText);
  const history = await hub.curation.history(id, call);
  if (history === null) throw new HealthError('not-found', `There is no record ${id}.`, { what: id });
  if (asJson) printJson(terminal, { ...history, changes: history.changes.map(actionFields) });
  else terminal.out(recordText(history, scene));
  return ExitCode.Done;
}

function recordText(
  { record, original, amendment, versions, changes }: RecordHistory,
  { units, timeZone }: EntryScene,
): string {
  const line = (each: AnyRecord) => `${recordTime(each)}  ${recordWords(each, units, timeZone)}`;
  const clock = (at: Instant) => localClock(momentAt(at, timeZone));
  const { sourceId, receivedAt } = original.provenance;
  const own = sourceId === manualSource;
  const lines = [
    record === null ? `Deleted by you. It was: ${line(original)}` : line(record),
    own ? `  entered by you ${clock(receivedAt)}` : `  from ${sourceId}, received ${clock(receivedAt)}`,
  ];
  const said = (by: AnyRecord, field: string) =>
    fieldValueWords(by, field, units) ?? JSON.stringify(fieldOf(by, field)) ?? 'nothing';
  const amendedFields = new Map(Object.keys(amendment?.fields ?? {}).map((field) => [fieldWord(field), field]));
  for (const [word, field] of amendedFields) {
    const [yours, theirs] = [said(record ?? original, field), said(original, field)];
    if (yours !== theirs) lines.push(`  ${word}: you say ${yours}, ${sourceId} says ${theirs}`);
  }
  for (const { at, sentence, undoneAt } of changes)
    lines.push(`  ${clock(at)}  ${sentence}${undoneAt === null ? '' : ` Undone ${clock(undoneAt)}.`}`);
  // Of an own entry each version is a change of the person's, told above.
  if (!own) lines.push(...versionLines(record ?? original, versions, units, clock));
  return `${lines.join('\n')}\n`;
}

/** What each version of a source said otherwise than the one that came after it. */
function versionLines(
  current: AnyRecord,
  versions: readonly AnyRecord[],
  units: UnitSystem,
  clock: (at: Instant) => string,
): readonly string[] {
  return versions.flatMap((version, i) => {
    const next = versions[i - 1] ?? current;
    // The same delivery: what differs is the person's, told as such.
    if (JSON.stringify(version.provenance) === JSON.stringify(next.provenance)) return [];
    const fields = [...new Set([...Object.keys(version), ...Object.keys(next)])].filter(
      (field) =>
        field !== 'provenance' && JSON.stringify(fieldOf(version, field)) !== JSON.stringify(fieldOf(next, field)),
    );
    const changed = changeWords(version, next, fields, units).join(', ');
    const { sourceId, receivedAt } = version.provenance;
    const what = changed === '' ? 'then read again, with the same in it' : `then changed: ${changed}`;
    return `  ${clock(receivedAt)}  received from ${sourceId} before; ${what}`;
  });
}

function fieldOf(record: AnyRecord, field: string): unknown {
  return (record as unknown as Record<string, unknown>)[field];
}
