import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Instant, Owner, Storage } from '@vitalwire/core';
import { removeOriginals } from '../originals/index.ts';
import { fileError } from '../shared/file-error.ts';
import { type BackedUpHome, listBackups } from './make-backup.ts';
import { restoringEnding, setAsideEnding } from './set-aside.ts';

/** One person's data on one machine, with everything that lies beside the database. */
export interface ErasableHome extends BackedUpHome {
  readonly backups: string;
  readonly logs: string;
  /** A file that is there while an erasing is under way. */
  readonly erasing: string;
  /** Files that a crash may have left half written, such as a new key: nothing reads them. */
  readonly leftovers?: readonly string[];
}

export interface EraseOptions {
  readonly storage: Storage;
  readonly home: ErasableHome;
  readonly owner: Owner;
  /** Backups stay; they hold the data, and `restore` brings it back. */
  readonly keepBackups: boolean;
  readonly now: Instant;
  /** Called before each step. What it throws ends the work there, as a crash does. */
  readonly onStep?: (step: EraseStep) => void;
}

export type EraseStep = 'mark' | 'rows' | 'originals' | 'backups' | 'logs' | 'leftovers' | 'compact' | 'unmark';

export interface EraseReport {
  /** Of each table. */
  readonly rows: { readonly [table: string]: number };
  readonly originals: number;
  readonly backupsRemoved: readonly string[];
  /** They hold data still: kept on request, or because another person's is in them, too. */
  readonly backupsRemaining: readonly string[];
}

/**
 * Takes everything of one person away: rows, originals, backups, log files, and the bytes that they left in the database
 * file. A mark on the disk is there until the end, so that {@link resumeErasing} finishes what a crash broke off.
 * @throws HealthError the storage errors
 */
export async function eraseHome(options: EraseOptions): Promise<EraseReport> {
  options.onStep?.('mark');
  return eraseFrom(options, []);
}

async function eraseFrom(options: EraseOptions, done: readonly EraseStep[]): Promise<EraseReport> {
  const { storage, home, owner, keepBackups, now, onStep = () => {} } = options;
  const finished = [...done];
  /** What is behind us is not done again: in the meantime the person may have begun anew. */
  const step = async <T>(name: EraseStep, nothing: T, work: () => Promise<T>): Promise<T> => {
    if (finished.includes(name)) return nothing;
    onStep(name);
    const result = await work();
    finished.push(name);
    await mark(home.erasing, { owner, keepBackups, startedAt: now, done: finished });
    return result;
  };
  try {
    await mark(home.erasing, { owner, keepBackups, startedAt: now, done: finished });
    const rows = await step('rows', {}, () => storage.erase(owner));
    const originals = await step('originals', 0, () => removeOriginals(home.originals, owner));
    const none = { backupsRemoved: [], backupsRemaining: [] };
    const backups = await step('backups', none, () => removeBackups(storage, home, owner, keepBackups));
    await step('logs', undefined, () => removeLogs(home.logs));
    await step('leftovers', undefined, () => removeLeftovers(storage, home));
    await step('compact', undefined, () => storage.compact());
    onStep('unmark');
    await rm(home.erasing, { force: true });
    return { rows, originals, ...backups };
  } catch (error) {
    throw fileError(error, home.erasing, 'The erasing');
  }
}

/** Finishes an erasing that was broken off. @returns `null` where there was none */
export async function resumeErasing(
  options: Pick<EraseOptions, 'storage' | 'home' | 'now'>,
): Promise<EraseReport | null> {
  const text = await readFile(options.home.erasing, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw fileError(error, options.home.erasing, 'The erasing');
  });
  if (text === null) return null;
  // The mark is written beside its place and moved there: it is whole.
  const { owner, keepBackups, done } = JSON.parse(text) as Mark;
  return eraseFrom({ ...options, owner, keepBackups }, done);
}

interface Mark extends Pick<EraseOptions, 'owner' | 'keepBackups'> {
  readonly startedAt: Instant;
  readonly done: readonly EraseStep[];
}

async function mark(path: string, what: Mark): Promise<void> {
  const beside = `${path}.new`;
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(what)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, path);
}

/** A backup with nobody else in it goes. One whose people are not known is of those who were on this machine. */
async function removeBackups(
  storage: Storage,
  home: ErasableHome,
  owner: Owner,
  keepBackups: boolean,
): Promise<Pick<EraseReport, 'backupsRemoved' | 'backupsRemaining'>> {
  const alone = (await storage.owners()).length === 0;
  const removed: string[] = [];
  const remaining: string[] = [];
  for (const { path, manifest } of await listBackups(home.backups)) {
    const people = manifest.people;
    const theirs = people?.some(({ tenantId, userId }) => tenantId === owner.tenantId && userId === owner.userId);
    if (people !== null && theirs !== true) continue;
    const others = people === null ? !alone : people.length > 1;
    if (keepBackups || others) {
      remaining.push(path);
      continue;
    }
    await rm(path, { recursive: true, force: true });
    removed.push(path);
  }
  if (!keepBackups && alone) await removeHalfBackups(home.backups);
  return { backupsRemoved: removed, backupsRemaining: remaining };
}

async function removeHalfBackups(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (name.endsWith('.partial')) await rm(join(folder, name), { recursive: true, force: true });
}

async function removeLogs(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (/\.log(?:\.\d+)?$/.test(name)) await rm(join(folder, name), { force: true });
}

/** What a crash left, and damaged databases that a restore set aside: they hold what the sound one held. */
async function removeLeftovers(storage: Storage, { database, erasing, leftovers = [] }: ErasableHome): Promise<void> {
  for (const path of leftovers) await rm(path, { force: true });
  if ((await storage.owners()).length > 0) return;
  const beside = [setAsideEnding, restoringEnding].map((ending) => `${basename(database)}${ending}`);
  for (const name of await readdir(dirname(database)).catch(() => []))
    if (beside.some((start) => name.startsWith(start))) await rm(join(dirname(database), name), { force: true });
  await rm(`${erasing}.new`, { force: true });
}
