import type { Kysely } from 'kysely';
import type { StorageEngine } from '../engine.ts';
import { keepOwnersApart } from './0002-data-core.ts';
import { tableMaker } from './tables.ts';

/** What sources took back. */
export async function addWithdrawals(db: Kysely<never>, engine: StorageEngine): Promise<void> {
  const { whole, required, table, create } = tableMaker(db, engine);
  await create(required(table('withdrawal', ['record_id']), ['withdrawn_at_ms'], whole), ['record_id']);
  if (engine === 'postgres') await keepOwnersApart(db, ['withdrawal']);
}
