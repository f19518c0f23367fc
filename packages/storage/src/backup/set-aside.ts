import { rename } from 'node:fs/promises';
import type { Instant } from '@vitalwire/core';

/** Behind the name of a database file that a damaged one was given; the moment follows. */
export const setAsideEnding = '.damaged-';

/** Moves a damaged database, with its log and its index, out of the way of the one that is restored. @returns where it is */
export async function setDatabaseAside(database: string, now: Instant): Promise<string> {
  const aside = `${database}${setAsideEnding}${now.replaceAll(/[-:.]/g, '')}`;
  for (const ending of ['', '-wal', '-shm'])
    await rename(`${database}${ending}`, `${aside}${ending}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  return aside;
}
