import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeFit, fitActivityMessages } from '@vitalwire/activity-files/fit';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { buildPrograms, builtPrograms } from './mcp-start.ts';
import { hourActivities } from './recordings.ts';
import { inScratch } from './scratch.ts';

/** How often the peak is looked at; the kernel keeps it, so that only what comes after the last look is missed. */
const LOOK_MILLISECONDS = 50;

function writeFiles(folder: string, count: number): void {
  mkdirSync(folder);
  let index = 0;
  for (const activity of hourActivities(count)) {
    writeFileSync(join(folder, `${index++}.fit`), encodeFit({ messages: fitActivityMessages(activity) }));
  }
}

export interface Imported {
  /** What the command reports. */
  readonly report: { readonly records: { readonly workout?: number }; readonly seconds: number };
  readonly seconds: number;
  /** Mebibytes; `null` where the system does not say. */
  readonly peak: number | null;
  /** Seconds of processor time, start of the program included; `null` where the system does not say. */
  readonly processorSeconds: number | null;
}

/** Runs the built command over a file or a folder. */
export function importPath(program: string, path: string, home: string): Promise<Imported> {
  const child = spawn(process.execPath, [program, 'import', path, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { HOME: home, VITALWIRE_HOME: join(home, 'vitalwire') },
  });
  let peak: number | null = null;
  let processorSeconds: number | null = null;
  const watch = setInterval(() => {
    peak = peakMemory(child.pid) ?? peak;
    processorSeconds = processorTime(child.pid) ?? processorSeconds;
  }, LOOK_MILLISECONDS);
  let out = '';
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watch);
      if (code !== 0) return reject(new Error(`the import ended with ${code}: ${out.slice(0, 500)}`));
      const report = JSON.parse(out) as Imported['report'];
      resolve({ report, seconds: report.seconds, peak, processorSeconds });
    });
  });
}

function peakMemory(pid: number | undefined): number | null {
  if (process.platform !== 'linux') return null;
  try {
    const kibibytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) / 1024;
  } catch {
    // Between its end and our next look.
    return null;
  }
}

/** Of the system's clock ticks there are a hundred in a second on every Linux. */
const TICKS = 100;

function processorTime(pid: number | undefined): number | null {
  if (process.platform !== 'linux') return null;
  try {
    // Behind the name, which may hold blanks: state is the first, time in the program the twelfth, in the system the next.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return null;
  }
}

async function importOf(count: number, program: string): Promise<Imported> {
  return inScratch(async (scratch) => {
    const files = join(scratch, 'files');
    writeFiles(files, count);
    const imported = await importPath(program, files, scratch);
    requireSame('imported workouts', imported.report.records.workout ?? 0, count);
    return imported;
  });
}

export const importMemory: Benchmark = {
  name: 'import-memory',

  async check() {
    await importOf(3, (await builtPrograms()).ours);
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    const count = quick ? 300 : 3000;
    const { peak, seconds } = await importOf(count, (await buildPrograms()).ours);
    if (peak === null) return [];
    return [
      {
        what: `import of ${count} one-hour FIT files, peak memory`,
        ours: `${peak.toFixed(0)} MiB in ${seconds.toFixed(0)} s (${(count / seconds).toFixed(0)} files/s)`,
        peer: 'none: a limit',
        figure: peak,
        unit: 'MiB',
        target: 'at-most',
        must: 300,
        aim: 200,
        limit: 'one file at a time; what the garbage collector lets grow before it runs',
      },
    ];
  },
};
