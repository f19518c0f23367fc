import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of a PostgreSQL server that lives as long as the test run. */
    readonly postgresUrl: string;
    /** Folder of real recordings outside the repository, `null` when there is none. */
    readonly samplesFolder: string | null;
    /** Mutated files that a fuzz suite tries: `FUZZ_CASES` in the environment, 50,000 without it; `npm run test:faults -- --full` takes 200,000. */
    readonly fuzzCases: number;
    /** How often a fault test kills each operation: `FAULT_CYCLES` in the environment, 20 without it. */
    readonly faultCycles: number;
    /** Size of the export that the large-file test writes and imports: `LARGE_EXPORT_MEGABYTES` in the environment, 200 without it. */
    readonly largeExportMegabytes: number;
  }
  interface TaskMeta {
    /** A row of the fault table. */
    fault?: { readonly id: string; readonly operation: string; readonly engine: string; readonly cycles: number };
  }
}
