import { type Check, lineOf, problemsOf, type Revision, type SuiteRun } from './run-suite.ts';

/** Scenarios that our server does not pass because they ask for something it does not have. */
export interface Inapplicable {
  readonly scenarios: RegExp;
  /** Left out: in both. */
  readonly revision?: Revision;
  readonly because: string;
  /** What each of their complaints must say: any other is a fault of ours. */
  readonly says: RegExp;
}

export const inapplicable: readonly Inapplicable[] = [
  {
    scenarios: /^(tools-call-(?!with-logging)|elicitation-)/,
    because: 'they call tools of the fixture; tools that ask the person or the model are none of ours',
    says: /There is no tool test_\w+\./,
  },
  {
    scenarios:
      /^input-required-result-(basic-|request-state|multiple-|multi-round|missing-|result-type|tampered-|capability-|ignore-)/,
    because: 'no tool of ours asks the client for anything',
    says: /There is no tool test_input_required_result_|instead of re-requesting|Expected InputRequiredResult|Prerequisite failed/,
  },
  {
    scenarios: /^(prompts-get-|input-required-result-non-tool-request)/,
    because: 'they get prompts of the fixture',
    says: /There is no prompt of this name/,
  },
  {
    scenarios: /^resources-(templates-)?read/,
    because: 'they read resources of the fixture',
    says: /Resource not found: test:\/\//,
  },
  {
    scenarios: /^(logging-set-level|tools-call-with-logging)$/,
    because: 'the protocol has deprecated logging, and we do not offer it',
    says: /Method not found/,
  },
  {
    scenarios: /^resources-(un)?subscribe$/,
    because: 'resources are read when asked for, and announce nothing',
    says: /Method not found/,
  },
  {
    scenarios: /^(server-session-lifecycle|server-sse-multiple-streams|server-sse-polling)$/,
    revision: '2025-11-25',
    because: 'nothing is kept between two requests, so there is no session to go on with',
    says: /has not passed a single check/,
  },
  {
    scenarios: /^tasks-/,
    because: 'an extension that the protocol library does not have yet',
    says: /^(FAILURE|WARNING) (tasks|sep-2663)-|^tasks-\S+ has not passed/,
  },
  {
    scenarios: /^(json-schema-2020-12|http-custom-header-server-validation)$/,
    because: 'they look for a tool with a schema of the fixture',
    says: /'json_schema_2020_12_tool' not found|no tool with x-mcp-header/,
  },
];

/** Checks inside `server-stateless` that our server gives no occasion for, by the tool or announcement they need. */
export const statelessInapplicable: Readonly<Record<string, string>> = {
  'sep-2575-server-rejects-undeclared-capability': 'test_missing_capability',
  'sep-2575-missing-capability-http-400': 'test_missing_capability',
  'sep-2575-http-server-no-independent-requests-on-stream': 'test_streaming_elicitation',
  'sep-2575-server-no-log-without-loglevel': 'test_logging_tool',
  'sep-2575-server-sends-prompts-list-changed-on-subscription': 'prompts.listChanged',
  'sep-2575-server-sends-tools-list-changed-on-subscription': 'tools.listChanged',
};

export function reasonAgainst(scenario: string, at: Revision): Inapplicable | undefined {
  return inapplicable.find(({ scenarios, revision = at }) => revision === at && scenarios.test(scenario));
}

/** What is not as it should be: an applicable scenario fails, or another fails otherwise than its line says. */
export function surprisesIn(run: SuiteRun, scenario: string, revision: Revision): readonly string[] {
  const problems = problemsOf(run, scenario);
  if (scenario === 'server-stateless') return surprisesInStateless(run.scenarios.get(scenario) ?? []);
  const line = reasonAgainst(scenario, revision);
  if (line === undefined) return problems;
  if (problems.length === 0) return [`${scenario} passes, although ${line.because}`];
  return problems.filter((problem) => !line.says.test(problem));
}

function surprisesInStateless(checks: readonly Check[]): readonly string[] {
  const open = new Map(checks.filter(({ status }) => status !== 'SUCCESS').map((check) => [check.id, check]));
  const failing = [...open.values()].filter(({ id, errorMessage, details }) => {
    const missing = statelessInapplicable[id];
    return missing === undefined || !(errorMessage ?? JSON.stringify(details)).includes(missing);
  });
  const passing = Object.keys(statelessInapplicable).filter((id) => !open.has(id));
  return [...failing.map(lineOf), ...passing.map((id) => `${id} does not fail, although the table says so`)];
}
