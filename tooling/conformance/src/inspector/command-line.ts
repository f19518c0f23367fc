import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../run-program.ts';

const app = join(import.meta.dirname, '../../../../apps/cli');
const program = join(app, 'dist', 'vitalwire.js');

/** A data folder of its own, and how to start our server over it. */
export interface Home {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly server: readonly string[];
  /** The sample activities of the command line; answers how many came in. */
  importSamples(): Promise<number>;
  remove(): Promise<void>;
}

/** @throws when the command line has not been built */
export async function makeHome(): Promise<Home> {
  if (!existsSync(program)) throw new Error(`${program} is not there: run \`npm test\`, or node apps/cli/build.ts.`);
  const folder = await mkdtemp(join(tmpdir(), 'vitalwire-inspector-'));
  const environment = { VITALWIRE_HOME: join(folder, 'home'), VITALWIRE_KEYCHAIN: '0' };
  return {
    folder,
    environment,
    server: [process.execPath, program, 'mcp'],
    async importSamples() {
      const { exitCode, output, errors } = await runProgram([program, 'import', join(app, 'samples'), '--json'], {
        timeoutMilliseconds: 60_000,
        environment,
      });
      if (exitCode !== 0) throw new Error(`The samples were not imported: ${errors}${output}`);
      return (JSON.parse(output) as { records: { workout: number } }).records.workout;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
