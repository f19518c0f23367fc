import { dirname, join } from 'node:path';
import { HealthError } from '@vitalwire/core';
import { hashOfFile } from '../archive/lines.ts';
import { schemaVersion } from '../engine.ts';
import { fileError } from '../shared/file-error.ts';
import { makeFolders } from '../shared/make-folders.ts';
import { newerDatabase } from '../shared/newer.ts';
import { type CopyableDatabase, openSqlite, type SqliteDriver } from '../sqlite/index.ts';
import { copyDatabase } from './copy-database.ts';
import { assertIntact, type BackedUpHome, peopleOf } from './make-backup.ts';
import { type BackupManifest, databaseName, invalidBackup, originalsName, readBackupManifest } from './manifest.ts';
import { copyOriginals, listingOf } from './originals-copy.ts';

/** Reads everything and compares it with the manifest. @throws HealthError `file-invalid`, `storage-newer` */
export async function verifyBackup(path: string): Promise<BackupManifest> {
  const manifest = await readBackupManifest(path);
  if (manifest.schemaVersion > schemaVersion) throw newerDatabase(path, manifest.schemaVersion, schemaVersion);
  const file = await hashOfFile(join(path, databaseName));
  if (file === null) throw invalidBackup(path, 'its database is missing');
  if (file.sha256 !== manifest.database.sha256) throw invalidBackup(path, 'its database is not as it was written');
  const listing = await listingOf(join(path, originalsName));
  if (listing.sha256 !== manifest.originals.sha256) throw invalidBackup(path, 'an original is missing or was changed');
  return manifest;
}

export interface RestoreBackupOptions {
  /** The folder of one backup. */
  readonly path: string;
  /** Its content is replaced; the database may be open in other processes, which then see the restored one. */
  readonly home: BackedUpHome;
  readonly driver: SqliteDriver<CopyableDatabase>;
  readonly waitMilliseconds?: number;
}

const WAIT_MILLISECONDS = 10_000;

/**
 * Puts a backup in place of what is there, in one step: a crash leaves the one or the other. Proves that everyone has
 * what the manifest says. Originals are added to those that are there.
 * @throws HealthError `file-invalid`, `storage-newer`, the storage errors
 */
export async function restoreBackup(options: RestoreBackupOptions): Promise<BackupManifest> {
  const { path, home, driver } = options;
  try {
    const manifest = await verifyBackup(path);
    await makeFolders(dirname(home.database));
    await copyOriginals(join(path, originalsName), home.originals);
    // A new file gets its journal and its rights as the storage makes them.
    openSqlite(home.database, driver).close();
    const waitMilliseconds = options.waitMilliseconds ?? WAIT_MILLISECONDS;
    const from = join(path, databaseName);
    await copyDatabase({ from, to: home.database, driver, waitMilliseconds, atOnce: true });
    await proveEqual(manifest, home.database, driver);
    return manifest;
  } catch (error) {
    throw fileError(error, path, 'The backup');
  }
}

async function proveEqual(
  manifest: BackupManifest,
  database: string,
  driver: SqliteDriver<CopyableDatabase>,
): Promise<void> {
  const opened = openSqlite(database, driver);
  try {
    assertIntact(opened, database);
  } finally {
    opened.close();
  }
  if (manifest.people === null) return;
  const hashes = (people: readonly { readonly contentHash: string }[]) => people.map(({ contentHash }) => contentHash);
  const found = await peopleOf(database, driver);
  if (JSON.stringify(hashes(found)) === JSON.stringify(hashes(manifest.people))) return;
  throw new HealthError(
    'storage-corrupt',
    `${database} does not hold what the backup holds: another process wrote to it meanwhile, or the disk failed. Restore again.`,
    { path: database },
  );
}
