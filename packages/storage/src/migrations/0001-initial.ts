import type { Kysely } from 'kysely';
import type { StorageEngine } from '../engine.ts';
import { tableMaker } from './tables.ts';

export async function createInitialTables(db: Kysely<never>, engine: StorageEngine): Promise<void> {
  const { text, whole, small, real, bytes, required, table, create, ofRecord, index } = tableMaker(db, engine);

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
  await index('record_by_start', 'record', ['tenant_id', 'user_id', 'kind', 'start_ms', 'id']);
  await index('record_by_subtype', 'record', ['tenant_id', 'user_id', 'kind', 'subtype', 'start_ms', 'id']);
  await index('record_by_day', 'record', ['tenant_id', 'user_id', 'kind', 'local_date', 'source_id', 'subtype']);

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
  await index('merge_member_by_merge', 'merge_member', ['tenant_id', 'user_id', 'merge_id']);
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
