import { readFile, rm } from 'node:fs/promises';
import { HealthError, localOwner } from '@vitalwire/core';
import type { Command } from 'commander';
import { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json, type Session } from '../session.ts';
import type { Home } from '../setup/home.ts';
import { printJson } from '../terminal/terminal.ts';

interface EraseFlags {
  readonly yes?: boolean;
  readonly keepBackups?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addErase(program: Command, inSession: InSession): void {
  program
    .command('erase')
    .description('take everything away: records, recordings, originals, logs and the backups here')
    .option('-y, --yes', 'ask nothing')
    .option('--keep-backups', 'leave the backups, which hold everything')
    .addOption(dryRun)
    .addOption(json)
    .action((flags: EraseFlags) => inSession(flags.json ?? false, (session) => erase(session, flags))());
}

async function erase({ app, terminal, now }: Session, flags: EraseFlags): Promise<ExitCode> {
  const { home } = app;
  const { eraseHome, listBackups } = await import('@vitalwire/storage/backup');
  const storage = await app.storage().catch((error: unknown) => {
    throw unreadable(error, home);
  });
  const elsewhere = await backupsElsewhere(home);
  if (flags.dryRun === true || flags.yes !== true) {
    const { digestOf } = await import('@vitalwire/storage/archive');
    const { counts } = await storage.snapshot((view) => digestOf(view, localOwner));
    const backups = (await listBackups(home.backups)).length;
    if (flags.dryRun === true) {
      if (flags.json === true) printJson(terminal, { dryRun: true, counts, backups, backupsElsewhere: elsewhere });
      else
        terminal.out(
          `Would take away ${countsText(counts)}, original files, logs${backupsText(backups, flags)}.\n${elsewhereText(elsewhere)}`,
        );
      return ExitCode.Done;
    }
    if (
      !(await agreed(
        `Take away ${countsText(counts)}, original files and logs${backupsText(backups, flags)}? This cannot be undone.`,
      ))
    ) {
      terminal.out('Nothing was changed.\n');
      return ExitCode.Done;
    }
  }
  const report = await eraseHome({
    storage,
    home,
    owner: localOwner,
    keepBackups: flags.keepBackups ?? false,
    now: now(),
  });
  if (flags.keepBackups !== true) await rm(home.backupsElsewhere, { force: true });
  if (flags.json === true) printJson(terminal, { ...report, backupsElsewhere: elsewhere });
  else {
    const rows = Object.values(report.rows).reduce((sum, count) => sum + count, 0);
    const removed = report.backupsRemoved.length;
    const backups = removed === 0 ? '' : `, ${removed} backup${removed === 1 ? '' : 's'}`;
    terminal.out(
      `Erased ${rows} rows, ${report.originals} original files${backups} and the logs. Settings and key stay: they say nothing of you.\n`,
    );
    for (const path of report.backupsRemaining) terminal.out(`  still holds your data: ${path}\n`);
    terminal.out(elsewhereText(elsewhere));
  }
  return ExitCode.Done;
}

/** Whose rows would go cannot be told of a file that cannot be read: the folder is the person's to remove. */
function unreadable(error: unknown, { folder }: Home): unknown {
  if (!HealthError.is(error) || error.code !== 'storage-corrupt') return error;
  const message = `${error.message} To take everything away all the same, remove ${folder} yourself.`;
  return new HealthError('storage-corrupt', message, error.details, { cause: error });
}

/** @throws HealthError `invalid-input` where nobody can be asked */
async function agreed(question: string): Promise<boolean> {
  if (process.stdin.isTTY !== true) {
    const message =
      'vitalwire erase asks before it erases, and this is no terminal. Give --yes, or --dry-run to look first.';
    throw new HealthError('invalid-input', message, { issues: [{ path: 'yes', message }] });
  }
  const prompts = await import('@clack/prompts');
  return (await prompts.confirm({ message: question, initialValue: false })) === true;
}

async function backupsElsewhere(home: Home): Promise<readonly string[]> {
  const text = await readFile(home.backupsElsewhere, 'utf8').catch(() => '');
  return [...new Set(text.split('\n').filter((line) => line !== ''))];
}

function elsewhereText(folders: readonly string[]): string {
  return folders.map((folder) => `  backups were also made in ${folder}: remove them there\n`).join('');
}

function backupsText(count: number, { keepBackups }: EraseFlags): string {
  if (keepBackups === true) return '; the backups stay';
  return count === 0 ? '' : ` and ${count} backup${count === 1 ? '' : 's'}`;
}

function countsText(counts: { readonly [part: string]: number }): string {
  const words: { readonly [part: string]: string } = { record: 'record', streams: 'recording', merge: 'merge' };
  const named = Object.entries(words).map(([part, word]) => {
    const count = counts[part] ?? 0;
    return `${count} ${word}${count === 1 ? '' : 's'}`;
  });
  return named.join(', ');
}
