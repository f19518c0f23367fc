import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { checkDashboard, dashboardRow } from './dashboard.ts';
import { quickSeries, usualSeries } from './measure.ts';
import { checkMerges, mergeRow } from './merge-cost.ts';
import { answerOf, builtProgram } from './own-program.ts';
import { inScratch } from './scratch.ts';
import { checkStatements, statementRow } from './statement-cache.ts';
import { type Athlete, ingestAthlete, openAthlete, tenYears } from './ten-years.ts';
import { checkTools, toolResults } from './tool-rows.ts';

interface Built {
  readonly peakMebibytes: number;
  readonly seconds: number;
}

/** Opened beside ours, for what reads without us. */
function bare(path: string): Database.Database {
  const database = new Database(path, { readonly: true });
  database.pragma('cache_size = -16000');
  return database;
}

async function compare(athlete: Athlete, database: Database.Database): Promise<void> {
  await checkDashboard(athlete, database);
  await checkTools(athlete, database);
  await checkStatements(athlete, database);
}

function sizes(path: string, { peakMebibytes, seconds }: Built): readonly Result[] {
  const bytes = [path, `${path}-wal`].reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);
  return [
    {
      what: 'database of ten years, 2,000 hours of 8 channels (MB)',
      ours: `${(bytes / 1e6).toFixed(1)} MB`,
      peer: 'none: a limit',
      figure: bytes / 1e6,
      unit: 'MB',
      target: 'at-most',
      must: 90,
      aim: 60,
      limit: 'noise of positions, speed and power; a third are records as text',
    },
    {
      what: 'ten years taken in, peak memory',
      ours: `${peakMebibytes.toFixed(0)} MiB in ${seconds.toFixed(0)} s`,
      peer: 'none: a limit',
      figure: peakMebibytes,
      unit: 'MiB',
      target: 'at-most',
      must: 300,
      aim: 200,
      limit: 'what the garbage collector lets grow before it runs',
    },
  ];
}

/** Ten years of one athlete, built once, and what is promised of reading and writing them. */
export const dataCore: Benchmark = {
  name: 'data-core',

  check: () =>
    inScratch(async (folder) => {
      const athlete = await openAthlete(join(folder, 'few.db'));
      await ingestAthlete(athlete, 40);
      const database = bare(athlete.path);
      try {
        await compare(athlete, database);
        await checkMerges(athlete, 10);
      } finally {
        database.close();
        await athlete.storage.close();
      }
    }),

  run: ({ quick }: Options): Promise<readonly Result[]> =>
    inScratch(async (folder) => {
      const series = quick ? quickSeries : usualSeries;
      const path = join(folder, 'ten.db');
      const program = await builtProgram('ten-years-program');
      const built = await answerOf<Built>(program, path, String(tenYears));
      const size = sizes(path, built);
      await answerOf<Built>(program, join(folder, 'one.db'), '365');
      const long = await openAthlete(path);
      const short = await openAthlete(join(folder, 'one.db'));
      const database = bare(path);
      try {
        requireSame(
          'activities',
          database.prepare("SELECT count(*) FROM record WHERE kind = 'workout'").pluck().get() as number,
          4000,
        );
        await compare(long, database);
        return [
          await dashboardRow(long, database, series),
          ...(await toolResults(long, database, series)),
          await statementRow(long, database, series),
          await mergeRow(long, short, series),
          ...size,
        ];
      } finally {
        database.close();
        await long.storage.close();
        await short.storage.close();
      }
    }),
};
