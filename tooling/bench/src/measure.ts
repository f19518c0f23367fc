import { setImmediate } from 'node:timers/promises';

/** One way of doing the work. What it answers must not be thrown away by an optimiser, so it is folded into a sink. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
  /** Makes a fresh start before every sample; not timed. */
  readonly prepare?: () => unknown;
}

export interface Series {
  /** Samples of each contender. At least seven, since the median of fewer wanders on a shared machine. */
  readonly repeats: number;
}

export const usualSeries: Series = { repeats: 11 };
export const quickSeries: Series = { repeats: 7 };

/** A sample repeats the work until it took about this long: the system counts processor time in steps of some milliseconds. */
const SAMPLE_MILLISECONDS = 60;

let sink = 0;

/**
 * Milliseconds of processor time for one run of each contender: medians of samples taken in turns, so that a slow moment
 * of the machine meets all of them.
 */
export function medianMilliseconds<const C extends readonly Contender[]>(
  contenders: C,
  series: Series,
): Promise<{ readonly [I in keyof C]: number }> {
  return percentileMilliseconds(contenders, series, 0.5);
}

/** The same for another share of the samples than half: 0.95 is what one in twenty goes beyond. */
export async function percentileMilliseconds<const C extends readonly Contender[]>(
  contenders: C,
  { repeats }: Series,
  share: number,
): Promise<{ readonly [I in keyof C]: number }> {
  const batches: number[] = [];
  for (const contender of contenders) batches.push(await batchOf(contender));
  const samples: number[][] = contenders.map(() => []);
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [index, contender] of contenders.entries()) {
      samples[index]?.push(await sample(contender, batches[index] ?? 1));
    }
  }
  return samples.map((values) => percentile(values, share)) as { readonly [I in keyof C]: number };
}

/** The optimising compiler looks at a function more than once before it is done with it. */
const WARM_UP_MILLISECONDS = 600;
/** Work this long is compiled while it runs for the first time. */
const LONG_MILLISECONDS = 50;

/** Runs until compiled code is there to be measured, and says how many runs make a sample. */
async function batchOf(contender: Contender): Promise<number> {
  await sample(contender, 1);
  if (contender.prepare !== undefined) return 1;
  let once = LONG_MILLISECONDS;
  let least = Number.POSITIVE_INFINITY;
  const start = performance.now();
  do {
    const runs = Math.max(1, Math.ceil(1 / Math.max(Math.min(once, least), 0.001)));
    const before = performance.now();
    await sample(contender, runs);
    once = (performance.now() - before) / runs;
    // One that lost its turn would say that it takes long.
    least = Math.min(least, once);
    // The compiler's own thread may have to wait for a core.
    await setImmediate();
  } while (once < LONG_MILLISECONDS && performance.now() - start < WARM_UP_MILLISECONDS);
  return Math.max(1, Math.ceil(SAMPLE_MILLISECONDS / Math.max(least, 0.001)));
}

async function sample({ run, prepare }: Contender, batch: number): Promise<number> {
  await prepare?.();
  const start = processorMilliseconds();
  for (let i = 0; i < batch; i++) {
    const answer = run();
    if (answer instanceof Promise) keep(await answer);
    else keep(answer);
  }
  return (processorMilliseconds() - start) / batch;
}

/**
 * What this thread has used of a processor. On a machine that does other work as well, waiting for a turn makes up most
 * of the time on the wall, and meets short work and long work differently.
 */
function processorMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function keep(answer: unknown): void {
  sink = (sink * 31 + (typeof answer === 'number' ? answer : 1)) % 1_000_003;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Between two samples by their distance. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The same numbers on every machine and in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
