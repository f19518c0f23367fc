import type { Storage } from '@vitalwire/core';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';

/** The embedded database, its schema up to date. @throws HealthError the storage errors */
export async function openDatabase(path: string): Promise<Storage> {
  const { default: Database } = await import('better-sqlite3');
  const storage = sqliteStorage({ database: openSqlite(path, Database) });
  try {
    await storage.migrate();
  } catch (error) {
    await storage.close();
    throw error;
  }
  return storage;
}
