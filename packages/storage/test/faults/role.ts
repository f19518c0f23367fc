import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openSqlite, sqliteStorage } from '../../src/sqlite/index.ts';
import { importOne } from './imports.ts';

const [role = '', path = '', ...rest] = process.argv.slice(2);
/** Reaches the other process before anything can happen to this one. */
const say = (line: string) => writeSync(1, `${line}\n`);

if (role === 'hold-lock') {
  const database = openSqlite(path, Database);
  database.prepare('begin immediate').run();
  say('holding');
  await pause(Number(rest[0]));
  database.prepare('rollback').run();
  database.close();
} else {
  const storage = sqliteStorage({ database: openSqlite(path, Database), waitMilliseconds: 60_000 });
  const steps = await storage.migrate();
  say(`migrated ${steps.length}`);
  say('ready');
  if (role === 'import') {
    const [from = '0', to = '0'] = rest;
    for (let number = Number(from); number < Number(to); number++) {
      await importOne(storage, number);
      say(`stored ${number}`);
    }
  }
  await storage.close();
}
