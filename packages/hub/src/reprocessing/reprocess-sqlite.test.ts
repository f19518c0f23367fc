import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { it } from 'vitest';
import { reprocessOn } from '../../test/reprocess-on.ts';

it('reads originals again over SQLite, and a second time changes no row', async () => {
  const database = openSqlite(':memory:', Database);
  const storage = sqliteStorage({ database });
  await storage.migrate();
  await reprocessOn(storage, async () => JSON.stringify(database.prepare('select total_changes() changes').get()));
  await storage.close();
});
