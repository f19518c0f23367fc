import type { AnyRecord, DayQuery, DayTotal, LocalDate, Owner, SourceId } from '@vitalwire/core';
import { metricsOf, unpackTallies } from '../shared/day-metrics.ts';
import type { RecordFacets } from '../shared/facets.ts';
import { canAnswer } from '../shared/query-checks.ts';
import { storedText, textOf } from '../shared/stored-text.ts';
import { addToDay, countedDay, type DayKey, storedDay, writeDay } from './day-rows.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

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
  for (const { key, added, countAgain } of changes.days()) {
    const day = await (countAgain ? countedDay : storedDay)(session, statements, owner, key);
    if (!countAgain) for (const { facets, record } of added) addToDay(day, facets, record);
    await writeDay(session, statements, owner, key, day);
  }
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
  const inOrder = query.orderBy('local_date').orderBy('source_id').orderBy('subtype');
  const rows = await session.execute(owner, inOrder.compile());
  return rows.map((row) => ({
    localDate: row.local_date as LocalDate,
    sourceId: row.source_id as SourceId,
    subtype: textOf(row.subtype),
    records: row.records,
    events: row.events,
    metrics: metricsOf(unpackTallies(row.metrics)),
  }));
}
