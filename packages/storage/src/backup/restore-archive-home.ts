import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Owner } from '@vitalwire/core';
import { type RestoredPerson, restoreArchive } from '../archive/read-archive.ts';
import { fileOriginals } from '../originals/index.ts';
import { type CopyableDatabase, openSqlite, type SqliteDriver, sqliteStorage } from '../sqlite/index.ts';
import { copyDatabase } from './copy-database.ts';
import type { BackedUpHome } from './make-backup.ts';

export interface RestoreArchiveHomeOptions {
  /** The folder of the archive. */
  readonly path: string;
  readonly home: BackedUpHome;
  readonly driver: SqliteDriver<CopyableDatabase>;
  /** Who gets the data of an archive of one person; absent: each person their own. */
  readonly as?: Owner;
  readonly waitMilliseconds?: number;
}

/**
 * Puts an archive in place of what a database holds: read and proved in a file beside it, then taken over in one step,
 * so that a crash leaves the one or the other.
 * @throws HealthError `file-invalid`, the storage errors
 */
export async function restoreArchiveHome(options: RestoreArchiveHomeOptions): Promise<readonly RestoredPerson[]> {
  const { path, home, driver, as } = options;
  const beside = `${home.database}.${randomUUID()}.new`;
  try {
    const storage = sqliteStorage({ database: openSqlite(beside, driver) });
    let restored: readonly RestoredPerson[];
    try {
      await storage.migrate();
      const originals = fileOriginals(home.originals);
      restored = await restoreArchive({ storage, folder: path, originals, ...(as && { as }) });
    } finally {
      await storage.close();
    }
    openSqlite(home.database, driver).close();
    const waitMilliseconds = options.waitMilliseconds ?? 10_000;
    await copyDatabase({ from: beside, to: home.database, driver, waitMilliseconds, atOnce: true });
    return restored;
  } finally {
    for (const ending of ['', '-wal', '-shm']) await rm(`${beside}${ending}`, { force: true });
  }
}
