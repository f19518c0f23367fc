import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Ended, runProgram } from '../run-program.ts';

export type Era = 'modern' | 'legacy';

/** A client of either era: every call starts the server anew, asks one thing and ends it. */
export interface Inspector {
  /** As it ended: 0 for an answer, 5 for a tool's refusal, 6 for a schema that not every client takes. */
  run(era: Era, method: string, ...parameters: readonly string[]): Promise<Ended>;
  /** The answer to a question that must have one. */
  ask<Result>(era: Era, method: string, ...parameters: readonly string[]): Promise<Result>;
}

const manifest = createRequire(import.meta.url).resolve('@modelcontextprotocol/inspector/package.json');
const program = join(dirname(manifest), 'clients', 'launcher', 'build', 'index.js');

/**
 * @param server command of a server on standard input and output; relative words are not resolved
 * @param stateFolder where the Inspector may keep what it keeps, instead of the person's home
 */
export function createInspector(
  server: readonly string[],
  {
    stateFolder,
    environment,
  }: { readonly stateFolder: string; readonly environment: Readonly<Record<string, string>> },
): Inspector {
  const passed = Object.entries(environment).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const run: Inspector['run'] = (era, method, ...parameters) =>
    // The server comes first: an option that takes several words would swallow it.
    runProgram([program, '--cli', ...server, ...passed, '--protocol-era', era, '--method', method, ...parameters], {
      timeoutMilliseconds: 30_000,
      environment: {
        MCP_CATALOG_PATH: join(stateFolder, 'catalog.json'),
        MCP_CLIENT_CONFIG_PATH: join(stateFolder, 'client.json'),
      },
    });
  return {
    run,
    async ask<Result>(era: Era, method: string, ...parameters: readonly string[]) {
      const { exitCode, output, errors } = await run(era, method, ...parameters, '--format', 'json');
      if (exitCode !== 0) throw new Error(`${method} ended with ${exitCode}: ${errors}${output}`);
      return (JSON.parse(output) as { result: Result }).result;
    },
  };
}
