import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContentHash, HealthError, type Instant, isInstant, type Owner } from '@vitalwire/core';
import type { ContentDigest } from '../archive/digest.ts';
import { isObject } from '../archive/format.ts';

export const backupFormat = 'vitalwire-backup';
export const backupVersion = 1;
export const databaseName = 'database.db';
export const originalsName = 'originals';
const manifestName = 'manifest.json';

/** Why a backup was made. */
export type BackupReason = 'asked' | 'scheduled' | 'before-migration' | 'before-restore';

export interface BackupManifest {
  readonly format: typeof backupFormat;
  readonly version: number;
  readonly createdAt: Instant;
  /** Name and version of the program that made it. */
  readonly program: string;
  readonly reason: BackupReason;
  /** Number of migrations that the database has gone through. */
  readonly schemaVersion: number;
  readonly database: { readonly sizeBytes: number; readonly sha256: ContentHash };
  readonly originals: OriginalsListing;
  /** What each person has; `null` for a database that this program would have to bring up to date first. */
  readonly people: readonly (Owner & ContentDigest)[] | null;
}

export interface OriginalsListing {
  readonly files: number;
  readonly sizeBytes: number;
  /** Over their paths and sizes, in order. */
  readonly sha256: ContentHash;
}

export function manifestPath(folder: string): string {
  return join(folder, manifestName);
}

/** @throws HealthError `file-unreadable`, `file-invalid` */
export async function readBackupManifest(folder: string): Promise<BackupManifest> {
  const path = manifestPath(folder);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code ?? error.message;
    throw new HealthError('file-unreadable', `${folder} is no backup: its manifest cannot be read (${reason}).`, {
      path,
      reason,
    });
  });
  const value = parsed(text);
  if (!isObject(value) || value.format !== backupFormat)
    throw invalidBackup(folder, 'its manifest is of something else');
  if (typeof value.version !== 'number' || value.version > backupVersion)
    throw invalidBackup(folder, `it is of version ${String(value.version)}, and this program knows ${backupVersion}`);
  const { createdAt, schemaVersion, database, originals, people } = value;
  const whole =
    typeof createdAt === 'string' &&
    isInstant(createdAt) &&
    typeof schemaVersion === 'number' &&
    isObject(database) &&
    isObject(originals) &&
    (people === null || (Array.isArray(people) && people.every(isObject)));
  if (!whole) throw invalidBackup(folder, 'its manifest is not complete');
  return value as unknown as BackupManifest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function invalidBackup(path: string, reason: string): HealthError<'file-invalid'> {
  return new HealthError('file-invalid', `The backup ${path} cannot be used: ${reason}. Nothing was changed.`, {
    path,
    reason,
  });
}
