import { expect, it } from 'vitest';
import { fuzzCorpus } from '../../test/fuzz-corpus.ts';
import { fuzzFit } from '../../test/fuzz-fit.ts';

it('reads or refuses 3,000 mutated files, and breaks on none', () => {
  const result = fuzzFit({ iterations: 3000, seed: 1, corpus: fuzzCorpus() });
  expect(result.decoded + result.refused).toBe(3000);
  expect(result.decoded).toBeGreaterThan(1000);
  expect(result.refused).toBeGreaterThan(10);
  expect(result.damaged).toBeGreaterThan(500);
});
