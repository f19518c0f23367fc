import { writeSync } from 'node:fs';
import { postgresStorage } from '@vitalwire/storage/postgres';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { Pool } from 'pg';
import { deeds, importFile } from './deeds.ts';
import { actingWithOriginals, doors, readAgain } from './doors.ts';

// A process that does one thing again and again, says what is done, and is killed meanwhile.
const [engine = '', address = '', schema = '', originals = '', operation = '', name = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const connection = { options: `-c search_path=${schema}`, application_name: `child ${schema}` };
const storage =
  engine === 'sqlite'
    ? sqliteStorage({ database: openSqlite(address, Database) })
    : postgresStorage({ pool: new Pool({ connectionString: address, max: 2, ...connection }) });
const acting = actingWithOriginals(storage, name, originals);
if (operation === 'migrate') say('ready');
await storage.migrate();
if (operation === 'migrate') say('0');
else {
  // Every module is loaded and every connection made by the time the clock of the kill begins to run.
  await acting.hub.curation.actions(1, acting.call);
  say('ready');
}
if (operation === 'erase') {
  await storage.erase(acting.call.owner);
  say('0');
} else if (operation === 'reprocess') {
  await readAgain(acting, (done) => say(String(done)));
} else if (operation !== 'migrate') {
  for (let turn = 0; ; turn++) {
    if (operation === 'import') await importFile(acting, turn);
    else if (operation in doors) await doors[operation as keyof typeof doors](acting, turn);
    else await deeds[operation as keyof typeof deeds](acting, turn);
    say(String(turn));
  }
}
await storage.close();
