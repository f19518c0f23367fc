import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HealthError, type Instant, localOwner } from '@vitalwire/core';
import type { Command } from 'commander';
import { ExitCode } from '../exit-code.ts';
import { dryRun, type InSession, json, type Session } from '../session.ts';
import { type Home, namedPath } from '../setup/home.ts';
import { printJson } from '../terminal/terminal.ts';

interface RestoreFlags {
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addRestore(program: Command, inSession: InSession): void {
  program
    .command('restore')
    .description('put a backup or an exported archive in place of what is here, and prove that it is all there')
    .argument('<backup>', 'folder of a backup or an archive, a name in the folder of backups, or `latest`')
    .option('--force', 'although there is data: it is backed up first')
    .addOption(dryRun)
    .addOption(json)
    .action((name: string, flags: RestoreFlags) =>
      inSession(flags.json ?? false, (session) => restore(session, name, flags))(),
    );
}

type Present = 'nothing' | 'data' | 'damaged';

async function restore({ app, terminal, now }: Session, name: string, flags: RestoreFlags): Promise<ExitCode> {
  const { home } = app;
  const path = await placeOf(home, name);
  const source = await openSource(path);
  const what = await source.verify();
  const present = await whatIsThere(app);
  if (flags.dryRun === true) {
    const answer = { dryRun: true, path, ...what, present, needsForce: present !== 'nothing' };
    if (flags.json === true) printJson(terminal, answer);
    else terminal.out(`${path} is whole: ${what.records} records of ${what.createdAt}. ${dryText[present]}\n`);
    return ExitCode.Done;
  }
  if (present !== 'nothing' && flags.force !== true) throw refusal(present);
  const before = await putInPlace(home, source, present, now());
  // An older backup is brought up to date.
  await (await app.storage()).migrate();
  if (flags.json === true) printJson(terminal, { path, ...what, proved: true, before });
  else {
    terminal.out(`Restored ${what.records} records of ${what.createdAt} from ${path}; everything is as it was then.\n`);
    if (before !== null) terminal.out(`What was here before is in ${before}.\n`);
  }
  return ExitCode.Done;
}

const dryText: { readonly [P in Present]: string } = {
  nothing: 'There is nothing here that it would take the place of.',
  data: 'It would take the place of the data here; --force backs that up first.',
  damaged: 'It would take the place of the damaged database here; --force sets that aside first.',
};

function refusal(present: Present): HealthError<'invalid-input'> {
  const message =
    present === 'damaged'
      ? 'The database here is damaged. Give --force to set it aside and restore.'
      : 'There is data here already. Give --force to back it up and put the other in its place.';
  return new HealthError('invalid-input', message, { issues: [{ path: 'force', message }] });
}

/** A path, or the name of one of the backups here. */
async function placeOf(home: Home, name: string): Promise<string> {
  if (name === 'latest') {
    const { listBackups } = await import('@vitalwire/storage/backup');
    const [newest] = await listBackups(home.backups);
    if (newest !== undefined) return newest.path;
    throw new HealthError('not-found', `There is no backup in ${home.backups}.`, { what: 'latest' });
  }
  const path = namedPath(name, 'The backup');
  const found = await stat(path).catch(() => null);
  if (found?.isFile() === true) {
    const message = `${path} is a file. Name the folder of the backup or the archive that it lies in.`;
    throw new HealthError('invalid-input', message, { issues: [{ path: 'backup', message }] });
  }
  if (found !== null) return path;
  const named = join(home.backups, name);
  if ((await stat(named).catch(() => null)) !== null) return named;
  const { listBackups } = await import('@vitalwire/storage/backup');
  const [newest] = await listBackups(home.backups);
  const help = newest === undefined ? '' : ` The newest one is ${newest.path}: vitalwire restore latest takes it.`;
  throw new HealthError('not-found', `There is no "${name}", here or in ${home.backups}.${help}`, { what: name });
}

interface Source {
  verify(): Promise<{ readonly type: 'backup' | 'archive'; readonly createdAt: string; readonly records: number }>;
  restore(home: Home): Promise<unknown>;
}

/** By what its manifest says it is. */
async function openSource(path: string): Promise<Source> {
  const text = await readFile(join(path, 'manifest.json'), 'utf8').catch(() => '');
  const backup = await import('@vitalwire/storage/backup');
  const { sqliteDriver } = await import('../backups.ts');
  const sum = (people: readonly { readonly counts: { readonly record?: number } }[]) =>
    people.reduce((records, { counts }) => records + (counts.record ?? 0), 0);
  if (!text.includes('"vitalwire-archive"')) {
    return {
      async verify() {
        const { createdAt, people } = await backup.verifyBackup(path);
        return { type: 'backup', createdAt, records: sum(people ?? []) };
      },
      restore: async (home) => backup.restoreBackup({ path, home, driver: await sqliteDriver() }),
    };
  }
  const { readManifest, verifyArchive } = await import('@vitalwire/storage/archive');
  return {
    async verify() {
      const { createdAt, people } = await verifyArchive(path);
      return { type: 'archive', createdAt, records: sum(people) };
    },
    async restore(home) {
      const { people } = await readManifest(path);
      // On one person's machine an archive of one person is theirs, wherever it was written.
      const as = people.length === 1 ? { as: localOwner } : {};
      return backup.restoreArchiveHome({ path, home, driver: await sqliteDriver(), ...as });
    },
  };
}

async function whatIsThere(app: Session['app']): Promise<Present> {
  if ((await stat(app.home.database).catch(() => null)) === null) {
    await app.storage();
    return 'nothing';
  }
  try {
    const storage = await app.storage();
    return (await storage.owners()).length === 0 ? 'nothing' : 'data';
  } catch (error) {
    if (HealthError.is(error) && error.code === 'storage-corrupt') return 'damaged';
    throw error;
  }
}

/** One or the other is there at every moment. @returns where what was here before is; `null` for nothing */
async function putInPlace(home: Home, source: Source, present: Present, now: Instant): Promise<string | null> {
  const saved = present === 'data' ? await savedFirst(home) : null;
  if (present !== 'nothing' && saved === null) {
    const { restoreInsteadOfDamaged } = await import('@vitalwire/storage/backup');
    const restore = (database: string) => source.restore({ ...home, database });
    return restoreInsteadOfDamaged({ database: home.database, now, restore });
  }
  await source.restore(home);
  return saved;
}

/** @returns the backup; `null` of a database that opens, and a page deep inside of it does not read */
async function savedFirst(home: Home): Promise<string | null> {
  const { backUpHome } = await import('../backups.ts');
  try {
    return (await backUpHome(home, { reason: 'before-restore', folder: home.backups, keep: null })).path;
  } catch (error) {
    if (!HealthError.is(error) || error.code !== 'storage-corrupt') throw error;
    return null;
  }
}
