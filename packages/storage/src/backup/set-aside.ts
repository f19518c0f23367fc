import { rename, rm } from 'node:fs/promises';
import type { Instant } from '@vitalwire/core';

/** Behind the name of a database file that a damaged one was given; the moment follows. */
export const setAsideEnding = '.damaged-';
/** Behind the name of a database that is restored beside a damaged one. */
export const restoringEnding = '.restoring.new';
const BESIDE_DATABASE = ['-wal', '-shm'];

export interface InsteadOfDamaged {
  readonly database: string;
  readonly now: Instant;
  /** Writes a whole database at the path. */
  readonly restore: (database: string) => Promise<unknown>;
}

/**
 * Puts a restored database in place of a damaged one, which is kept aside. It is restored whole beside it first: when that
 * fails, or whoever does it is killed, the damaged one is where it was.
 * @returns where the damaged one is
 */
export async function restoreInsteadOfDamaged({ database, now, restore }: InsteadOfDamaged): Promise<string> {
  const beside = `${database}${restoringEnding}`;
  const clear = async () => {
    for (const ending of ['', ...BESIDE_DATABASE]) await rm(`${beside}${ending}`, { force: true });
  };
  await clear();
  try {
    await restore(beside);
    const aside = await setDatabaseAside(database, now);
    await rename(beside, database);
    return aside;
  } finally {
    await clear();
  }
}

/**
 * Moves a damaged database, with its log and its index, out of the way of the one that is restored. The log goes first: a
 * new database at the place of the old one would throw it away, and what it holds is nowhere else.
 * @returns where it is
 */
async function setDatabaseAside(database: string, now: Instant): Promise<string> {
  const aside = `${database}${setAsideEnding}${now.replaceAll(/[-:.]/g, '')}`;
  for (const ending of [...BESIDE_DATABASE, ''])
    await rename(`${database}${ending}`, `${aside}${ending}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  return aside;
}
