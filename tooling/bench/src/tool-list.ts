import { advertise, allTools, createToolset } from '@vitalwire/tools';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { type Benchmark, type Result, requireSame } from './benchmark.ts';

const listed = () => createToolset(allTools).tools.map(advertise);

export const toolList: Benchmark = {
  name: 'tool-list',

  async check() {
    const names = new Set(listed().map(({ name }) => name));
    requireSame('advertised tools', names.size, createToolset(allTools).tools.length);
  },

  async run(): Promise<readonly Result[]> {
    const tools = listed();
    const tokens = encode(JSON.stringify(tools)).length;
    return [
      {
        what: 'advertised default tool list (o200k tokens)',
        ours: `${tools.length} tools`,
        peer: 'none: a limit',
        figure: tokens,
        unit: 'tokens',
        target: 'at-most',
        must: 5000,
        aim: 4000,
        limit: 'descriptions and units of the parameters',
      },
    ];
  },
};
