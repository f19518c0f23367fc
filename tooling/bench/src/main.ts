import { parseArgs } from 'node:util';
import type { Result } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import { machine, table } from './table.ts';

// pnpm bench [--quick] [--only <name>]... [--json]: every figure the project promises, against a named peer.
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
});
const unknown = (values.only ?? []).filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. Names: ${benchmarks.map(({ name }) => name).join(', ')}.`);
  process.exit(64);
}
const chosen = benchmarks.filter(({ name }) => values.only?.includes(name) ?? true);
const before = machine();
const results: Result[] = [];
for (const benchmark of chosen) {
  const start = performance.now();
  results.push(...(await benchmark.run({ quick: values.quick })));
  console.error(`${benchmark.name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
if (values.json) console.log(JSON.stringify({ machine: before, quick: values.quick, results }, null, 2));
else console.log(`${before}\nOnly ratios of one table are to be trusted, not times.\n\n${table(results)}`);
