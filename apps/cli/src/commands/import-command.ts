import { tmpdir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { instantOf, millisecondsOf } from '@vitalwire/core';
import { diskScratch } from '@vitalwire/provider-kit/archive';
import { removeHalfWritten } from '@vitalwire/storage/originals';
import { type Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { importers } from '../providers.ts';
import { type InSession, json, type Session } from '../session.ts';
import { expanded } from '../setup/home.ts';
import { type ImportCommand, importFiles } from './import.ts';
import { choiceOf, type ImportFlags } from './import-options.ts';
import { openNamed } from './open-named.ts';
import { wholeNumberOption } from './whole-number-option.ts';

/** An original is written in seconds, a long one in minutes. */
const HALF_WRITTEN_MS = 3_600_000;

export function addImport(program: Command, inSession: InSession): void {
  program
    .command('import')
    .description('take in activity files, folders of them, and what vendors let you download: zips or unpacked')
    .argument('<path...>', 'files, zips and folders')
    .option('--dry-run', 'say what would come and how much of it is new, store nothing')
    .option('--since <day>', 'only records of this day or later, such as 2026-03-01')
    .option('--kinds <names>', 'only these kinds, separated by commas, such as sleep,workout')
    .option('--from <source>', 'what it is, where that has to be said: the name of the source')
    .option('--again', 'read files that are known, too')
    .option('--watch', 'stay, and take in what comes into the folders: a watch on USB, a folder that is synchronised')
    .addOption(
      new Option('--settle <seconds>', 'with --watch, how long a file has to stay as it is to count as complete')
        .argParser(wholeNumberOption(0))
        .default(5),
    )
    .addOption(json)
    .action((paths: readonly string[], options: ImportFlags) =>
      inSession(options.json ?? false, async (session) => {
        if (options.watch !== true) return importPaths(session, paths, options);
        const { watchPaths } = await import('./import-watch.ts');
        return watchPaths(session, paths, options);
      })(),
    );
}

export async function importPaths(session: Session, paths: readonly string[], flags: ImportFlags): Promise<ExitCode> {
  const { terminal } = session;
  return withSources(session, paths, flags, (command) => importFiles(terminal, command));
}

/** Opens the paths for as long as the work takes. Archives in archives are unpacked beside the system's other short-lived files. */
export async function withSources<T>(
  { app, signal, now }: Session,
  paths: readonly string[],
  flags: ImportFlags,
  work: (command: ImportCommand) => Promise<T>,
): Promise<T> {
  const choice = choiceOf(flags);
  // The place for young objects would grow to 128 MiB, and an import fills it with what it is done with.
  setFlagsFromString('--semi-space-growth-factor=1');
  // Old ones are collected when there are twice as many as are needed. V8's own choice varies with the
  // import: four times in some, and in others so few that a third of the time goes into collecting.
  setFlagsFromString('--heap-growing-percent=100');
  const scratch = diskScratch({ folder: tmpdir(), signal });
  try {
    const sources = await Promise.all(paths.map((path) => openNamed(expanded(path), { scratch, signal })));
    const hub = await app.hub();
    await removeHalfWritten(app.home.originals, instantOf(millisecondsOf(now()) - HALF_WRITTEN_MS));
    const elapsed = () => performance.now();
    return await work({ ...choice, hub, sources, importers, signal, json: flags.json ?? false, elapsed });
  } finally {
    await scratch.close();
  }
}
