import type { Kysely } from 'kysely';
import type { StorageEngine } from '../engine.ts';
import { createInitialTables } from './0001-initial.ts';
import { addDataCore } from './0002-data-core.ts';
import { registerOwners } from './0003-owners-of-before.ts';
import { addWithdrawals } from './0004-withdrawals.ts';
import { addKeptResults } from './0005-kept-results.ts';
import { keepOwnerListApart } from './0006-owners-apart.ts';

export interface MigrationStep {
  readonly name: string;
  readonly up: (db: Kysely<never>, engine: StorageEngine) => Promise<void>;
  /** Takes away what cannot be made again: a backup is made first. */
  readonly destructive?: true;
  /** Roll-ups are counted again from the records when all steps have run, by the code as it is then. */
  readonly recounts?: true;
}

/**
 * One list for both engines, in order, forward only: a step that has been released is never changed or taken away.
 * `schemaVersion` counts them.
 */
export const releasedSteps: readonly MigrationStep[] = [
  { name: '0001-initial', up: createInitialTables },
  { name: '0002-data-core', up: addDataCore },
  { name: '0003-owners-of-before', up: registerOwners, recounts: true },
  { name: '0004-withdrawals', up: addWithdrawals },
  { name: '0005-kept-results', up: addKeptResults },
  { name: '0006-owners-apart', up: keepOwnerListApart },
  // A day's mean of samples is one over time.
  { name: '0007-held-values', up: async () => {}, recounts: true },
];
