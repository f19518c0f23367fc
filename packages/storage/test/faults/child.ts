import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Role = 'import' | 'hold-lock' | 'migrate';

export interface Child {
  /** What it has said, a line each. */
  readonly lines: readonly string[];
  /** Resolves when it says this line. */
  says(line: string): Promise<void>;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** Resolves with what it exits with. */
  readonly ended: Promise<number | null>;
}

/** Another process on the same database file: `role.ts` beside this file. */
export function startChild(role: Role, database: string, ...rest: readonly string[]): Child {
  const script = join(import.meta.dirname, 'role.ts');
  const child = spawn(process.execPath, ['--conditions=@vitalwire/source', script, role, database, ...rest], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting = new Map<string, () => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    waiting.get(line)?.();
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    lines,
    says: (line) =>
      lines.includes(line)
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            waiting.set(line, resolve);
            void ended.then((code) => reject(new Error(`the child ended with ${code} and never said ${line}`)));
          }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}
