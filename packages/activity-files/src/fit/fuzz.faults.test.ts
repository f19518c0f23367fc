import { expect, inject, it } from 'vitest';
import { fuzzCorpus } from '../../test/fuzz-corpus.ts';
import { fuzzFit } from '../../test/fuzz-fit.ts';

const iterations = inject('fuzzCases');
/** Generous: a thousand files a second on a slow machine. */
const patienceMilliseconds = 120_000 + 5 * iterations;

it(
  `reads or refuses ${iterations} mutated files, and breaks on none`,
  () => {
    const result = fuzzFit({ iterations, seed: 1_000_000, corpus: fuzzCorpus() });
    expect(result.decoded + result.refused).toBe(iterations);
  },
  patienceMilliseconds,
);
