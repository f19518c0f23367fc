import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ErrorCode, HealthError, type Storage } from '@vitalwire/core';
import Database from 'better-sqlite3';
import { afterAll, expect } from 'vitest';
import { openSqlite, sqliteStorage } from '../../src/sqlite/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'storage-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** The path of a database that is not there yet. */
export function freshPath(): string {
  return join(folder, `${files++}.db`);
}

export function openAt(
  path: string,
  options: { readonly readonly?: boolean; readonly waitMilliseconds?: number } = {},
) {
  const { readonly = false, waitMilliseconds = 10_000 } = options;
  const database = openSqlite(path, Database, { readonly });
  const storage: Storage = sqliteStorage({ database, waitMilliseconds });
  return { database, storage };
}

/** What the call failed with, which must be one of ours and say a sentence without the words of the driver. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<{ readonly code: ErrorCode | 'none'; readonly message: string }> {
  try {
    await call;
    return { code: 'none', message: '' };
  } catch (error) {
    if (!HealthError.is(error)) throw error;
    expect(error.message).toMatch(/^[A-Z/].*\.$/);
    expect(error.message).not.toMatch(/SQLITE_|malformed|disk image/);
    return { code: error.code, message: error.message };
  }
}
