import { parentPort, workerData } from 'node:worker_threads';
import { fuzzCorpus } from './fuzz-corpus.ts';
import { type FuzzOptions, fuzzFit } from './fuzz-fit.ts';

/** Runs in a thread of its own, so that whoever starts it can bound its memory. */
const options = workerData as Pick<FuzzOptions, 'iterations' | 'seed'>;
parentPort?.postMessage(fuzzFit({ ...options, corpus: fuzzCorpus() }));
