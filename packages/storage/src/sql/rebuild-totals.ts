import type { AnyRecord, LocalDate, Owner } from '@vitalwire/core';
import { metricsOf } from '../shared/day-metrics.ts';
import { parseStored } from '../shared/parse-stored.ts';
import { firstDayOf, periods } from '../shared/periods.ts';
import { addDay, addToDay, type Day, type DayKey, dayOf, emptyDay, writeDay } from './day-rows.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

/** Rows that are read at once. */
const PAGE = 2000;

type Totals = Map<string, { readonly key: DayKey; readonly day: Day }>;

/** Counts every roll-up from the records and mends those that differ. @returns how many did */
export async function rebuildTotals(session: SqlSession, statements: Statements, owner: Owner): Promise<number> {
  const counted = await countAll(session, statements, owner);
  const stored = await storedTotals(session, statements, owner);
  let mended = 0;
  for (const [name, { key, day }] of counted) {
    const known = stored.get(name);
    stored.delete(name);
    if (known !== undefined && saysTheSame(known.day, day)) continue;
    await writeDay(session, statements, owner, key, day);
    mended++;
  }
  for (const { key } of stored.values()) {
    await writeDay(session, statements, owner, key, emptyDay());
    mended++;
  }
  return mended;
}

async function countAll(session: SqlSession, { db }: Statements, owner: Owner): Promise<Totals> {
  const totals: Totals = new Map();
  let after = '';
  for (;;) {
    const rows = await session.execute(
      owner,
      db
        .selectFrom('record')
        .leftJoin('merge_member', (join) =>
          join
            .onRef('merge_member.tenant_id', '=', 'record.tenant_id')
            .onRef('merge_member.user_id', '=', 'record.user_id')
            .onRef('merge_member.record_id', '=', 'record.id'),
        )
        .select(['id', 'kind', 'local_date', 'source_id', 'subtype', 'payload', 'start_ms', 'end_ms', 'received_at_ms'])
        .select('is_primary')
        .where('record.tenant_id', '=', owner.tenantId)
        .where('record.user_id', '=', owner.userId)
        .where('hidden_at_ms', 'is', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .compile(),
    );
    for (const row of rows) {
      const moments = {
        startMs: Number(row.start_ms),
        endMs: row.end_ms === null ? null : Number(row.end_ms),
        receivedAtMs: Number(row.received_at_ms),
      };
      const key = { kind: row.kind, localDate: row.local_date, sourceId: row.source_id, subtype: row.subtype };
      addToDay(at(totals, key).day, moments, parseStored<AnyRecord>(row.payload), row.is_primary !== 0);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.id;
  }
  for (const { key, day } of [...totals.values()]) {
    for (const period of periods) {
      const first = firstDayOf(period, key.localDate as LocalDate);
      addDay(at(totals, { ...key, period, localDate: first }).day, day);
    }
  }
  return totals;
}

function at(totals: Totals, key: DayKey) {
  const name = JSON.stringify([key.period ?? '', key.kind, key.localDate, key.sourceId, key.subtype]);
  const total = totals.get(name) ?? { key, day: emptyDay() };
  totals.set(name, total);
  return total;
}

async function storedTotals(session: SqlSession, { db }: Statements, owner: Owner): Promise<Totals> {
  const totals: Totals = new Map();
  const days = db
    .selectFrom('day_total')
    .selectAll()
    .where('tenant_id', '=', owner.tenantId)
    .where('user_id', '=', owner.userId);
  const sums = db
    .selectFrom('period_total')
    .selectAll()
    .where('tenant_id', '=', owner.tenantId)
    .where('user_id', '=', owner.userId);
  for (const row of await session.execute(owner, days.compile())) {
    const key = { kind: row.kind, localDate: row.local_date, sourceId: row.source_id, subtype: row.subtype };
    Object.assign(at(totals, key).day, dayOf(row));
  }
  for (const row of await session.execute(owner, sums.compile())) {
    const period = periods.find((name) => name === row.period) ?? 'month';
    const key = { kind: row.kind, localDate: row.local_date, sourceId: row.source_id, subtype: row.subtype, period };
    Object.assign(at(totals, key).day, dayOf(row));
  }
  return totals;
}

/** In value: parts of an exact sum may be cut differently. */
function saysTheSame(a: Day, b: Day): boolean {
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
}

function comparable({ records, events, newestMs, receivedAtMs, tallies }: Day) {
  const metrics = Object.entries(metricsOf(tallies)).map(([name, { count, sum, minimum, maximum }]) => [
    name,
    count,
    sum,
    minimum,
    maximum,
  ]);
  return [records, events, newestMs, receivedAtMs, metrics.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))];
}
