import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of a PostgreSQL server that lives as long as the test run. */
    readonly postgresUrl: string;
    /** Folder of real recordings outside the repository, `null` when there is none. */
    readonly samplesFolder: string | null;
    /** Mutated files that a fuzz suite tries: `FUZZ_CASES` in the environment, 200,000 without it. */
    readonly fuzzCases: number;
  }
}
