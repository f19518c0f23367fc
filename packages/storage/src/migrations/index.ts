import type { Kysely } from 'kysely';
import type { MigrationProvider } from 'kysely/migration';
import type { StorageEngine } from '../engine.ts';
import { createInitialTables } from './0001-initial.ts';
import { addDataCore } from './0002-data-core.ts';

type Step = (db: Kysely<never>, engine: StorageEngine) => Promise<void>;

/** In order, forward only: a step that has been released is never changed or taken away. `schemaVersion` counts them. */
const steps: readonly (readonly [name: string, step: Step])[] = [
  ['0001-initial', createInitialTables],
  ['0002-data-core', addDataCore],
];

/** One list for both engines. */
export function migrationsOf(engine: StorageEngine): MigrationProvider {
  return {
    getMigrations: async () =>
      Object.fromEntries(steps.map(([name, step]) => [name, { up: (db: Kysely<never>) => step(db, engine) }])),
  };
}
