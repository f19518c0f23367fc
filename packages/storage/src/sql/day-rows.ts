import type { AnyRecord, LocalDate, Owner, Period } from '@vitalwire/core';
import {
  addMetrics,
  addTallies,
  countsAlways,
  packTallies,
  type Tallies,
  unpackTallies,
} from '../shared/day-metrics.ts';
import { parseStored } from '../shared/parse-stored.ts';
import { nextPeriod } from '../shared/periods.ts';
import { ownerColumns } from './insert.ts';
import type { SqlSession } from './session.ts';
import type { SlotOf, Statements } from './statements.ts';

/** What a row of `day_total` is about; with a period, one of `period_total`. */
export interface DayKey {
  readonly period?: Period;
  readonly kind: string;
  /** The day, or the first of the period. */
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

export function emptyDay(): Day {
  const never = Number.NEGATIVE_INFINITY;
  return { records: 0, events: 0, newestMs: never, receivedAtMs: never, tallies: new Map() };
}

/** @param answers `false` for a record that another one answers for */
export function addToDay(
  day: Day,
  { startMs, endMs, receivedAtMs }: Moments,
  record: AnyRecord,
  answers: boolean,
): void {
  day.records++;
  day.newestMs = Math.max(day.newestMs, endMs ?? startMs);
  day.receivedAtMs = Math.max(day.receivedAtMs, receivedAtMs);
  if (answers) day.events++;
  if (answers || countsAlways(record)) addMetrics(day.tallies, record);
}

function columnsOf(owner: Owner, { period, kind, localDate, sourceId, subtype }: DayKey) {
  const columns = { ...ownerColumns(owner), kind, local_date: localDate, source_id: sourceId, subtype };
  return period === undefined ? columns : { ...columns, period };
}
type Columns = ReturnType<typeof columnsOf>;

function slotsOf(slot: SlotOf<Columns>, key: DayKey): Columns {
  const names = ['tenant_id', 'user_id', 'kind', 'local_date', 'source_id', 'subtype', ...ofPeriod(key)] as const;
  return Object.fromEntries(names.map((name) => [name, slot((v) => v[name as keyof Columns])])) as Columns;
}

function ofPeriod({ period }: DayKey): readonly ['period'] | readonly [] {
  return period === undefined ? [] : ['period'];
}

/** The two tables have the same columns but one. */
function tableOf({ period }: DayKey): 'day_total' {
  return (period === undefined ? 'day_total' : 'period_total') as 'day_total';
}

/** The day as it is stored. */
export async function storedDay(session: SqlSession, statements: Statements, owner: Owner, key: DayKey): Promise<Day> {
  const table = tableOf(key);
  const query = statements.bind(`stored ${table}`, columnsOf(owner, key), (db, slot) =>
    db
      .selectFrom(table)
      .select(totalColumns)
      .where(({ and }) => and(slotsOf(slot, key))),
  );
  const [row] = await session.execute(owner, query);
  return row === undefined ? emptyDay() : dayOf(row);
}

const totalColumns = ['records', 'events', 'newest_ms', 'received_at_ms', 'metrics'] as const;

export function dayOf(row: {
  readonly records: number;
  readonly events: number;
  readonly newest_ms: number | string;
  readonly received_at_ms: number | string;
  readonly metrics: string;
}): Day {
  return {
    records: row.records,
    events: row.events,
    newestMs: Number(row.newest_ms),
    receivedAtMs: Number(row.received_at_ms),
    tallies: unpackTallies(row.metrics),
  };
}

/** A period as its days make it. */
export async function summedPeriod(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  key: DayKey & { readonly period: Period },
): Promise<Day> {
  const { period, ...rest } = key;
  const values = { ...columnsOf(owner, rest), until: nextPeriod(period, key.localDate as LocalDate) as string };
  const query = statements.bind('days of a period', values, (db, slot) => {
    const { local_date, ...owned } = slotsOf(slot as SlotOf<Columns>, rest);
    return db
      .selectFrom('day_total')
      .select(totalColumns)
      .where(({ and }) => and(owned))
      .where('local_date', '>=', local_date)
      .where(
        'local_date',
        '<',
        slot((v) => v.until),
      );
  });
  const sum = emptyDay();
  for (const row of await session.execute(owner, query)) addDay(sum, dayOf(row));
  return sum;
}

export function addDay(sum: Day, day: Day): void {
  sum.records += day.records;
  sum.events += day.events;
  sum.newestMs = Math.max(sum.newestMs, day.newestMs);
  sum.receivedAtMs = Math.max(sum.receivedAtMs, day.receivedAtMs);
  addTallies(sum.tallies, day.tallies);
}

/** The day as its records make it. */
export async function countedDay(session: SqlSession, statements: Statements, owner: Owner, key: DayKey): Promise<Day> {
  const query = statements.bind('counted day', columnsOf(owner, key), (db, slot) => {
    const { tenant_id, user_id, ...rest } = slotsOf(slot, key);
    return db
      .selectFrom('record')
      .leftJoin('merge_member', (join) =>
        join
          .onRef('merge_member.tenant_id', '=', 'record.tenant_id')
          .onRef('merge_member.user_id', '=', 'record.user_id')
          .onRef('merge_member.record_id', '=', 'record.id'),
      )
      .select(['payload', 'start_ms', 'end_ms', 'received_at_ms', 'is_primary'])
      .where(({ and }) => and({ 'record.tenant_id': tenant_id, 'record.user_id': user_id, ...rest }))
      .where('hidden_at_ms', 'is', null);
  });
  const day = emptyDay();
  for (const row of await session.execute(owner, query)) {
    const moments = {
      startMs: Number(row.start_ms),
      endMs: row.end_ms === null ? null : Number(row.end_ms),
      receivedAtMs: Number(row.received_at_ms),
    };
    addToDay(day, moments, parseStored<AnyRecord>(row.payload), row.is_primary !== 0);
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
  const table = tableOf(key);
  if (day.records === 0) {
    const query = statements.bind(`remove ${table}`, columns, (db, slot) =>
      db.deleteFrom(table).where(({ and }) => and(slotsOf(slot, key))),
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
  const query = statements.bind(`write ${table}`, { ...columns, ...totals }, (db, slot) => {
    const changed = {
      records: slot((v) => v.records),
      events: slot((v) => v.events),
      newest_ms: slot((v) => v.newest_ms),
      received_at_ms: slot((v) => v.received_at_ms),
      metrics: slot((v) => v.metrics),
    };
    return db
      .insertInto(table)
      .values({ ...slotsOf(slot as SlotOf<Columns>, key), ...changed })
      .onConflict((conflict) =>
        conflict
          .columns([
            'tenant_id',
            'user_id',
            ...(ofPeriod(key) as readonly 'kind'[]),
            'kind',
            'local_date',
            'source_id',
            'subtype',
          ])
          .doUpdateSet(changed),
      );
  });
  await session.execute(owner, query);
}
