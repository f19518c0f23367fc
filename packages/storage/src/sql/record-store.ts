import {
  type DataKind,
  type LocalDate,
  millisecondsOf,
  type Owner,
  type RecordId,
  type RecordOf,
  type RecordQuery,
  type RecordStore,
  type SourceId,
  type SourceOverview,
} from '@vitalwire/core';
import type { Metrics } from '../shared/day-metrics.ts';
import { parseStored, storedInstant } from '../shared/parse-stored.ts';
import { canAnswer } from '../shared/query-checks.ts';
import { storedText } from '../shared/stored-text.ts';
import { sqlArchived } from './archived-records.ts';
import { readTotals } from './day-totals.ts';
import { rebuildTotals } from './rebuild-totals.ts';
import { sqlRecordAges } from './record-ages.ts';
import { sqlAmendments } from './record-amendments.ts';
import { removeRecords, writeRecords } from './record-writer.ts';
import type { SqlSession } from './session.ts';
import { chunked, padded, type Statements } from './statements.ts';

/** @param metricsOf reads the totals of a day or period as they are stored */
export function sqlRecords(
  session: SqlSession,
  statements: Statements,
  metricsOf: (packed: string) => Metrics,
): RecordStore {
  return {
    write: (owner, records) => writeRecords(session, statements, owner, records),
    remove: (owner, ids) => removeRecords(session, statements, owner, ids),
    dayTotals: (owner, query) => readTotals(session, statements, metricsOf, owner, query, null),
    periodTotals: (owner, period, query) => readTotals(session, statements, metricsOf, owner, query, period),
    rebuildTotals: (owner) => rebuildTotals(session, statements, owner),
    ...sqlAmendments(session, statements),
    ...sqlArchived(session, statements),
    ...sqlRecordAges(session, statements),
    overview: (owner) => overview(session, statements, owner),
    async get<K extends DataKind>(owner: Owner, kind: K, id: RecordId) {
      const [record] = await findMany(session, statements, owner, kind, [id]);
      return record ?? null;
    },
    getMany: (owner, kind, ids) => findMany(session, statements, owner, kind, ids),
    async list<K extends DataKind>(owner: Owner, query: RecordQuery<K>) {
      if (!canAnswer(query)) return [];
      const rows = await session.execute(owner, listing(statements, owner, query).compile());
      return rows.map(({ payload }) => parseStored<RecordOf<K>>(payload));
    },
    async history<K extends DataKind>(owner: Owner, kind: K, id: RecordId) {
      const rows = await session.execute(owner, versions(statements, owner, kind, id).compile());
      return rows.map(({ payload }) => parseStored<RecordOf<K>>(payload));
    },
  };
}

async function findMany<K extends DataKind>(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  kind: K,
  ids: readonly RecordId[],
): Promise<readonly RecordOf<K>[]> {
  const found = new Map<string, string>();
  for (const chunk of chunked([...new Set(ids)])) {
    const values = { owner, kind, ids: padded(chunk) };
    const query = statements.bind(`records ${values.ids.length}`, values, (db, slot) =>
      db
        .selectFrom('record')
        .select(['id', 'payload'])
        .where(
          'tenant_id',
          '=',
          slot((v) => v.owner.tenantId),
        )
        .where(
          'user_id',
          '=',
          slot((v) => v.owner.userId),
        )
        .where(
          'id',
          'in',
          values.ids.map((_, place) => slot((v) => v.ids[place] ?? '')),
        )
        .where(
          'kind',
          '=',
          slot((v) => v.kind as string),
        )
        .where('hidden_at_ms', 'is', null),
    );
    for (const row of await session.execute(owner, query)) found.set(row.id, row.payload);
  }
  const payloads = ids.map((id) => found.get(id)).filter((payload) => payload !== undefined);
  return payloads.map((payload) => parseStored<RecordOf<K>>(payload));
}

/** By start, then id. SQLite and PostgreSQL both walk an index for the pair. */
function listing({ db }: Statements, owner: Owner, query: RecordQuery) {
  const { range, dates, sourceIds, subtypes, after, limit } = query;
  const direction = query.order === 'oldest-first' ? 'asc' : 'desc';
  let select = db
    .selectFrom('record')
    .select('payload')
    .where('tenant_id', '=', owner.tenantId)
    .where('user_id', '=', owner.userId)
    .where('kind', '=', query.kind as string)
    .where('hidden_at_ms', 'is', null)
    .orderBy('start_ms', direction)
    .orderBy('id', direction);
  if (range !== undefined) {
    select = select
      .where('start_ms', '>=', millisecondsOf(range.from))
      .where('start_ms', '<', millisecondsOf(range.to));
  }
  if (dates !== undefined) select = select.where('local_date', '>=', dates.from).where('local_date', '<=', dates.to);
  if (sourceIds !== undefined) select = select.where('source_id', 'in', sourceIds);
  if (subtypes !== undefined) select = select.where('subtype', 'in', subtypes.map(storedText));
  if (after !== undefined) {
    const start = millisecondsOf(after.start);
    const beyond = query.order === 'oldest-first' ? '>' : '<';
    select = select.where((where) =>
      where(where.refTuple('start_ms', 'id'), beyond, where.tuple(start, after.id as string)),
    );
  }
  return limit === undefined ? select : select.limit(limit);
}

function versions({ db }: Statements, owner: Owner, kind: DataKind, id: RecordId) {
  return db
    .selectFrom('record_version')
    .innerJoin('record', (join) =>
      join
        .onRef('record.tenant_id', '=', 'record_version.tenant_id')
        .onRef('record.user_id', '=', 'record_version.user_id')
        .onRef('record.id', '=', 'record_version.id'),
    )
    .select('record_version.payload')
    .where('record.tenant_id', '=', owner.tenantId)
    .where('record.user_id', '=', owner.userId)
    .where('record.id', '=', id as string)
    .where('record.kind', '=', kind as string)
    .orderBy('record_version.version', 'desc');
}

/** From the roll-ups: years of records are never walked for it. */
async function overview(session: SqlSession, { db }: Statements, owner: Owner): Promise<readonly SourceOverview[]> {
  const rows = await session.execute(
    owner,
    db
      .selectFrom('day_total')
      .select(['source_id', 'kind'])
      .select(({ fn }) => [
        fn.sum<number | string>('records').as('records'),
        fn.min('local_date').as('first_day'),
        fn.max('local_date').as('last_day'),
        fn.max('newest_ms').as('newest_ms'),
        fn.max('received_at_ms').as('received_at_ms'),
      ])
      .where('tenant_id', '=', owner.tenantId)
      .where('user_id', '=', owner.userId)
      .groupBy(['source_id', 'kind'])
      .orderBy('source_id')
      .orderBy('kind')
      .compile(),
  );
  return rows.map((row) => ({
    sourceId: row.source_id as SourceId,
    kind: row.kind as DataKind,
    records: Number(row.records),
    firstDay: row.first_day as LocalDate,
    lastDay: row.last_day as LocalDate,
    newestRecordAt: storedInstant(row.newest_ms),
    lastReceivedAt: storedInstant(row.received_at_ms),
  }));
}
