import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { HealthError } from '@vitalwire/core';
import { ExitCode } from '../exit-code.ts';
import type { Session } from '../session.ts';
import { expanded } from '../setup/home.ts';
import { listenTo } from '../watching/changes.ts';
import { scanFolder } from '../watching/scan-folder.ts';
import { type WatchedFolder, watchFolders } from '../watching/watch-folders.ts';
import { runImport } from './import.ts';
import { withSources } from './import-command.ts';
import { choiceOf, type ImportFlags } from './import-options.ts';
import { jsonReport, textReport } from './import-text.ts';

const SETTLE_SECONDS = 5;
const POLL_SECONDS = 15;

/** Imports what is in the folders and what comes into them, until it is stopped. */
export async function watchPaths(session: Session, paths: readonly string[], flags: ImportFlags): Promise<ExitCode> {
  const { terminal, signal } = session;
  choiceOf(flags);
  const folders = paths.map((path): WatchedFolder & { readonly location: string } => {
    const location = resolve(expanded(path));
    return { path, location, scan: () => scanFolder(location) };
  });
  for (const { path, location } of folders) await refuseFile(path, location);
  const changes = listenTo(
    folders.map(({ location }) => location),
    signal,
  );
  const locationOf = new Map(folders.map(({ path, location }) => [path, location]));
  try {
    await watchFolders({
      folders,
      takeIn: ({ path }, names) =>
        takeIn(session, locationOf.get(path) ?? path, names, flags).catch((error: unknown) => {
          if (!HealthError.is(error) || error.code !== 'storage-busy') throw error;
          terminal.err(`${error.message} It is tried again.\n`);
          return 'later' as const;
        }),
      say: (sentence) => terminal.err(`${sentence}\n`),
      nowMs: () => performance.now(),
      pause: changes.pause,
      signal,
      settleMs: (flags.settle ?? SETTLE_SECONDS) * 1000,
      pollMs: POLL_SECONDS * 1000,
    });
  } finally {
    changes.close();
  }
  return ExitCode.Done;
}

async function refuseFile(path: string, location: string): Promise<void> {
  const stats = await stat(location).catch(() => null);
  if (stats === null || stats.isDirectory()) return;
  const message = `${path} is no folder. Watch the folder that it lies in, or leave out --watch.`;
  throw new HealthError('invalid-input', message, { issues: [{ path: 'path', message }] });
}

async function takeIn(
  session: Session,
  location: string,
  names: readonly string[],
  flags: ImportFlags,
): Promise<ReadonlySet<string>> {
  const { terminal } = session;
  const paths = names.map((name) => join(location, name));
  const { report, seconds } = await withSources(session, paths, flags, (command) => runImport(terminal, command));
  const { files, rejected, warnings } = report;
  if (flags.json === true) terminal.out(`${JSON.stringify(jsonReport(report, seconds, flags.dryRun ?? false))}\n`);
  // What is known already is no news every time a drive is plugged in.
  else if (files.imported + rejected.length + warnings.length > 0 || report.cancelled)
    terminal.out(textReport(report, seconds, flags.dryRun ?? false, terminal));
  const gone = rejected.filter(({ code }) => code === 'file-unreadable').map(({ path }) => path);
  return new Set(names.filter((name, at) => gone.some((path) => isBelow(path, paths[at] ?? name))));
}

function isBelow(path: string, top: string): boolean {
  const shown = top.split(sep).join('/');
  return path === shown || path.startsWith(`${shown}/`) || path.startsWith(`${shown}!`);
}
