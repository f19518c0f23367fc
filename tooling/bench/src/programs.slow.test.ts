import { it } from 'vitest';
import { benchmarks } from './benchmarks.ts';

it.each(benchmarks.filter(({ name }) => name === 'mcp-start' || name === 'import-memory'))(
  '$name: the built programs answer',
  async (benchmark) => {
    await benchmark.check();
  },
);
