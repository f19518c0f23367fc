import type { TestProjectInlineConfiguration } from 'vitest/config';

/** Workspace packages resolve to their sources, so no test needs a build. */
export const sourceConditions = ['@vitalwire/source', 'module', 'node', 'development|production'];

/** Suites that take seconds or minutes each and run in a lane of their own. */
const slow = ['**/*.faults.test.ts', '**/*.slow.test.ts'];
const needsPostgres = ['packages/*/{src,test}/**/*.postgres.test.ts', 'apps/*/{src,test}/**/*.postgres.test.ts'];

const quick = { testTimeout: 20_000, hookTimeout: 60_000 };
const patient = { testTimeout: 300_000, hookTimeout: 120_000 };

export const projects: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'unit',
      include: ['{packages,apps}/*/{src,test}/**/*.test.ts', 'tooling/*/{src,test}/**/*.test.ts'],
      exclude: ['**/node_modules/**', ...slow, ...needsPostgres, 'tooling/samples/**', 'tooling/bench/**'],
      ...quick,
    },
  },
  {
    extends: true,
    test: {
      name: 'postgres',
      include: needsPostgres,
      globalSetup: ['./tooling/vitest/src/postgres/global-setup.ts'],
      ...quick,
    },
  },
  {
    extends: true,
    test: {
      name: 'slow',
      include: ['{packages,apps,tooling}/*/{src,test}/**/*.slow.test.ts'],
      ...patient,
    },
  },
  {
    extends: true,
    test: {
      name: 'faults',
      include: ['{packages,apps}/*/{src,test}/**/*.faults.test.ts'],
      ...patient,
    },
  },
  {
    extends: true,
    test: {
      name: 'samples',
      include: ['tooling/samples/{src,test}/**/*.test.ts'],
      ...patient,
    },
  },
  {
    extends: true,
    test: {
      name: 'types',
      include: [],
      typecheck: {
        enabled: true,
        only: true,
        include: ['packages/*/test-d/**/*.test-d.ts'],
        tsconfig: 'tsconfig.types.json',
      },
    },
  },
];
