import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { HealthError, instantOf, type Storage } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub, type KeptSource } from '@vitalwire/hub';
import { diskScratch, diskSpill, openSource, sha256Of } from '@vitalwire/provider-kit/archive';
import { fileOriginals, makeFolders } from '@vitalwire/storage/originals';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import { descriptors } from './providers.ts';
import type { Home } from './setup/home.ts';

/**
 * Makes the folder where there is none, opens the embedded database and brings its schema up to date.
 * @throws HealthError the storage errors
 */
export async function openStorage(home: Home): Promise<Storage> {
  await prepareFolder(home.folder);
  // The driver is loaded here and nowhere earlier: on a Node that is too old it would end the process without a word.
  const { default: Database } = await import('better-sqlite3');
  const storage = sqliteStorage({ database: openSqlite(home.database, Database) });
  try {
    await storage.migrate({ beforeDestructive: () => backUpBeforeMigration(home) });
    await finishErasing(home, storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
  return storage;
}

/** The schema is about to lose something: everything is kept as it is, beside the backups that the person makes. */
async function backUpBeforeMigration(home: Home): Promise<void> {
  const { backUpHome } = await import('./backups.ts');
  await backUpHome(home, { reason: 'before-migration', folder: home.backups, keep: null });
}

/** What a crash broke off. Nothing else is done with the data before that. */
async function finishErasing(home: Home, storage: Storage): Promise<void> {
  if ((await stat(home.erasing).catch(() => null)) === null) return;
  const { resumeErasing } = await import('@vitalwire/storage/backup');
  await resumeErasing({ storage, home, now: instantOf(Date.now()) });
}

export interface HubSettings {
  readonly keepOriginals: boolean;
  readonly egressKeepDays?: number;
}

export function hubOver(storage: Storage, home: Home, { keepOriginals, egressKeepDays }: HubSettings): Hub {
  return createHub({
    storage,
    catalogue: createSourceCatalogue({ descriptors }),
    now: () => instantOf(Date.now()),
    sha256: sha256Of,
    openKept: openArchive,
    spill: (options) => diskSpill({ ...options, folder: tmpdir() }),
    originals: keepOriginals ? fileOriginals(home.originals) : null,
    ...(egressKeepDays !== undefined && { egressKeepDays }),
  });
}

async function openArchive(location: string, name: string): Promise<KeptSource> {
  const scratch = diskScratch({ folder: tmpdir() });
  return { source: await openSource(location, { shownAs: name, scratch }), close: () => scratch.close() };
}

/** Health data is nobody else's to read. */
async function prepareFolder(folder: string): Promise<void> {
  // Also what the database driver creates: the file, its log and its index.
  if (process.platform !== 'win32') process.umask(0o077);
  try {
    await makeFolders(folder);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    const sentence = `The data folder ${folder} cannot be made: ${reason}. Choose another with VITALWIRE_HOME.`;
    throw ['EACCES', 'EPERM', 'EROFS'].includes(reason)
      ? new HealthError('storage-readonly', sentence, { path: folder }, { cause: error })
      : new HealthError('storage-unavailable', sentence, { reason }, { cause: error });
  }
}
