import { instantOf } from '@vitalwire/core';
import { type Backup, type BackupReason, listBackups, makeBackup, scheduleBackups } from '@vitalwire/storage/backup';
import type { App } from './app.ts';
import type { Log } from './log.ts';
import { quietTimer } from './quiet-timer.ts';
import type { Home } from './setup/home.ts';
import type { SettingValues } from './setup/settings.ts';
import { programVersion } from './version.ts';

export const programName = () => `vitalwire ${programVersion()}`;

/** The driver is loaded here and nowhere earlier: on a Node that is too old it would end the process without a word. */
export async function sqliteDriver() {
  return (await import('better-sqlite3')).default;
}

export interface BackUpOptions {
  readonly reason: BackupReason;
  readonly folder: string;
  readonly keep: number | null;
}

/** @throws HealthError the storage errors */
export async function backUpHome(
  home: Home,
  options: BackUpOptions,
): Promise<Backup & { readonly removed: readonly string[] }> {
  const now = instantOf(Date.now());
  return makeBackup({ home, driver: await sqliteDriver(), now, program: programName(), ...options });
}

/** Backups while a server runs, where they are set. @returns what ends them */
export function startBackups(
  app: Pick<App, 'home' | 'storage'>,
  { backupEveryHours, backupKeep }: Pick<SettingValues, 'backupEveryHours' | 'backupKeep'>,
  log: Log,
): () => void {
  if (backupEveryHours === null) return () => {};
  const { home } = app;
  return scheduleBackups({
    everyHours: backupEveryHours,
    newest: async () => (await listBackups(home.backups))[0]?.manifest.createdAt ?? null,
    async backUp() {
      // Brings an older database up to date: a backup holds what this program reads.
      await app.storage();
      const { path } = await backUpHome(home, { reason: 'scheduled', folder: home.backups, keep: backupKeep });
      log.info('backup made', { path });
    },
    failed: (error) => log.error(error, 'the scheduled backup failed'),
    now: () => instantOf(Date.now()),
    timer: quietTimer,
  });
}
