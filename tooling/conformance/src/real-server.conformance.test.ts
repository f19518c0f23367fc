import { instantOf } from '@vitalwire/core';
import { allTools, createToolset } from '@vitalwire/tools';
import { createMcpFactory } from '@vitalwire/tools/mcp';
import { fakeRuntime, fakeServices, ownCaller, sampleWorkout } from '@vitalwire/tools/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { statelessEndpoint } from './http/endpoints.ts';
import { inapplicable, reasonAgainst, surprisesIn } from './suite/inapplicable.ts';
import { runAgainst } from './suite/run-against.ts';
import { type Revision, requirementsOf, type SuiteRun } from './suite/run-suite.ts';

const workouts = [1, 2, 3].map((day) => sampleWorkout({ start: instantOf(Date.UTC(2026, 9, day, 6)) }));

function ourEndpoint() {
  const runtime = fakeRuntime(fakeServices({ workouts }));
  return statelessEndpoint(
    createMcpFactory({ toolset: createToolset(allTools), runtime, caller: ownCaller, version: '0.0.0' }),
  );
}

const everyScenario = new Set<string>();

for (const revision of ['2026-07-28', '2025-11-25'] satisfies Revision[]) {
  const { scored, unscored } = await requirementsOf(revision);
  const scenarios = [...scored, ...unscored];
  for (const scenario of scenarios) everyScenario.add(scenario);
  const applies = (scenario: string) => reasonAgainst(scenario, revision) === undefined;

  describe(`our server against what ${revision} asks of any server`, () => {
    let run: SuiteRun;
    beforeAll(async () => {
      const asExpected = (done: SuiteRun) => scenarios.every((name) => surprisesIn(done, name, revision).length === 0);
      run = await runAgainst(ourEndpoint, revision, asExpected);
    });

    test.each(scenarios.filter(applies))('%s', (scenario) => {
      expect(surprisesIn(run, scenario, revision)).toEqual([]);
    });

    test.each(scenarios.filter((name) => !applies(name)))('%s does not apply', (scenario) => {
      expect(surprisesIn(run, scenario, revision)).toEqual([]);
    });
  });
}

test('no line of the table is left over', () => {
  const idle = inapplicable.filter(({ scenarios }) => ![...everyScenario].some((name) => scenarios.test(name)));
  expect(idle).toEqual([]);
});
