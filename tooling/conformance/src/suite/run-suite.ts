import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProgram } from '../run-program.ts';

export type Revision = '2025-11-25' | '2026-07-28';

/** One statement of the suite about a server. `SKIPPED` and `INFO` are neither passed nor failed. */
export interface Check {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO';
  readonly errorMessage?: string;
  readonly details?: unknown;
}

export interface Requirements {
  /** Scenarios that a server must pass. */
  readonly scored: readonly string[];
  /** Scenarios that are run and count for nothing: extensions, later additions, what the suite itself has not settled. */
  readonly unscored: readonly string[];
}

export interface SuiteRun {
  readonly exitCode: number | null;
  /** What the suite printed, for whoever has to find out why. */
  readonly output: string;
  readonly scenarios: ReadonlyMap<string, readonly Check[]>;
}

const manifest = createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json');
const program = join(dirname(manifest), 'dist', 'index.js');
const longestSuiteMilliseconds = 80_000;

/** What a revision asks of a server, in the words of the installed suite. */
export async function requirementsOf(revision: Revision): Promise<Requirements> {
  const { output } = await runProgram([program, 'list', '--requirements', revision], { timeoutMilliseconds: 20_000 });
  const [server = '', afterwards = ''] = output.split('Client scenarios');
  const unscored = [...afterwards.matchAll(/^\s+- (\S+) \[server\]$/gm)];
  const scored = [...server.matchAll(/^\s+- (\S+)$/gm)];
  return { scored: scored.map(([, name]) => String(name)), unscored: unscored.map(([, name]) => String(name)) };
}

/** Runs everything that a revision asks for against a server that is listening. */
export async function runSuite(url: string, revision: Revision): Promise<SuiteRun> {
  const folder = await mkdtemp(join(tmpdir(), 'vitalwire-conformance-'));
  try {
    const { exitCode, output } = await runProgram(
      [program, 'server', '--url', url, '--requirements', revision, '--output-dir', folder],
      { timeoutMilliseconds: longestSuiteMilliseconds },
    );
    return { exitCode, output, scenarios: await readResults(folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Folders are named `server-<scenario>-<time>`. */
async function readResults(folder: string): Promise<ReadonlyMap<string, readonly Check[]>> {
  const scenarios = new Map<string, readonly Check[]>();
  for (const entry of await readdir(folder)) {
    const scenario = /^server-(.+?)-\d{4}-\d{2}-\d{2}T/.exec(entry)?.[1];
    if (scenario === undefined) throw new Error(`The suite wrote ${entry}, which is not the folder of a scenario.`);
    scenarios.set(scenario, JSON.parse(await readFile(join(folder, entry, 'checks.json'), 'utf8')) as readonly Check[]);
  }
  return scenarios;
}

/** What a scenario found wrong, warnings too, one line each; a scenario without a single passed check proves nothing. */
export function problemsOf(run: SuiteRun, scenario: string): readonly string[] {
  const checks = run.scenarios.get(scenario);
  if (checks === undefined) return [`${scenario} was not run`];
  if (!checks.some(({ status }) => status === 'SUCCESS')) return [`${scenario} has not passed a single check`];
  return checks.filter(({ status }) => status === 'FAILURE' || status === 'WARNING').map(lineOf);
}

export function lineOf({ id, name, status, errorMessage }: Check): string {
  return `${status} ${id} (${name}): ${errorMessage ?? 'no reason given'}`;
}
