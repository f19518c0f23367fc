import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Pool } from 'pg';
import { postgresStorage } from '../../src/postgres/index.ts';
import { openSqlite, sqliteStorage } from '../../src/sqlite/index.ts';

// A process that brings a database of an earlier release up to date, and is killed meanwhile.
const [engine = '', address = '', schema = ''] = process.argv.slice(2);
const connection = { options: `-c search_path=${schema}`, application_name: `child ${schema}` };
const storage =
  engine === 'sqlite'
    ? sqliteStorage({ database: openSqlite(address, Database) })
    : postgresStorage({ pool: new Pool({ connectionString: address, max: 1, ...connection }) });
writeSync(1, 'ready\n');
await storage.migrate();
writeSync(1, 'upgraded\n');
await storage.close();
