import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProjectInlineConfiguration, ViteUserConfig } from 'vitest/config';

export { faultTable } from './fault-table.ts';

/** Workspace packages resolve to their sources, so no test needs a build. */
export const sourceConditions = ['@vitalwire/source', 'module', 'node', 'development|production'];

const anyMember = '{packages,apps,tooling}/*/{src,test}/**';
const aside = {
  /** A real PostgreSQL server is started for them. */
  postgres: [`${anyMember}/*.postgres.test.ts`],
  /** Seconds or minutes each: other programs as clients, ten years of data. */
  slow: [`${anyMember}/*.slow.test.ts`],
  /** Full disks, killed processes, locked files, mutated input. */
  faults: [`${anyMember}/*.faults.test.ts`],
  /** The protocol's own suite and another client, as programs of their own. */
  conformance: [`${anyMember}/*.conformance.test.ts`],
  /** Looks for a folder of real files beside the repository. */
  samples: [`${anyMember}/*.samples.test.ts`],
};
/** A hang is told from a slow machine; the tests themselves take seconds at most. */
const quick = { testTimeout: 60_000, hookTimeout: 60_000 };
const patient = { testTimeout: 300_000, hookTimeout: 120_000 };
/** How often a fault test kills each operation. A cycle starts a process, and takes a second or two where all cores are busy. */
export const faultCycles = Number(process.env.FAULT_CYCLES ?? 20);
const killed = { ...patient, testTimeout: patient.testTimeout + faultCycles * 5000 };

export const projects: TestProjectInlineConfiguration[] = [
  {
    extends: true,
    test: {
      name: 'unit',
      include: [`${anyMember}/*.test.ts`],
      exclude: ['**/node_modules/**', '**/dist/**', ...Object.values(aside).flat()],
      ...quick,
    },
  },
  {
    extends: true,
    test: {
      name: 'postgres',
      include: aside.postgres,
      globalSetup: ['./tooling/vitest/src/postgres/global-setup.ts'],
      ...quick,
    },
  },
  { extends: true, test: { name: 'slow', include: aside.slow, ...patient } },
  {
    extends: true,
    test: {
      name: 'faults',
      include: aside.faults,
      globalSetup: ['./tooling/vitest/src/postgres/global-setup.ts'],
      ...killed,
    },
  },
  {
    extends: true,
    test: {
      name: 'conformance',
      include: aside.conformance,
      // The suite measures how soon a server speaks up: one client at a time.
      fileParallelism: false,
      ...patient,
    },
  },
  {
    extends: true,
    test: {
      name: 'samples',
      include: aside.samples,
      globalSetup: ['./tooling/vitest/src/samples-setup.ts'],
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

/** Lines of each package that its own and its neighbours' tests must reach, per cent. */
export const coverageFloor = 85;
const packages = readdirSync(join(import.meta.dirname, '../../../packages'));

export const coverage: NonNullable<NonNullable<ViteUserConfig['test']>['coverage']> = {
  provider: 'v8',
  include: ['packages/*/src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/__fixtures__/**'],
  reporter: ['text-summary', 'json-summary'],
  thresholds: Object.fromEntries(packages.map((name) => [`packages/${name}/src/**`, { lines: coverageFloor }])),
};
