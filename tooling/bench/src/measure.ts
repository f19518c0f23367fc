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
  /** A sample repeats the work until it took about this long, so that microseconds can be told apart. */
  readonly minimumMilliseconds: number;
}

export const usualSeries: Series = { repeats: 9, minimumMilliseconds: 20 };
export const quickSeries: Series = { repeats: 7, minimumMilliseconds: 5 };
/** For microseconds: many short samples, so that a neighbour's slice of the processor spoils few of them. */
export const kernelSeries: Series = { repeats: 51, minimumMilliseconds: 2 };

let sink = 0;

/**
 * Milliseconds of one run of each contender: medians of samples taken in turns, so that a slow moment of the machine
 * meets all of them.
 */
export async function medianMilliseconds<const C extends readonly Contender[]>(
  contenders: C,
  { repeats, minimumMilliseconds }: Series,
): Promise<{ readonly [I in keyof C]: number }> {
  const batches: number[] = [];
  for (const contender of contenders) batches.push(await batchOf(contender, minimumMilliseconds));
  const samples: number[][] = contenders.map(() => []);
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [index, contender] of contenders.entries()) {
      samples[index]?.push(await sample(contender, batches[index] ?? 1));
    }
  }
  return samples.map(median) as { readonly [I in keyof C]: number };
}

/** The optimising compiler looks at a function more than once before it is done with it. */
const WARM_UP_MILLISECONDS = 600;
/** Work this long is compiled while it runs for the first time. */
const LONG_MILLISECONDS = 50;

/** Runs until compiled code is there to be measured, and says how many runs make a sample. */
async function batchOf(contender: Contender, minimumMilliseconds: number): Promise<number> {
  await sample(contender, 1);
  let once = await sample(contender, 1);
  if (contender.prepare !== undefined) return 1;
  const start = performance.now();
  while (once < LONG_MILLISECONDS && performance.now() - start < WARM_UP_MILLISECONDS) {
    once = await sample(contender, Math.max(1, Math.ceil(1 / once)));
    // The compiler's own thread may have to wait for a core.
    await setImmediate();
  }
  return Math.max(1, Math.ceil(minimumMilliseconds / once));
}

async function sample({ run, prepare }: Contender, batch: number): Promise<number> {
  await prepare?.();
  const start = performance.now();
  for (let i = 0; i < batch; i++) {
    const answer = run();
    if (answer instanceof Promise) keep(await answer);
    else keep(answer);
  }
  return (performance.now() - start) / batch;
}

function keep(answer: unknown): void {
  sink = (sink * 31 + (typeof answer === 'number' ? answer : 1)) % 1_000_003;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The same numbers on every machine and in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
