import { type AnyRecord, HealthError, type RecordHistory } from '@vitalwire/core';
import { recordTime, recordWords } from '@vitalwire/hub';
import type { Command } from 'commander';
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
  if (asJson) printJson(terminal, history);
  else terminal.out(recordText(history, (record) => `${recordTime(record)}  ${recordWords(record, scene.units)}`));
  return ExitCode.Done;
}

function recordText(
  { record, original, amendment, versions }: RecordHistory,
  line: (record: AnyRecord) => string,
): string {
  const { sourceId, receivedAt } = original.provenance;
  const lines = [
    record === null ? `Deleted by you. It was: ${line(original)}` : line(record),
    `  from ${sourceId}, received ${receivedAt}`,
  ];
  for (const [field, value] of Object.entries(amendment?.fields ?? {})) {
    const given = JSON.stringify((original as unknown as Record<string, unknown>)[field]) ?? 'nothing';
    lines.push(`  ${field}: you say ${JSON.stringify(value)}, ${sourceId} says ${given}`);
  }
  for (const version of versions) lines.push(`  before: ${line(version)}, received ${version.provenance.receivedAt}`);
  return `${lines.join('\n')}\n`;
}
