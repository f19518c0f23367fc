import type { Owner } from '@vitalwire/core';
import type { Insertable, InsertObject } from 'kysely';
import type { Database } from '../schema.ts';
import type { SqlSession } from './session.ts';
import type { Statements } from './statements.ts';

/** Rows that one statement takes, largest first: few shapes, few round trips. */
const BATCHES = [32, 8, 1];

type Row<T extends keyof Database> = Readonly<Insertable<Database[T]>>;

/** @param rows all with the same keys */
export async function insertRows<T extends keyof Database>(
  session: SqlSession,
  statements: Statements,
  owner: Owner,
  table: T,
  rows: readonly Row<T>[],
): Promise<void> {
  for (let from = 0; from < rows.length; ) {
    const size = BATCHES.find((batch) => batch <= rows.length - from) ?? 1;
    const batch = rows.slice(from, from + size);
    const query = statements.bind(`rows ${table} ${size}`, batch, (db, slot) => {
      const slots = batch.map((row, place) => {
        const columns = Object.keys(row) as (keyof Row<T>)[];
        return Object.fromEntries(columns.map((column) => [column, slot((values) => values[place]?.[column])]));
      });
      return db.insertInto(table).values(slots as unknown as readonly InsertObject<Database, T>[]);
    });
    await session.execute(owner, query);
    from += size;
  }
}

/** The columns that every key begins with. */
export function ownerColumns({ tenantId, userId }: Owner): { readonly tenant_id: string; readonly user_id: string } {
  return { tenant_id: tenantId, user_id: userId };
}
