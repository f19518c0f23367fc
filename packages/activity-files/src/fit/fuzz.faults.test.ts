import { expect, inject, it } from 'vitest';
import { fuzzInBounds } from '../../test/fuzz-in-bounds.ts';

const iterations = inject('fuzzCases');
/** Generous: a thousand files a second on a slow machine. */
const patienceMilliseconds = 120_000 + 5 * iterations;
/** Three times what loading the decoder and reading sound files take. */
const HEAP_MEGABYTES = 48;

it(
  `reads or refuses ${iterations} mutated files within ${HEAP_MEGABYTES} MB, and breaks on none`,
  async ({ task }) => {
    task.meta.fault = { id: 'D1', operation: 'mutated FIT files', engine: 'none', cycles: iterations };
    const result = await fuzzInBounds({ iterations, seed: 1_000_000 }, HEAP_MEGABYTES);
    expect(result.decoded + result.refused).toBe(iterations);
    expect(result.decoded).toBeGreaterThan(iterations / 3);
  },
  patienceMilliseconds,
);
