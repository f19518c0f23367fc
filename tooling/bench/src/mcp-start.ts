import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { median } from './measure.ts';
import { builtProgram } from './own-program.ts';
import { workspace } from './recordings.ts';
import { inScratch } from './scratch.ts';
import { milliseconds } from './table.ts';

const cli = join(workspace, 'apps/cli');
const bench = join(workspace, 'tooling/bench');

interface Programs {
  readonly ours: string;
  readonly bare: string;
}

const programs: Programs = { ours: join(cli, 'dist/vitalwire.js'), bare: join(bench, 'dist/bare-server.js') };

/** Both programs by the same bundler, from the sources as they are now. */
export async function buildPrograms(): Promise<Programs> {
  const built = spawnSync(process.execPath, ['build.ts'], { cwd: cli, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`apps/cli does not build: ${built.stderr}`);
  await builtProgram('bare-server');
  return programs;
}

/** Ours as it was built last, since other processes may be running it. */
export async function builtPrograms(): Promise<Programs> {
  if (!existsSync(programs.ours)) throw new Error('apps/cli/dist/vitalwire.js is not there: node apps/cli/build.ts.');
  if (!existsSync(programs.bare)) await builtProgram('bare-server');
  return programs;
}

const client = { name: 'bench', version: '1.0.0' };
const questions = {
  '2026-07-28': {
    method: 'server/discover',
    params: {
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientCapabilities': {},
        'io.modelcontextprotocol/clientInfo': client,
      },
    },
  },
  '2025-11-25': {
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: client },
  },
} as const;
type Era = keyof typeof questions;
const eras = Object.keys(questions) as readonly Era[];

interface Start {
  readonly milliseconds: number;
  /** Mebibytes when the answer came; `null` where the system does not say. */
  readonly memory: number | null;
  readonly answer: string;
}

/** From the start of the process to the first line of its answer. */
function start(era: Era, parameters: readonly string[], home: string): Promise<Start> {
  const began = performance.now();
  const child = spawn(process.execPath, parameters, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { HOME: home, VITALWIRE_HOME: join(home, 'vitalwire') },
  });
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, ...questions[era] })}\n`);
  return new Promise((resolve, reject) => {
    let answer = '';
    let found: Start | null = null;
    child.stdout.on('data', (piece) => {
      answer += piece;
      if (found !== null || !answer.includes('\n')) return;
      found = { milliseconds: performance.now() - began, memory: residentMemory(child.pid), answer };
      child.kill();
    });
    child.once('error', reject);
    child.once('exit', (code) => (found === null ? reject(new Error(`no answer, exit ${code}`)) : resolve(found)));
  });
}

function residentMemory(pid: number | undefined): number | null {
  if (process.platform !== 'linux') return null;
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) / 1024;
}

/** Answered means: a result, not an error. */
function answered({ answer }: Start): number {
  return 'result' in (JSON.parse(answer) as object) ? 1 : 0;
}

async function compare({ ours, bare }: Programs, home: string): Promise<void> {
  for (const era of eras) {
    requireSame(era, answered(await start(era, [ours, 'mcp'], home)), answered(await start(era, [bare], home)));
  }
}

export const mcpStart: Benchmark = {
  name: 'mcp-start',

  check: () => inScratch(async (home) => compare(await builtPrograms(), home)),

  run: ({ quick }: Options): Promise<readonly Result[]> =>
    inScratch(async (home) => {
      const { ours, bare } = await buildPrograms();
      await compare(programs, home);
      const results: Result[] = [];
      for (const era of eras) {
        const mine: Start[] = [];
        const theirs: Start[] = [];
        for (let repeat = 0; repeat < (quick ? 15 : 31); repeat++) {
          mine.push(await start(era, [ours, 'mcp'], home));
          theirs.push(await start(era, [bare], home));
        }
        const middle = (starts: readonly Start[], what: 'milliseconds' | 'memory') =>
          median(starts.map((one) => one[what] ?? Number.NaN));
        const row = (what: string, unit: (value: number) => string, of: 'milliseconds' | 'memory', aim: number) => ({
          what: `\`vitalwire mcp\` ${what}, ${era}`,
          ours: unit(middle(mine, of)),
          peer: `bare SDK server, one tool: ${unit(middle(theirs, of))}`,
          figure: middle(mine, of) / middle(theirs, of),
          unit: 'x' as const,
          target: 'at-most' as const,
          must: 1.3,
          aim,
        });
        results.push({
          ...row('start to first answer', milliseconds, 'milliseconds', 1.1),
          limit: 'parsing the program file; the evaluation of the protocol’s own schemas, in both',
        });
        if (!Number.isNaN(middle(mine, 'memory'))) {
          results.push({
            ...row('memory at the first answer', (value) => `${value.toFixed(0)} MiB`, 'memory', 1.3),
            limit: 'Node itself',
          });
        }
      }
      return results;
    }),
};
