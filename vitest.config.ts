import { defineConfig } from 'vitest/config';
import { coverage, faultCycles, faultTable, projects, sourceConditions } from './tooling/vitest/src/index.ts';

export default defineConfig({
  resolve: { conditions: sourceConditions },
  ssr: { resolve: { conditions: sourceConditions } },
  test: {
    projects,
    coverage,
    // Vitest leaves one core free, which is half of a machine with two. No test here measures time.
    maxWorkers: '100%',
    reporters: ['default', ...(process.env.GITHUB_ACTIONS ? ['github-actions'] : []), faultTable],
    provide: {
      fuzzCases: Number(process.env.FUZZ_CASES ?? 50_000),
      faultCycles,
      largeExportMegabytes: Number(process.env.LARGE_EXPORT_MEGABYTES ?? 200),
    },
  },
});
