import { setTimeout as pause } from 'node:timers/promises';
import { busy, sqliteError } from '../sqlite/errors.ts';
import { type CopyableDatabase, openSqlite, type SqliteDriver } from '../sqlite/index.ts';

/** 8 MB; between two steps other work of the process goes on. */
const PAGES = 2000;
const ALL_PAGES = 0x7fffffff;
const PAUSE_MILLISECONDS = 20;

export interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly driver: SqliteDriver<CopyableDatabase>;
  /** How long to wait for another process that holds one of the two. */
  readonly waitMilliseconds: number;
  /** In one step: nobody sees a part of it. */
  readonly atOnce: boolean;
}

/**
 * Copies a database as it is at one moment, while others read and write it. `to` may be a database in use: its readers
 * see it change in one step, and its content stays as it was when the copy fails.
 * @throws HealthError the storage errors
 */
export async function copyDatabase({ from, to, driver, waitMilliseconds, atOnce }: CopyOptions): Promise<void> {
  const source = openSqlite(from, driver, { readonly: true });
  try {
    const tries = Math.max(1, Math.ceil(waitMilliseconds / PAUSE_MILLISECONDS));
    for (let attempt = 1; ; attempt++) {
      const { totalPages } = await source.backup(to, { progress: patience(from, atOnce, tries, waitMilliseconds) });
      // The driver takes a first step that found the database locked for the end of the work.
      if (totalPages > 0) return;
      if (attempt >= tries) throw busy(to, waitMilliseconds, undefined);
      await pause(PAUSE_MILLISECONDS);
    }
  } catch (error) {
    throw sqliteError(error, isDamage(error) ? from : to);
  } finally {
    source.close();
  }
}

function isDamage(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /CORRUPT|NOTADB/.test(String(error.code));
}

/** A copy starts again when another process writes meanwhile; one that did so twice takes all that is left at once. */
function patience(from: string, atOnce: boolean, tries: number, waitMilliseconds: number) {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  let before = Number.POSITIVE_INFINITY;
  let restarts = 0;
  let stood = 0;
  return ({ remainingPages }: { readonly remainingPages: number }): number => {
    if (remainingPages > before) restarts++;
    if (remainingPages === before) {
      if (++stood >= tries) throw busy(from, waitMilliseconds, undefined);
      Atomics.wait(clock, 0, 0, PAUSE_MILLISECONDS);
    }
    before = remainingPages;
    return atOnce || restarts >= 2 ? ALL_PAGES : PAGES;
  };
}
