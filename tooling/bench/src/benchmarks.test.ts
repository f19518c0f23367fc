import { expect, it } from 'vitest';
import { benchmarks } from './benchmarks.ts';

/** These start the built program. */
const programs = new Set(['mcp-start', 'import-memory', 'apple-import']);

it.each(benchmarks.filter(({ name }) => !programs.has(name)))(
  '$name: both sides answer the same',
  async (benchmark) => {
    await benchmark.check();
  },
);

it('every benchmark has a name of its own', () => {
  expect(new Set(benchmarks.map(({ name }) => name)).size).toBe(benchmarks.length);
});
