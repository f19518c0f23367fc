import type { AnyRecord, Owner } from '@vitalwire/core';
import { addMetrics, packTallies, type Tallies, unpackTallies } from '../shared/day-metrics.ts';
import { parseStored } from '../shared/parse-stored.ts';
import { ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import type { SlotOf, Statements } from './statements.ts';

/** What a row of `day_total` is about. */
export interface DayKey {
  readonly kind: string;
  readonly localDate: string;
  readonly sourceId: string;
  readonly subtype: string;
}

/** What it says. */
export interface Day {
  records: number;
  events: number;
  newestMs: number;
  receivedAtMs: number;
  readonly tallies: Tallies;
}

export interface Moments {
  readonly startMs: number;
  readonly endMs: number | null;
  readonly receivedAtMs: number;
}

function emptyDay(): Day {
  const never = Number.NEGATIVE_INFINITY;
  return { records: 0, events: 0, newestMs: never, receivedAtMs: never, tallies: new Map() };
}

/** @param event `null` for a record that another one answers for */
export function addToDay(day: Day, { startMs, endMs, receivedAtMs }: Moments, event: AnyRecord | null): void {
  day.records++;
  day.newestMs = Math.max(day.newestMs, endMs ?? startMs);
  day.receivedAtMs = Math.max(day.receivedAtMs, receivedAtMs);
  if (event === null) return;
  day.events++;
  addMetrics(day.tallies, event);
}

function columnsOf(owner: Owner, { kind, localDate, sourceId, subtype }: DayKey) {
  return { ...ownerColumns(owner), kind, local_date: localDate, source_id: sourceId, subtype };
}

function slotsOf(slot: SlotOf<ReturnType<typeof columnsOf>>): ReturnType<typeof columnsOf> {
  return {
    tenant_id: slot((v) => v.tenant_id),
    user_id: slot((v) => v.user_id),
    kind: slot((v) => v.kind),
    local_date: slot((v) => v.local_date),
    source_id: slot((v) => v.source_id),
    subtype: slot((v) => v.subtype),
  };
}

/** The day as it is stored. */
export async function storedDay(session: SqlSession, statements: Statements, owner: Owner, key: DayKey): Promise<Day> {
  const query = statements.bind('stored day', columnsOf(owner, key), (db, slot) =>
    db
      .selectFrom('day_total')
      .select(['records', 'events', 'newest_ms', 'received_at_ms', 'metrics'])
      .where(({ and }) => and(slotsOf(slot))),
  );
  const [row] = await session.execute(owner, query);
  if (row === undefined) return emptyDay();
  return {
    records: row.records,
    events: row.events,
    newestMs: Number(row.newest_ms),
    receivedAtMs: Number(row.received_at_ms),
    tallies: unpackTallies(row.metrics),
  };
}

/** The day as its records make it. */
export async function countedDay(session: SqlSession, statements: Statements, owner: Owner, key: DayKey): Promise<Day> {
  const query = statements.bind('counted day', columnsOf(owner, key), (db, slot) => {
    const { tenant_id, user_id, ...rest } = slotsOf(slot);
    return db
      .selectFrom('record')
      .leftJoin('merge_member', (join) =>
        join
          .onRef('merge_member.tenant_id', '=', 'record.tenant_id')
          .onRef('merge_member.user_id', '=', 'record.user_id')
          .onRef('merge_member.record_id', '=', 'record.id'),
      )
      .select(['payload', 'start_ms', 'end_ms', 'received_at_ms', 'is_primary'])
      .where(({ and }) => and({ 'record.tenant_id': tenant_id, 'record.user_id': user_id, ...rest }));
  });
  const day = emptyDay();
  for (const row of await session.execute(owner, query)) {
    const moments = {
      startMs: Number(row.start_ms),
      endMs: row.end_ms === null ? null : Number(row.end_ms),
      receivedAtMs: Number(row.received_at_ms),
    };
    addToDay(day, moments, row.is_primary === 0 ? null : parseStored<AnyRecord>(row.payload));
  }
  return day;
}

export async function writeDay(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  key: DayKey,
  day: Day,
): Promise<void> {
  const columns = columnsOf(owner, key);
  if (day.records === 0) {
    const query = statements.bind('remove day', columns, (db, slot) =>
      db.deleteFrom('day_total').where(({ and }) => and(slotsOf(slot))),
    );
    await session.execute(owner, query);
    return;
  }
  const totals = {
    records: day.records,
    events: day.events,
    newest_ms: day.newestMs,
    received_at_ms: day.receivedAtMs,
    metrics: packTallies(day.tallies),
  };
  const query = statements.bind('write day', { ...columns, ...totals }, (db, slot) => {
    const changed = {
      records: slot((v) => v.records),
      events: slot((v) => v.events),
      newest_ms: slot((v) => v.newest_ms),
      received_at_ms: slot((v) => v.received_at_ms),
      metrics: slot((v) => v.metrics),
    };
    return db
      .insertInto('day_total')
      .values({ ...slotsOf(slot), ...changed })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'user_id', 'kind', 'local_date', 'source_id', 'subtype']).doUpdateSet(changed),
      );
  });
  await session.execute(owner, query);
}
