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
    'headers that the library checks for tools of its high-level server alone; no tool of ours has one',
  ],
];

function surprisesIn(run: SuiteRun, scenario: string): readonly string[] {
  const problems = problemsOf(run, scenario);
  const line = unserved.find(([name]) => name.test(scenario));
  if (line === undefined) return problems;
  return problems.length > 0 ? [] : [`${scenario} passes, although it rests on ${line[1]}`];
}

for (const revision of ['2026-07-28', '2025-11-25'] satisfies Revision[]) {
  const { scored, unscored } = await requirementsOf(revision);
  const scenarios = [...scored, ...unscored];

  describe(`the fixture against the requirements of ${revision}`, () => {
    let run: SuiteRun;
    beforeAll(async () => {
      const asExpected = (done: SuiteRun) => scenarios.every((name) => surprisesIn(done, name).length === 0);
      run = await runAgainst(() => sessionEndpoint(createFixtureServer), revision, asExpected);
    });

    test('the suite is content', () => {
      expect(run.exitCode, run.output).toBe(0);
    });

    test('every scenario was run', () => {
      expect([...run.scenarios.keys()].toSorted()).toEqual(scenarios.toSorted());
    });

    test.each(scored)('%s', (scenario) => {
      expect(surprisesIn(run, scenario)).toEqual([]);
    });

    test.each(unscored)('%s (unscored)', (scenario) => {
      expect(surprisesIn(run, scenario)).toEqual([]);
    });
  });
}
