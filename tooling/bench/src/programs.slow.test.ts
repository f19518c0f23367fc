import { it } from 'vitest';
import { benchmarks } from './benchmarks.ts';

it.each(benchmarks.filter(({ name }) => ['mcp-start', 'import-memory', 'apple-import'].includes(name)))(
  '$name: the built programs answer',
  async (benchmark) => {
    await benchmark.check();
  },
);
