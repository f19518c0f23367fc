import { HealthError, isLocalDate, isSourceId, localOwner, type SourceId } from '@vitalwire/core';
import type { ReprocessReport, ReprocessRequest } from '@vitalwire/hub';
import type { Command } from 'commander';
import { ExitCode } from '../exit-code.ts';
import { importers } from '../providers.ts';
import { dryRun, type InSession, json, type Session } from '../session.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';
import { SHOWN } from './complaints.ts';

interface ReprocessFlags {
  readonly since?: string;
  readonly source?: string;
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addReprocess(program: Command, inSession: InSession): void {
  program
    .command('reprocess')
    .description('read kept original files again with the readers of today; your edits and merges stay')
    .option('--since <day>', 'only files with a record of this day or later, such as 2026-03-01')
    .option('--source <name>', 'only files of this source, such as files')
    .option('--all', 'those as well that the present readers have read already')
    .addOption(dryRun)
    .addOption(json)
    .action((flags: ReprocessFlags) => inSession(flags.json ?? false, (session) => runReprocess(session, flags))());
}

async function runReprocess({ app, terminal, signal }: Session, flags: ReprocessFlags): Promise<ExitCode> {
  const asked = requestOf(flags);
  const hub = await app.hub();
  const report = await hub.importing.reprocess({
    ...asked,
    owner: localOwner,
    importers,
    signal,
    onProgress: ({ done, total, name }) => {
      if (terminal.interactive)
        terminal.err(`\r\u001b[2K${`${done} of ${total}  ${name}`.slice(0, terminal.columns - 1)}`);
    },
  });
  if (terminal.interactive) terminal.err('\r\u001b[2K');
  if (flags.json === true) printJson(terminal, { dryRun: flags.dryRun ?? false, ...report });
  else terminal.out(textOf(report, flags.dryRun ?? false, terminal));
  if (report.cancelled) return ExitCode.Interrupted;
  const { seen, rejected } = report.originals;
  if (report.rejected.length === 0) return ExitCode.Done;
  return rejected === seen ? ExitCode.Failed : ExitCode.Partly;
}

function requestOf(flags: ReprocessFlags): Pick<ReprocessRequest, 'since' | 'sourceIds' | 'all' | 'dryRun'> {
  const { since, source } = flags;
  if (since !== undefined && !isLocalDate(since)) throw wrong('since', `"${since}" is no day. Write it as 2026-03-01.`);
  const sourceIds: readonly SourceId[] | null = source === undefined ? null : [sourceOf(source)];
  return {
    ...(since === undefined ? {} : { since }),
    ...(sourceIds === null ? {} : { sourceIds }),
    all: flags.all ?? false,
    dryRun: flags.dryRun ?? false,
  };
}

function sourceOf(name: string): SourceId {
  const known = importers.map(({ id }) => id);
  if (isSourceId(name) && known.includes(name)) return name;
  throw wrong('source', `No reader is called "${name}". Known: ${known.join(', ')}.`);
}

function wrong(path: string, message: string): HealthError {
  return new HealthError('invalid-input', message, { issues: [{ path, message }] });
}

function textOf(report: ReprocessReport, rehearsed: boolean, { colors }: Terminal): string {
  const { seen, upToDate, unchanged, notKept, rejected } = report.originals;
  const counted = Object.entries(report.records).map(([kind, count]) => `${count ?? 0} ${kind}`);
  const changes = counted.length === 0 ? 'nothing has changed' : `${counted.join(', ')} new or changed`;
  const read = seen - upToDate - notKept;
  const notes = [
    unchanged > 0 ? `${unchanged} of them with the same result` : '',
    rejected > 0 ? `${rejected} rejected` : '',
    upToDate > 0 ? `${upToDate} not read: the present readers have read them before (--all reads them, too)` : '',
    notKept > 0 ? `${notKept} not read: not kept; import them once more with --again` : '',
  ].filter((note) => note !== '');
  const lines = [
    `${colors.bold(rehearsed ? 'Would read' : 'Read')} ${read} of ${seen} original${seen === 1 ? '' : 's'} again: ${changes}.`,
    ...notes.map((note) => `  ${note}`),
    ...shown(report.rejected.map(({ message }) => colors.red(`  ✗ ${message}`))),
    ...shown(
      report.lost.map(({ id, localDate, name }) =>
        colors.yellow(
          `  ! ${id} of ${localDate} is no longer in ${name}. It stays; vitalwire delete ${id} takes it away.`,
        ),
      ),
    ),
  ];
  if (report.cancelled) lines.push('Stopped. What is stored stays; run the same command to go on.');
  return `${lines.join('\n')}\n`;
}

function shown(lines: readonly string[]): readonly string[] {
  if (lines.length <= SHOWN) return lines;
  return [...lines.slice(0, SHOWN), `  and ${lines.length - SHOWN} more (--json lists all)`];
}
