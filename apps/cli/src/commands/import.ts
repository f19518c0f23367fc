import type { FileImporter, ImportSource } from '@vitalwire/core';
import { localOwner } from '@vitalwire/core';
import type { Hub, ImportReport } from '@vitalwire/hub';
import { ExitCode } from '../exit-code.ts';
import { durationText, progressBar } from '../terminal/progress-bar.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';

export interface ImportCommand {
  readonly hub: Hub;
  readonly sources: Iterable<ImportSource> | AsyncIterable<ImportSource>;
  readonly importers: readonly FileImporter[];
  readonly signal: AbortSignal;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly again: boolean;
  /** Milliseconds that never go back. */
  readonly elapsed: () => number;
}

/** How many complaints are shown before the rest is only counted; `--json` has all. */
const SHOWN = 20;

/** Takes in files and folders and says what became of them. */
export async function importFiles(terminal: Terminal, command: ImportCommand): Promise<ExitCode> {
  const started = command.elapsed();
  const bar = progressBar(terminal, command.elapsed);
  let report: ImportReport;
  try {
    report = await command.hub.importing.importFrom({
      owner: localOwner,
      sources: command.sources,
      importers: command.importers,
      signal: command.signal,
      dryRun: command.dryRun,
      again: command.again,
      onProgress: bar.show,
    });
  } finally {
    bar.end();
  }
  const seconds = Math.round(command.elapsed() - started) / 1000;
  if (command.json) printJson(terminal, jsonReport(report, seconds));
  else terminal.out(textReport(report, seconds, command.dryRun, terminal));
  return exitCodeOf(report);
}

/** The documented shape of `vitalwire import --json`. */
export function jsonReport(report: ImportReport, seconds: number): Record<string, unknown> {
  const { files, records, rejected, warnings } = report;
  return { files, records, rejected, warnings, cancelled: report.cancelled, seconds };
}

export function exitCodeOf({ files, rejected, cancelled }: ImportReport): ExitCode {
  if (cancelled) return ExitCode.Interrupted;
  if (rejected.length === 0) return ExitCode.Done;
  return files.imported + files.duplicate + files.skipped > 0 ? ExitCode.Partly : ExitCode.Failed;
}

function textReport(report: ImportReport, seconds: number, dryRun: boolean, { colors }: Terminal): string {
  const { files, records, rejected, warnings } = report;
  const counted = Object.entries(records).map(([kind, count]) => plural(count ?? 0, kind));
  const lines = [
    `${colors.bold(dryRun ? 'Would import' : 'Imported')} ${counted.length > 0 ? `${counted.join(', ')} from ${plural(files.imported, 'file')}` : 'nothing new'} in ${durationText(seconds)}.`,
  ];
  const rest = [
    files.duplicate > 0 ? `${plural(files.duplicate, 'file')} known already` : '',
    files.skipped > 0 ? `${plural(files.skipped, 'file')} without activities passed over` : '',
    files.rejected > 0 ? colors.red(`${plural(files.rejected, 'file')} rejected`) : '',
  ].filter((text) => text !== '');
  if (rest.length > 0) lines.push(`${rest.join(', ')}.`);
  lines.push(
    ...listed(rejected, (line) => colors.red(`  ✗ ${line}`)),
    ...listed(warnings, (line) => colors.yellow(`  ! ${line}`)),
  );
  if (warnings.some(({ code }) => code === 'time-zone-unknown')) {
    lines.push(colors.cyan('  → vitalwire profile set time-zone Europe/Berlin, then the same import with --again'));
  }
  if (report.cancelled) lines.push('Stopped. What is stored stays; run the same command to go on.');
  return `${lines.join('\n')}\n`;
}

interface Complaint {
  readonly path: string;
  readonly message: string;
}

/** One line a complaint; files that share one are one line, the first of them by name. */
function listed(items: readonly Complaint[], paint: (line: string) => string): readonly string[] {
  const sharing = Map.groupBy(items, ({ path, message }) => message.replaceAll(path, '…'));
  const groups = [...sharing.values()].map((members) => {
    const [first] = members;
    if (first === undefined) return '';
    const line = first.message.includes(first.path) ? first.message : `${first.path}: ${first.message}`;
    return members.length > 1 ? `${line} (and ${plural(members.length - 1, 'other file')})` : line;
  });
  const lines = groups.slice(0, SHOWN).map(paint);
  return groups.length > SHOWN ? [...lines, paint(`and ${groups.length - SHOWN} more (--json lists all)`)] : lines;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
