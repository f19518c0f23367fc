import { schemaVersion } from '../engine.ts';
import type { MigrationStep } from './index.ts';

/** Where a database is taken to. The steps are only loaded where one has to run. */
export interface MigrationPlan {
  readonly version: number;
  steps(): Promise<readonly MigrationStep[]>;
}

export const releasedPlan: MigrationPlan = {
  version: schemaVersion,
  steps: async () => (await import('./index.ts')).releasedSteps,
};
