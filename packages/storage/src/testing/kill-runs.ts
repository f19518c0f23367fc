import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

export interface KillRuns {
  /** How often a process is started and killed. */
  readonly cycles: number;
  /** The same seed kills at the same instants after the process said that it is ready. */
  readonly seed: number;
  /** The latest instant of a kill after `ready`. */
  readonly withinMilliseconds: number;
  /** Node's own arguments, the script and its arguments. The script says `ready`, then a line for what it acknowledges. */
  command(cycle: number): Promise<readonly string[]>;
  /** Looks at what is left; rejects when it is not as it must be. */
  check(killed: KilledRun): Promise<void>;
}

export interface KilledRun {
  readonly cycle: number;
  /** What it said after `ready`, a line each: all of this must have happened. */
  readonly acknowledged: readonly string[];
  /** It was through before it was killed. */
  readonly finished: boolean;
}

/**
 * Starts a process, kills it with SIGKILL at a random instant, and has the result looked at, again and again.
 * @returns how many were killed before they were through
 * @throws Error where a process ends by itself with another code than 0
 */
export async function killRepeatedly({ cycles, seed, withinMilliseconds, command, check }: KillRuns): Promise<number> {
  const random = seeded(seed);
  let broken = 0;
  for (let cycle = 0; cycle < cycles; cycle++) {
    const child = spawn(process.execPath, await command(cycle), { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'close') as Promise<[code: number | null]>;
    let said = '';
    const ready = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.startsWith('ready\n')) resolve();
      });
    });
    await Promise.race([ready, ended]);
    await Promise.race([pause(random() * withinMilliseconds), ended]);
    child.kill('SIGKILL');
    const [code] = await ended;
    if (code !== null && code !== 0) throw new Error(`The process of cycle ${cycle} ended with ${code}: ${said}`);
    if (code === null) broken++;
    // The last line may be cut.
    const acknowledged = said.split('\n').slice(1, -1);
    await check({ cycle, acknowledged, finished: code === 0 });
  }
  return broken;
}

/** Numbers from 0 to 1 (Park and Miller). */
function seeded(seed: number): () => number {
  const MODULUS = 2 ** 31 - 1;
  let state = (seed % (MODULUS - 1)) + 1;
  return () => {
    state = (state * 48_271) % MODULUS;
    return state / MODULUS;
  };
}
