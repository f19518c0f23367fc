import { localOwner, type RecordId } from '@vitalwire/core';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, type Series } from './measure.ts';
import { milliseconds } from './table.ts';
import type { Athlete } from './ten-years.ts';

interface Tables {
  readonly record: {
    readonly tenant_id: string;
    readonly user_id: string;
    readonly kind: string;
    readonly id: string;
    readonly payload: string;
    readonly start_ms: number;
    readonly hidden_at_ms: number | null;
  };
}

const READS = 100;

async function idsOf({ storage }: Athlete): Promise<readonly RecordId[]> {
  const records = await storage.records.list(localOwner, { kind: 'hrv', order: 'newest-first', limit: READS });
  return records.map(({ id }) => id);
}

async function readOurs({ storage }: Athlete, ids: readonly RecordId[]): Promise<number> {
  let sum = 0;
  for (const id of ids) sum += (await storage.records.get(localOwner, 'hrv', id))?.start.length ?? 0;
  return sum;
}

/** Built, compiled and prepared at every call: what kysely does by itself. */
async function readPlain(db: Kysely<Tables>, ids: readonly RecordId[]): Promise<number> {
  let sum = 0;
  for (const id of ids) {
    const row = await db
      .selectFrom('record')
      .select(['id', 'payload'])
      .where('tenant_id', '=', localOwner.tenantId)
      .where('user_id', '=', localOwner.userId)
      .where('id', 'in', [id])
      .where('kind', '=', 'hrv')
      .where('hidden_at_ms', 'is', null)
      .executeTakeFirst();
    if (row !== undefined) sum += (JSON.parse(row.payload) as { readonly start: string }).start.length;
  }
  return sum;
}

const plain = (database: Database.Database) => new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });

export async function checkStatements(athlete: Athlete, database: Database.Database): Promise<void> {
  const ids = await idsOf(athlete);
  requireSame('records read one by one', await readOurs(athlete, ids), await readPlain(plain(database), ids));
}

export async function statementRow(athlete: Athlete, database: Database.Database, series: Series): Promise<Result> {
  const ids = await idsOf(athlete);
  const db = plain(database);
  const [ours, theirs] = await medianMilliseconds(
    [
      { name: 'kept statements', run: () => readOurs(athlete, ids) },
      { name: 'plain kysely', run: () => readPlain(db, ids) },
    ],
    series,
  );
  return {
    what: 'one record by its id, statement kept',
    ours: milliseconds(ours / ids.length),
    peer: `plain kysely: ${milliseconds(theirs / ids.length)}`,
    figure: theirs / ours,
    unit: 'x',
    target: 'at-least',
    must: 2,
    aim: 2,
    limit: 'the queue of calls, and the parsing of the record, in both',
  };
}
