import { instantOf } from '@vitalwire/core';
import { allTools, createToolset } from '@vitalwire/tools';
import { createMcpFactory } from '@vitalwire/tools/mcp';
import { fakeRuntime, fakeServices, ownCaller, sampleWorkout } from '@vitalwire/tools/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { statelessEndpoint } from './http/endpoints.ts';
import { inapplicable, reasonAgainst, statelessInapplicable } from './suite/inapplicable.ts';
import { runAgainst } from './suite/run-against.ts';
import { problemsOf, type Revision, requirementsOf, type SuiteRun } from './suite/run-suite.ts';

const workouts = [1, 2, 3].map((day) => sampleWorkout({ start: instantOf(Date.UTC(2026, 9, day, 6)) }));

function ourServer() {
  const runtime = fakeRuntime(fakeServices({ workouts }));
  return createMcpFactory({ toolset: createToolset(allTools), runtime, caller: ownCaller, version: '0.0.0' });
}

const partial = 'server-stateless';
const everyScenario = new Set<string>();

for (const revision of ['2026-07-28', '2025-11-25'] satisfies Revision[]) {
  const { scored, unscored } = await requirementsOf(revision);
  const scenarios = [...scored, ...unscored];
  for (const scenario of scenarios) everyScenario.add(scenario);
  const applicable = scenarios.filter((name) => name !== partial && reasonAgainst(name, revision) === undefined);
  const others = scenarios.filter((name) => reasonAgainst(name, revision) !== undefined);

  describe(`our server against what ${revision} asks of any server`, () => {
    let run: SuiteRun;
    beforeAll(async () => {
      run = await runAgainst(statelessEndpoint(ourServer()), revision);
    });

    test.each(applicable)('%s', (scenario) => {
      expect(problemsOf(run, scenario)).toEqual([]);
    });

    test.each(others)('%s does not apply', (scenario) => {
      const problems = problemsOf(run, scenario);
      const says = reasonAgainst(scenario, revision)?.says ?? /$^/;
      expect(problems).not.toEqual([]);
      expect(problems.filter((problem) => !says.test(problem))).toEqual([]);
    });

    if (!scored.includes(partial)) return;
    test(`${partial}, but for what our server gives no occasion for`, () => {
      const checks = run.scenarios.get(partial) ?? [];
      const open = checks.filter(({ status }) => status !== 'SUCCESS');
      expect(open.map(({ id }) => id).toSorted()).toEqual(Object.keys(statelessInapplicable).toSorted());
      for (const { id, errorMessage, details } of open)
        expect(errorMessage ?? JSON.stringify(details)).toContain(statelessInapplicable[id]);
      expect(checks.length - open.length).toBeGreaterThanOrEqual(24);
    });
  });
}

test('no line of the table is left over', () => {
  const idle = inapplicable.filter(({ scenarios }) => ![...everyScenario].some((name) => scenarios.test(name)));
  expect(idle).toEqual([]);
});
