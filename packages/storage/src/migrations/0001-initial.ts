import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { StorageEngine } from '../engine.ts';

type Columns = CreateTableBuilder<string, string>;

/** Column types by engine. Text compares by code point on both, whatever the server's language. */
function typesOf(engine: StorageEngine) {
  return engine === 'sqlite'
    ? { text: sql`text`, whole: sql`integer`, small: sql`integer`, real: sql`real`, bytes: sql`blob` }
    : {
        text: sql`text collate "C"`,
        whole: sql`bigint`,
        small: sql`integer`,
        real: sql`double precision`,
        bytes: sql`bytea`,
      };
}

export async function createInitialTables(db: Kysely<never>, engine: StorageEngine): Promise<void> {
  const { text, whole, small, real, bytes } = typesOf(engine);
  const required = (columns: Columns, names: readonly string[], type: typeof text) =>
    names.reduce((table, name) => table.addColumn(name, type, (column) => column.notNull()), columns);
  /** Owner first in every key: no row can be reached without it. */
  const table = (name: string, key: readonly string[]) =>
    required(
      db.schema.createTable(name),
      ['tenant_id', 'user_id', ...key.filter((column) => column !== 'version')],
      text,
    );
  const create = async (columns: Columns, key: readonly string[]) => {
    const keyed = columns.addPrimaryKeyConstraint(`${tableName(columns)}_key`, ['tenant_id', 'user_id', ...key]);
    await (engine === 'sqlite' ? keyed.modifyEnd(sql`strict`) : keyed).execute();
  };
  const ofRecord = (columns: Columns, column: string) =>
    columns.addForeignKeyConstraint(
      `${tableName(columns)}_record`,
      ['tenant_id', 'user_id', column],
      'record',
      ['tenant_id', 'user_id', 'id'],
      (key) => key.onDelete('cascade'),
    );

  let record = required(
    table('record', ['id']),
    ['kind', 'subtype', 'source_id', 'natural_key', 'local_date', 'payload'],
    text,
  );
  record = required(record, ['start_ms', 'valid_from_ms', 'received_at_ms'], whole);
  record = required(record, ['version'], small);
  record = record.addColumn('vendor_id', text).addColumn('end_ms', whole).addColumn('utc_offset_minutes', small);
  record = record.addUniqueConstraint('record_natural_key', [
    'tenant_id',
    'user_id',
    'kind',
    'source_id',
    'natural_key',
  ]);
  await create(record, ['id']);
  await index(db, 'record_by_start', ['tenant_id', 'user_id', 'kind', 'start_ms', 'id']);
  await index(db, 'record_by_subtype', ['tenant_id', 'user_id', 'kind', 'subtype', 'start_ms', 'id']);
  await index(db, 'record_by_day', ['tenant_id', 'user_id', 'kind', 'local_date', 'source_id', 'subtype']);

  let version = required(table('record_version', ['id']), ['version'], small);
  version = required(required(version, ['valid_from_ms', 'valid_to_ms'], whole), ['payload'], text);
  await create(ofRecord(version, 'id'), ['id', 'version']);

  let stream = required(table('stream', ['workout_id', 'channel']), ['position'], small);
  stream = required(required(stream, ['start_ms'], whole), ['bytes'], bytes);
  await create(ofRecord(stream, 'workout_id'), ['workout_id', 'channel']);

  const day = ['kind', 'local_date', 'source_id', 'subtype'];
  let dayTotal = required(required(table('day_total', day), ['metrics'], text), ['records', 'events'], small);
  dayTotal = required(dayTotal, ['newest_ms', 'received_at_ms'], whole);
  await create(dayTotal, day);

  const merge = required(required(table('merge', ['id']), ['kind', 'payload'], text), ['decided_at_ms'], whole);
  await create(merge, ['id']);
  const member = required(required(table('merge_member', ['record_id']), ['merge_id'], text), ['is_primary'], small);
  await create(ofRecord(member, 'record_id'), ['record_id']);
  await db.schema
    .createIndex('merge_member_by_merge')
    .on('merge_member')
    .columns(['tenant_id', 'user_id', 'merge_id'])
    .execute();
  const refusal = required(
    required(table('merge_refusal', ['record_id', 'members']), ['kind'], text),
    ['decided_at_ms'],
    whole,
  );
  await create(refusal, ['record_id', 'members']);

  await create(required(table('person_profile', []), ['payload'], text), []);
  const thresholdKey = ['metric', 'sport', 'valid_from', 'origin'];
  let threshold = required(table('threshold', thresholdKey), ['value'], real);
  threshold = required(threshold, ['recorded_at_ms'], whole).addColumn('detail', text);
  await create(threshold, thresholdKey);

  let file = required(table('import_file', ['hash']), ['source_id', 'mapper', 'name', 'state'], text);
  file = required(required(file, ['size_bytes', 'imported_at_ms'], whole), ['records'], small).addColumn(
    'position',
    text,
  );
  await create(file, ['hash']);
}

function tableName(columns: Columns): string {
  return columns.toOperationNode().table.table.identifier.name;
}

async function index(db: Kysely<never>, name: string, columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(name)
    .on('record')
    .columns([...columns])
    .execute();
}
