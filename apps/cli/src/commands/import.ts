import type { DataKind, FileImporter, ImportSource, LocalDate, SourceId } from '@vitalwire/core';
import { localOwner } from '@vitalwire/core';
import type { Hub, ImportReport } from '@vitalwire/hub';
import { ExitCode } from '../exit-code.ts';
import { progressBar } from '../terminal/progress-bar.ts';
import { printJson, type Terminal } from '../terminal/terminal.ts';
import { jsonReport, textReport } from './import-text.ts';

/** What of the sources is taken, and how. */
export interface ImportChoice {
  readonly dryRun?: boolean;
  readonly again?: boolean;
  readonly from?: SourceId;
  readonly since?: LocalDate;
  readonly kinds?: readonly DataKind[];
}

export interface ImportCommand extends ImportChoice {
  readonly hub: Hub;
  readonly sources: Iterable<ImportSource> | AsyncIterable<ImportSource>;
  readonly importers: readonly FileImporter[];
  readonly signal: AbortSignal;
  readonly json: boolean;
  /** Milliseconds that never go back. */
  readonly elapsed: () => number;
}

/** Takes in files, archives and folders and says what became of them. */
export async function importFiles(terminal: Terminal, command: ImportCommand): Promise<ExitCode> {
  const { report, seconds } = await runImport(terminal, command);
  const dryRun = command.dryRun ?? false;
  if (command.json) printJson(terminal, jsonReport(report, seconds, dryRun));
  else terminal.out(textReport(report, seconds, dryRun, terminal));
  return exitCodeOf(report);
}

/** The same without a word at the end. */
export async function runImport(
  terminal: Terminal,
  command: ImportCommand,
): Promise<{ readonly report: ImportReport; readonly seconds: number }> {
  const { hub, json: _json, elapsed, ...request } = command;
  const started = elapsed();
  const bar = progressBar(terminal, elapsed);
  try {
    const report = await hub.importing.importFrom({ ...request, owner: localOwner, onProgress: bar.show });
    return { report, seconds: Math.round(elapsed() - started) / 1000 };
  } finally {
    bar.end();
  }
}

export function exitCodeOf({ files, rejected, cancelled }: ImportReport): ExitCode {
  if (cancelled) return ExitCode.Interrupted;
  if (rejected.length === 0) return ExitCode.Done;
  return files.imported + files.duplicate + files.skipped > 0 ? ExitCode.Partly : ExitCode.Failed;
}
