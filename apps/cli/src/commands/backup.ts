import { appendFile } from 'node:fs/promises';
import { localOwner } from '@vitalwire/core';
import type { Backup } from '@vitalwire/storage/backup';
import type { Command } from 'commander';
import { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json, type Session } from '../session.ts';
import { namedPath, refuseInside } from '../setup/home.ts';
import { sizeText } from '../terminal/progress-bar.ts';
import { printJson } from '../terminal/terminal.ts';
import { wholeNumberOption } from './whole-number-option.ts';

interface BackupFlags {
  readonly to?: string;
  readonly keep?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addBackup(program: Command, inSession: InSession): void {
  program
    .command('backup')
    .description('copy everything, while it is used, into a folder of its own, and check the copy')
    .option('--to <folder>', "where backups lie; without it the data folder's own")
    .option(
      '--keep <number>',
      'how many stay there, the newest ones; without it VITALWIRE_BACKUP_KEEP',
      wholeNumberOption(1),
    )
    .addOption(dryRun)
    .addOption(json)
    .action((flags: BackupFlags) => inSession(flags.json ?? false, (session) => backUp(session, flags))());
}

async function backUp({ app, settings, terminal }: Session, flags: BackupFlags): Promise<ExitCode> {
  const { backUpHome } = await import('../backups.ts');
  const { listBackups, originalsIn } = await import('@vitalwire/storage/backup');
  const { digestOf } = await import('@vitalwire/storage/archive');
  const folder = flags.to === undefined ? app.home.backups : namedPath(flags.to, '--to');
  if (folder !== app.home.backups) refuseInside(app.home.folder, folder, '--to');
  const keep = flags.keep ?? settings.backupKeep;
  // Makes a database that is not there, and brings an older one up to date: the backup holds what this program reads.
  const storage = await app.storage();
  if (flags.dryRun === true) {
    const { counts } = await storage.snapshot((view) => digestOf(view, localOwner));
    const originals = await originalsIn(app.home.originals);
    const surplus = (await listBackups(folder)).slice(keep - 1).map(({ path }) => path);
    if (flags.json === true)
      printJson(terminal, { dryRun: true, folder, keep, counts, originals, wouldRemove: surplus });
    else
      terminal.out(
        [
          `Would back up ${counts.record ?? 0} records and ${originals.files} original files (${sizeText(originals.sizeBytes)}) to ${folder}.`,
          ...surplus.map((path) => `  would remove ${path}: ${keep} ${keep === 1 ? 'is' : 'are'} kept`),
        ]
          .map((line) => `${line}\n`)
          .join(''),
      );
    return ExitCode.Done;
  }
  const made = await backUpHome(app.home, { reason: 'asked', folder, keep });
  // Erasing has to say where data still lies.
  if (folder !== app.home.backups) await appendFile(app.home.backupsElsewhere, `${folder}\n`, { mode: 0o600 });
  if (flags.json === true) printJson(terminal, { path: made.path, removed: made.removed, manifest: made.manifest });
  else terminal.out(`${backupText(made)}${removedText(made.removed.length)}\n`);
  return ExitCode.Done;
}

export function backupText({ path, manifest }: Backup): string {
  const records = (manifest.people ?? []).reduce((sum, { counts }) => sum + (counts.record ?? 0), 0);
  const size = sizeText(manifest.database.sizeBytes + manifest.originals.sizeBytes);
  return `Backed up ${records} records and ${manifest.originals.files} original files (${size}) to ${path}.`;
}

function removedText(count: number): string {
  return count === 0 ? '' : ` Removed ${count} older backup${count === 1 ? '' : 's'}.`;
}
