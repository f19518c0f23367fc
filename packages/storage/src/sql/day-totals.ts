import type { AnyRecord, DayMetric, DayQuery, DayTotal, LocalDate, Owner, SourceId } from '@vitalwire/core';
import { addMetrics, packMetrics, unpackMetrics } from '../shared/day-metrics.ts';
import { parseStored } from '../shared/parse-stored.ts';
import { canAnswer } from '../shared/query-checks.ts';
import { storedText, textOf } from '../shared/stored-text.ts';
import { ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

/** What a row of `day_total` is about. */
export interface DayKey {
  readonly kind: string;
  readonly localDate: string;
  readonly sourceId: string;
  readonly subtype: string;
}

/** Days to compute again, each once. */
export interface DirtyDays {
  add(key: DayKey): void;
  keys(): readonly DayKey[];
}

export function dirtyDays(): DirtyDays {
  const days = new Map<string, DayKey>();
  return {
    add({ kind, localDate, sourceId, subtype }) {
      days.set(JSON.stringify([kind, localDate, sourceId, subtype]), { kind, localDate, sourceId, subtype });
    },
    keys: () => [...days.values()],
  };
}

/** Computes the roll-ups of some days from their records: never adds to what is there, so nothing can drift. */
export async function refreshDays(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  dirty: DirtyDays,
): Promise<void> {
  for (const key of dirty.keys()) {
    const values = { ...ownerColumns(owner), ...key };
    const records = await session.execute(
      owner,
      statements.bind('day records', values, (db, slot) =>
        db
          .selectFrom('record')
          .leftJoin('merge_member', (join) =>
            join
              .onRef('merge_member.tenant_id', '=', 'record.tenant_id')
              .onRef('merge_member.user_id', '=', 'record.user_id')
              .onRef('merge_member.record_id', '=', 'record.id'),
          )
          .select(['payload', 'start_ms', 'end_ms', 'received_at_ms', 'is_primary'])
          .where(
            'record.tenant_id',
            '=',
            slot((v) => v.tenant_id),
          )
          .where(
            'record.user_id',
            '=',
            slot((v) => v.user_id),
          )
          .where(
            'kind',
            '=',
            slot((v) => v.kind),
          )
          .where(
            'local_date',
            '=',
            slot((v) => v.localDate),
          )
          .where(
            'source_id',
            '=',
            slot((v) => v.sourceId),
          )
          .where(
            'subtype',
            '=',
            slot((v) => v.subtype),
          )
          .orderBy('start_ms')
          .orderBy('id'),
      ),
    );
    if (records.length === 0) await removeDay(session, statements, owner, key);
    else await writeDay(session, statements, owner, key, records);
  }
}

interface DayRecord {
  readonly payload: string;
  readonly start_ms: number | string;
  readonly end_ms: number | string | null;
  readonly received_at_ms: number | string;
  readonly is_primary: number | null;
}

async function writeDay(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  key: DayKey,
  records: readonly DayRecord[],
): Promise<void> {
  const events = records.filter(({ is_primary }) => is_primary !== 0);
  const metrics = new Map<string, DayMetric>();
  for (const { payload } of events) addMetrics(metrics, parseStored<AnyRecord>(payload));
  const totals = {
    records: records.length,
    events: events.length,
    newest_ms: Math.max(...records.map(({ start_ms, end_ms }) => Number(end_ms ?? start_ms))),
    received_at_ms: Math.max(...records.map(({ received_at_ms }) => Number(received_at_ms))),
    metrics: packMetrics(metrics),
  };
  const row = {
    ...ownerColumns(owner),
    kind: key.kind,
    local_date: key.localDate,
    source_id: key.sourceId,
    subtype: key.subtype,
    ...totals,
  };
  await session.execute(
    owner,
    statements.bind('write day', row, (db, slot) => {
      const slots = Object.fromEntries(
        Object.keys(row).map((name) => [name, slot((v) => v[name as keyof typeof row])]),
      );
      const changed = Object.fromEntries(Object.keys(totals).map((name) => [name, slots[name]]));
      return db
        .insertInto('day_total')
        .values(slots as typeof row)
        .onConflict((conflict) =>
          conflict
            .columns(['tenant_id', 'user_id', 'kind', 'local_date', 'source_id', 'subtype'])
            .doUpdateSet(changed as typeof totals),
        );
    }),
  );
}

function removeDay(session: SqlSession, statements: Statements, owner: Owner, key: DayKey): Promise<unknown> {
  return session.execute(
    owner,
    statements.bind('remove day', { ...ownerColumns(owner), ...key }, (db, slot) =>
      db
        .deleteFrom('day_total')
        .where(
          'tenant_id',
          '=',
          slot((v) => v.tenant_id),
        )
        .where(
          'user_id',
          '=',
          slot((v) => v.user_id),
        )
        .where(
          'kind',
          '=',
          slot((v) => v.kind),
        )
        .where(
          'local_date',
          '=',
          slot((v) => v.localDate),
        )
        .where(
          'source_id',
          '=',
          slot((v) => v.sourceId),
        )
        .where(
          'subtype',
          '=',
          slot((v) => v.subtype),
        ),
    ),
  );
}

export async function readDays(
  session: SqlSession,
  { db }: Statements,
  owner: Owner,
  { kind, dates, sourceIds, subtypes }: DayQuery,
): Promise<readonly DayTotal[]> {
  if (!canAnswer({ ...(sourceIds && { sourceIds }), ...(subtypes && { subtypes }) })) return [];
  let query = db
    .selectFrom('day_total')
    .select(['local_date', 'source_id', 'subtype', 'records', 'events', 'metrics'])
    .where('tenant_id', '=', owner.tenantId)
    .where('user_id', '=', owner.userId)
    .where('kind', '=', kind);
  if (dates !== undefined) query = query.where('local_date', '>=', dates.from).where('local_date', '<=', dates.to);
  if (sourceIds !== undefined) query = query.where('source_id', 'in', sourceIds);
  if (subtypes !== undefined) query = query.where('subtype', 'in', subtypes.map(storedText));
  const rows = await session.execute(
    owner,
    query.orderBy('local_date').orderBy('source_id').orderBy('subtype').compile(),
  );
  return rows.map((row) => ({
    localDate: row.local_date as LocalDate,
    sourceId: row.source_id as SourceId,
    subtype: textOf(row.subtype),
    records: row.records,
    events: row.events,
    metrics: unpackMetrics(row.metrics),
  }));
}
