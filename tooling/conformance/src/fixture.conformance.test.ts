import { beforeAll, describe, expect, test } from 'vitest';
import { createFixtureServer } from './fixture/fixture-server.ts';
import { sessionEndpoint } from './http/endpoints.ts';
import { runAgainst } from './suite/run-against.ts';
import { problemsOf, type Revision, requirementsOf, type SuiteRun } from './suite/run-suite.ts';

/** Unscored scenarios that do not pass, and why that is as it should be. */
const unserved: readonly (readonly [scenario: RegExp, reason: string])[] = [
  [/^tasks-/, 'an extension that the protocol library does not have yet'],
  [
    /^http-custom-header-server-validation$/,
    'the library reads x-mcp-header only of tools that its high-level server registers; no tool of ours has one',
  ],
];

for (const revision of ['2026-07-28', '2025-11-25'] satisfies Revision[]) {
  const { scored, unscored } = await requirementsOf(revision);

  describe(`the fixture against the requirements of ${revision}`, () => {
    let run: SuiteRun;
    beforeAll(async () => {
      run = await runAgainst(sessionEndpoint(createFixtureServer), revision);
    });

    test('the suite is content', () => {
      expect(run.exitCode, run.output).toBe(0);
    });

    test('every scenario was run', () => {
      expect([...run.scenarios.keys()].toSorted()).toEqual([...scored, ...unscored].toSorted());
    });

    test.each(scored)('%s', (scenario) => {
      expect(problemsOf(run, scenario)).toEqual([]);
    });

    test.each(unscored)('%s (unscored)', (scenario) => {
      const passes = problemsOf(run, scenario).length === 0;
      expect(passes).toBe(!unserved.some(([name]) => name.test(scenario)));
    });
  });
}
