import { type EgressReport, type EgressRow, instantOf, localOwner, millisecondsOf } from '@vitalwire/core';
import { dayRange, localDateIn } from '@vitalwire/core/time';
import type { Command } from 'commander';
import { dayOf } from '../entries/moments.ts';
import { ExitCode } from '../exit-code.ts';
import { type InSession, json } from '../session.ts';
import { table } from '../terminal/table.ts';
import { printJson } from '../terminal/terminal.ts';
import { type Doing, doing } from './deed.ts';

interface EgressOptions {
  readonly since?: string;
  readonly json?: boolean;
}

/** `egress`: what left the database, when, and to whom; counts, never what they said. */
export function addEgress(program: Command, inSession: InSession): void {
  program
    .command('egress')
    .description('what left the database: by day, client and tool, as counts')
    .option('--since <day>', 'from this day on, such as 2026-05-04 or yesterday')
    .addOption(json)
    .addHelpText(
      'after',
      '\nYour own screen is no egress. VITALWIRE_EGRESS_KEEP_DAYS says how long this is remembered.',
    )
    .action((options: EgressOptions) =>
      inSession(options.json ?? false, async (session) => showEgress(await doing(session, options), options))(),
    );
}

async function showEgress({ hub, terminal, scene, json: asJson }: Doing, { since }: EgressOptions): Promise<ExitCode> {
  const from = since === undefined ? null : dayOf(since, localDateIn(scene.now, scene.timeZone), '--since');
  // An entry may be as young as this very moment; the range ends after it.
  const to = instantOf(millisecondsOf(scene.now) + 1);
  const start = from === null ? null : dayRange(from, scene.timeZone).from;
  const report = await hub.egress.report(
    localOwner,
    start === null ? null : { from: start, to: to > start ? to : start },
  );
  if (asJson) printJson(terminal, { since: from, ...report });
  else terminal.out(`${textOf(report)}\n`);
  return ExitCode.Done;
}

function textOf({ rows, waiting }: EgressReport): string {
  if (rows.length === 0) return 'Nothing left the database.';
  const listed = table(
    ['day', 'client', 'by', 'calls', 'records'],
    rows.map((row) => [row.localDate, row.client, row.operation, String(row.calls), recordsOf(row)]),
  );
  if (waiting === 0) return listed;
  return `${listed}\n\n${waiting} of these calls could not be written down yet and are written with the next one.`;
}

function recordsOf({ records }: EgressRow): string {
  return records.length === 0
    ? 'none'
    : records.map(({ kind, sourceId, count }) => `${count} ${kind} of ${sourceId}`).join(', ');
}
