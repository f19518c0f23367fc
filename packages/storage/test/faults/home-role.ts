import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, localOwner } from '@vitalwire/core';
import Database from 'better-sqlite3';
import { eraseHome, makeBackup, restoreBackup } from '../../src/backup/index.ts';
import { openSqlite, sqliteStorage } from '../../src/sqlite/index.ts';

// A process that backs a home up, puts a backup back or erases everything, and is killed meanwhile.
const [role = '', folder = '', backup = ''] = process.argv.slice(2);
const home = {
  database: join(folder, 'health.db'),
  originals: join(folder, 'originals'),
  backups: join(folder, 'backups'),
  logs: join(folder, 'logs'),
  erasing: join(folder, 'erasing.json'),
};
const now = '2026-06-02T08:00:00.000Z' as Instant;
const storage = sqliteStorage({ database: openSqlite(home.database, Database) });
await storage.migrate();
writeSync(1, 'begins\n');
if (role === 'back-up')
  await makeBackup({ home, driver: Database, folder: home.backups, now, program: 't', reason: 'asked', keep: null });
if (role === 'restore') await restoreBackup({ path: backup, home, driver: Database });
if (role === 'erase') await eraseHome({ storage, home, owner: localOwner, keepBackups: false, now });
writeSync(1, 'done\n');
await storage.close();
