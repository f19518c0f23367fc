import { chmod, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HealthError, type Instant, millisecondsOf } from '@vitalwire/core';
import { digestOf } from '../archive/digest.ts';
import { hashOfFile } from '../archive/lines.ts';
import { schemaVersion } from '../engine.ts';
import { fileError } from '../shared/file-error.ts';
import { makeFolders } from '../shared/make-folders.ts';
import { type CopyableDatabase, openSqlite, type SqliteDriver, sqliteStorage } from '../sqlite/index.ts';
import { copyDatabase } from './copy-database.ts';
import {
  type BackupManifest,
  type BackupReason,
  backupFormat,
  backupVersion,
  databaseName,
  invalidBackup,
  manifestPath,
  originalsName,
  readBackupManifest,
} from './manifest.ts';
import { copyOriginals, listingOf } from './originals-copy.ts';

/** What is backed up, and put back. */
export interface BackedUpHome {
  readonly database: string;
  /** The folder of `fileOriginals`. */
  readonly originals: string;
}

export interface BackupOptions {
  readonly home: BackedUpHome;
  readonly driver: SqliteDriver<CopyableDatabase>;
  /** Folder of all backups; made where there is none. */
  readonly folder: string;
  readonly now: Instant;
  readonly program: string;
  readonly reason: BackupReason;
  /** How many of the folder's backups stay, this one among them; `null`: all. */
  readonly keep: number | null;
  readonly waitMilliseconds?: number;
}

export interface Backup {
  readonly path: string;
  readonly manifest: BackupManifest;
}

const WAIT_MILLISECONDS = 10_000;
/** A backup that takes longer than this was killed. */
const ABANDONED_MILLISECONDS = 24 * 3600 * 1000;

/**
 * Copies database and originals while they are used, reads the whole copy, and lets it appear under its name only when
 * it is whole. Then the oldest ones beyond `keep` go.
 * @returns the backup, and the paths of those that went
 * @throws HealthError the storage errors
 */
export async function makeBackup(options: BackupOptions): Promise<Backup & { readonly removed: readonly string[] }> {
  const { folder, now, home, driver, keep } = options;
  const name = await freeName(folder, now);
  const partial = join(folder, `${name}.partial`);
  try {
    await makeFolders(partial);
    const copy = join(partial, databaseName);
    await copyDatabase({
      from: home.database,
      to: copy,
      driver,
      waitMilliseconds: options.waitMilliseconds ?? WAIT_MILLISECONDS,
      atOnce: false,
    });
    const checked = await checkCopy(copy, driver);
    // After the rows: what a row names was kept before it.
    await copyOriginals(home.originals, join(partial, originalsName));
    const manifest: BackupManifest = {
      format: backupFormat,
      version: backupVersion,
      createdAt: now,
      program: options.program,
      reason: options.reason,
      ...checked,
      originals: await listingOf(join(partial, originalsName)),
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    await writeFile(manifestPath(partial), text, { mode: 0o600, flush: true });
    const path = join(folder, name);
    await rename(partial, path);
    const removed = keep === null ? [] : await removeOldest(folder, Math.max(1, keep), now);
    return { path, manifest, removed };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw fileError(error, folder, 'The backup');
  }
}

/** Makes it one file without a log, and reads all of it. */
async function checkCopy(path: string, driver: SqliteDriver<CopyableDatabase>) {
  const database = openSqlite(path, driver);
  let version: number;
  try {
    database.pragma('journal_mode = DELETE');
    assertIntact(database, path);
    version = Number(database.pragma('user_version', { simple: true }));
  } finally {
    database.close();
  }
  await chmod(path, 0o600);
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
  const people = version === schemaVersion ? await peopleOf(path, driver) : null;
  const file = await hashOfFile(path);
  if (file === null) throw invalidBackup(path, 'it went away while it was made');
  return { schemaVersion: version, people, database: file };
}

export function assertIntact(database: CopyableDatabase, path: string): void {
  if (isIntact(database)) return;
  throw new HealthError(
    'storage-corrupt',
    `The database is damaged, so ${path} is no good backup of it. Nothing was changed: keep the file, and the backups that you have.`,
    { path },
  );
}

function isIntact(database: CopyableDatabase): boolean {
  try {
    const orphans = database.pragma('foreign_key_check') as readonly unknown[];
    return database.pragma('integrity_check(1)', { simple: true }) === 'ok' && orphans.length === 0;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (/CORRUPT|NOTADB/.test(code)) return false;
    throw error;
  }
}

/** Reads everything of everyone. */
export async function peopleOf(path: string, driver: SqliteDriver<CopyableDatabase>) {
  const storage = sqliteStorage({ database: openSqlite(path, driver, { readonly: true }) });
  try {
    return await storage.snapshot(async (view) => {
      const people = [];
      for (const owner of await view.owners()) people.push({ ...owner, ...(await digestOf(view, owner)) });
      return people;
    });
  } finally {
    await storage.close();
  }
}

/** Newest first. What is no backup is passed over. @throws HealthError the storage errors */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const names = await namesIn(folder);
  const found: Backup[] = [];
  for (const name of names.filter(isBackupName)) {
    const path = join(folder, name);
    const manifest = await readBackupManifest(path).catch(() => null);
    if (manifest !== null) found.push({ path, manifest });
  }
  return found.sort((a, b) => (basename(a.path) < basename(b.path) ? 1 : -1));
}

async function removeOldest(folder: string, keep: number, now: Instant): Promise<readonly string[]> {
  const surplus = (await listBackups(folder)).slice(keep).map(({ path }) => path);
  for (const path of surplus) await rm(path, { recursive: true, force: true });
  for (const name of (await namesIn(folder)).filter((each) => each.endsWith('.partial'))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && millisecondsOf(now) - found.mtimeMs > ABANDONED_MILLISECONDS)
      await rm(path, { recursive: true, force: true });
  }
  return surplus;
}

async function freeName(folder: string, now: Instant): Promise<string> {
  const names = new Set(await namesIn(folder));
  const base = now.replaceAll(/[-:.]/g, '');
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!names.has(name) && !names.has(`${name}.partial`)) return name;
  }
}

function isBackupName(name: string): boolean {
  return /^\d{8}T\d{9}Z(?:-\d+)?$/.test(name);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fileError(error, folder, 'The backup');
  }
}
