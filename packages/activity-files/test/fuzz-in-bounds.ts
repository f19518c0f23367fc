import { Worker } from 'node:worker_threads';
import type { FuzzOptions, FuzzResult } from './fuzz-fit.ts';

/**
 * {@link fuzzFit} in a thread that ends when its objects need more than `heapMegabytes`: for one file, or left over from
 * all of them. Arrays of numbers lie outside of that heap; the fuzzer measures those itself.
 * @throws Error `ERR_WORKER_OUT_OF_MEMORY`, or what {@link fuzzFit} throws
 */
export function fuzzInBounds(
  options: Pick<FuzzOptions, 'iterations' | 'seed'>,
  heapMegabytes: number,
): Promise<FuzzResult> {
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: options,
    execArgv: ['--conditions=@vitalwire/source', '--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 16 },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread ended with ${code} and no result.`)));
  });
}
