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
import { sql } from 'kysely';
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
import { chunked, listed, padded, type Statements } from './statements.ts';

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
      const rows = await session.execute(owner, listing(statements, owner, query));
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
function listing(statements: Statements, owner: Owner, query: RecordQuery) {
  const { range, dates, sourceIds, subtypes, after, limit } = query;
  const values = {
    tenantId: owner.tenantId,
    userId: owner.userId,
    kind: query.kind as string,
    fromMs: range === undefined ? 0 : millisecondsOf(range.from),
    toMs: range === undefined ? 0 : millisecondsOf(range.to),
    firstDay: dates?.from as string,
    lastDay: dates?.to as string,
    sourceIds: listed(sourceIds),
    subtypes: listed(subtypes?.map(storedText)),
    afterMs: after === undefined ? 0 : millisecondsOf(after.start),
    afterId: after?.id as string,
    limit: limit ?? 0,
  };
  const shape = [
    query.order,
    ...[range, dates, after, limit].map((part) => part !== undefined),
    values.sourceIds.length,
    values.subtypes.length,
    values.subtypes.includes(''),
  ];
  return statements.bind(`list ${shape.join(' ')}`, values, (db, slot) => {
    const direction = query.order === 'oldest-first' ? 'asc' : 'desc';
    let select = db
      .selectFrom('record')
      .select('payload')
      .where(
        'tenant_id',
        '=',
        slot((v) => v.tenantId),
      )
      .where(
        'user_id',
        '=',
        slot((v) => v.userId),
      )
      .where(
        'kind',
        '=',
        slot((v) => v.kind),
      )
      .where('hidden_at_ms', 'is', null)
      .orderBy('start_ms', direction)
      .orderBy('id', direction);
    if (range !== undefined) {
      const [from, to] = [slot((v: typeof values) => v.fromMs), slot((v: typeof values) => v.toMs)];
      select = select.where('start_ms', '>=', from).where('start_ms', '<', to);
    }
    if (dates !== undefined) {
      const [first, last] = [slot((v: typeof values) => v.firstDay), slot((v: typeof values) => v.lastDay)];
      select = select.where('local_date', '>=', first).where('local_date', '<=', last);
    }
    if (sourceIds !== undefined) {
      const ids = values.sourceIds.map((_, place) => slot((v) => v.sourceIds[place] ?? ''));
      select = select.where('source_id', 'in', ids);
    }
    if (subtypes !== undefined) {
      const words = values.subtypes.map((_, place) => slot((v) => v.subtypes[place] ?? ''));
      select = select.where('subtype', 'in', words);
      // Their index on SQLite leaves out records without one, which it has to be told.
      if (!values.subtypes.includes('')) select = select.where('subtype', '<>', sql.lit(''));
    }
    if (after !== undefined) {
      const place = [slot((v: typeof values) => v.afterMs), slot((v: typeof values) => v.afterId)] as const;
      const beyond = query.order === 'oldest-first' ? '>' : '<';
      select = select.where((where) => where(where.refTuple('start_ms', 'id'), beyond, where.tuple(...place)));
    }
    return limit === undefined ? select : select.limit(slot((v) => v.limit));
  });
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
