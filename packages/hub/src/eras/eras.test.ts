import { memoryStorage } from '@vitalwire/storage/memory';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { describe } from 'vitest';
import { eraCases } from '../../test/era-cases.ts';

describe('in memory', () => eraCases(async () => memoryStorage()));

describe('in SQLite', () =>
  eraCases(async () => {
    const storage = sqliteStorage({ database: openSqlite(':memory:', Database) });
    await storage.migrate();
    return storage;
  }));
