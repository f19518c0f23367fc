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
    `${colors.bold(dryRun ? 'Would import' : 'Imported')} ${counted.length > 0 ? counted.join(', ') : 'nothing new'} from ${plural(files.imported, 'file')} in ${durationText(seconds)}.`,
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
  if (report.cancelled) lines.push('Stopped. What is stored stays; run the same command to go on.');
  return `${lines.join('\n')}\n`;
}

function listed(
  items: readonly { readonly path: string; readonly message: string }[],
  paint: (line: string) => string,
): readonly string[] {
  const lines = items
    .slice(0, SHOWN)
    .map(({ path, message }) => paint(message.includes(path) ? message : `${path}: ${message}`));
  return items.length > SHOWN ? [...lines, paint(`and ${items.length - SHOWN} more (--json lists all)`)] : lines;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
