import { spawn } from 'node:child_process';

export interface Ended {
  /** `null` when it was killed because it took too long. */
  readonly exitCode: number | null;
  /** Standard output. */
  readonly output: string;
  /** Standard error. */
  readonly errors: string;
}

export interface RunOptions {
  readonly timeoutMilliseconds: number;
  /** Beside the environment of this process, of which settings of ours are left out. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a script under the Node that runs the tests, and waits for its end. */
export function runProgram(
  parameters: readonly string[],
  { timeoutMilliseconds, environment = {} }: RunOptions,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...withoutSettings(process.env), NO_COLOR: '1', ...environment },
      timeout: timeoutMilliseconds,
      killSignal: 'SIGKILL',
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', reject);
    child.once('close', (exitCode) =>
      resolve({ exitCode, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() }),
    );
  });
}

/** What chooses a lane or a folder for tests would be an unknown setting to the command line. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('VITALWIRE_')));
}
