import { defineConfig } from 'vitest/config';
import { coverage, projects, sourceConditions } from './tooling/vitest/src/index.ts';

export default defineConfig({
  resolve: { conditions: sourceConditions },
  ssr: { resolve: { conditions: sourceConditions } },
  test: { projects, coverage, provide: { fuzzCases: Number(process.env.FUZZ_CASES ?? 200_000) } },
});
