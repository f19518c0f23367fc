import type { AnyRecord, DayQuery, DayTotal, LocalDate, Owner, Period, SourceId } from '@vitalwire/core';
import type { SelectQueryBuilder } from 'kysely';
import type { Database } from '../schema.ts';
import type { Metrics } from '../shared/day-metrics.ts';
import type { RecordFacets } from '../shared/facets.ts';
import { firstDayOf, periods } from '../shared/periods.ts';
import { canAnswer } from '../shared/query-checks.ts';
import { storedText, textOf } from '../shared/stored-text.ts';
import { addToDay, countedDay, type DayKey, storedDay, summedPeriod, writeDay } from './day-rows.ts';
import type { SqlSession } from './session.ts';
import { listed, type Statements } from './statements.ts';

interface NewRecord {
  readonly facets: RecordFacets;
  readonly record: AnyRecord;
}

interface ChangedDay {
  readonly key: DayKey;
  readonly added: NewRecord[];
  countAgain: boolean;
}

/** Days that a write touches, each brought up to date once at its end. */
export interface ChangedDays {
  /** A record came in that was not there and is in no merge: it can be added to what is known. */
  added(facets: RecordFacets, record: AnyRecord): void;
  /** Anything else happened: the day is counted again from its records. */
  changed(key: DayKey): void;
  days(): Iterable<ChangedDay>;
}

export function changedDays(): ChangedDays {
  const days = new Map<string, ChangedDay>();
  const at = ({ kind, localDate, sourceId, subtype }: DayKey) => {
    const name = JSON.stringify([kind, localDate, sourceId, subtype]);
    const day = days.get(name) ?? { key: { kind, localDate, sourceId, subtype }, added: [], countAgain: false };
    days.set(name, day);
    return day;
  };
  return {
    added: (facets, record) => {
      at(facets).added.push({ facets, record });
    },
    changed: (key) => {
      at(key).countAgain = true;
    },
    days: () => days.values(),
  };
}

/** Sums are exact and rounded when read, so that a day that grew says the same as one that was counted. */
export async function updateDays(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  changes: ChangedDays,
): Promise<void> {
  const all = [...changes.days()];
  for (const { key, added, countAgain } of all) {
    const day = await (countAgain ? countedDay : storedDay)(session, statements, owner, key);
    if (!countAgain) for (const { facets, record } of added) addToDay(day, facets, record, true);
    await writeDay(session, statements, owner, key, day);
  }
  for (const { key, added, countAgain } of changedPeriods(all)) {
    const sum = await (countAgain ? summedPeriod : storedDay)(session, statements, owner, key);
    if (!countAgain) for (const { facets, record } of added) addToDay(sum, facets, record, true);
    await writeDay(session, statements, owner, key, sum);
  }
}

/** The weeks and months of some days. One that only grew is added to; the rest is summed from its days. */
function changedPeriods(days: readonly ChangedDay[]) {
  const found = new Map<string, { readonly key: PeriodKey; readonly added: NewRecord[]; countAgain: boolean }>();
  for (const { key, added, countAgain } of days) {
    for (const period of periods) {
      const first = firstDayOf(period, key.localDate as LocalDate);
      const name = JSON.stringify([period, key.kind, first, key.sourceId, key.subtype]);
      const known = found.get(name) ?? { key: { ...key, period, localDate: first }, added: [], countAgain: false };
      known.added.push(...added);
      known.countAgain ||= countAgain;
      found.set(name, known);
    }
  }
  return found.values();
}

type PeriodKey = DayKey & { readonly period: Period };

type TotalsQuery = SelectQueryBuilder<Database, 'day_total', object>;

/** @param period `null`: by day */
export async function readTotals(
  session: SqlSession,
  statements: Statements,
  metricsOf: (packed: string) => Metrics,
  owner: Owner,
  { kind, dates, sourceIds, subtypes }: DayQuery,
  period: Period | null,
): Promise<readonly DayTotal[]> {
  if (!canAnswer({ ...(sourceIds && { sourceIds }), ...(subtypes && { subtypes }) })) return [];
  const values = {
    tenantId: owner.tenantId,
    userId: owner.userId,
    kind: kind as string,
    period: period as string,
    firstDay: dates?.from as string,
    lastDay: dates?.to as string,
    sourceIds: listed(sourceIds),
    subtypes: listed(subtypes?.map(storedText)),
  };
  const shape = [period !== null, dates !== undefined, values.sourceIds.length, values.subtypes.length];
  const query = statements.bind(`totals ${shape.join(' ')}`, values, (db, slot) => {
    const columns = ['local_date', 'source_id', 'subtype', 'records', 'events', 'metrics'] as const;
    const ofPeriod = slot((v: typeof values) => v.period);
    let select =
      period === null
        ? db.selectFrom('day_total').select(columns)
        : // The two tables have the same columns but one.
          (db.selectFrom('period_total').where('period', '=', ofPeriod) as unknown as TotalsQuery).select(columns);
    const owned = {
      tenant_id: slot((v: typeof values) => v.tenantId as string),
      user_id: slot((v: typeof values) => v.userId as string),
      kind: slot((v: typeof values) => v.kind),
    };
    select = select.where(({ and }) => and(owned));
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
    }
    return select.orderBy('local_date').orderBy('source_id').orderBy('subtype');
  });
  const rows = await session.execute(owner, query);
  return rows.map((row) => ({
    localDate: row.local_date as LocalDate,
    sourceId: row.source_id as SourceId,
    subtype: textOf(row.subtype),
    records: row.records,
    events: row.events,
    metrics: metricsOf(row.metrics),
  }));
}
