import { join } from 'node:path';
import {
  type DeliveredRecord,
  type Instant,
  instantOf,
  type LocalDate,
  localOwner,
  millisecondsOf,
  recordId,
  type SampleMetric,
} from '@vitalwire/core';
import { filesId } from '@vitalwire/providers-files';
import { openSqlite } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, seededRandom } from './measure.ts';
import { inScratch } from './scratch.ts';
import { milliseconds } from './table.ts';
import { type Athlete, now, openAthlete } from './ten-years.ts';

/** A value a minute: what a watch sends of heart rate, stress and the like. */
const DAY_SAMPLES = 1440;
const metrics = ['heartRateBpm', 'stressScore', 'oxygenSaturationPercent', 'skinTemperatureCelsius'] as const;
const firstDay = millisecondsOf('2024-01-01T00:00:00.000Z' as Instant);

interface Series {
  readonly metric: SampleMetric;
  readonly startMs: number;
  readonly offsetSeconds: readonly number[];
  readonly values: readonly number[];
}

function seriesOf(samples: number): readonly Series[] {
  const random = seededRandom(7);
  const offsetSeconds = Array.from({ length: DAY_SAMPLES }, (_, i) => i * 60);
  return Array.from({ length: Math.ceil(samples / DAY_SAMPLES) }, (_, index) => ({
    metric: metrics[index % metrics.length] ?? 'heartRateBpm',
    startMs: firstDay + Math.floor(index / metrics.length) * 86_400_000,
    offsetSeconds,
    values: offsetSeconds.map(() => 50 + Math.round(random() * 400) / 10),
  }));
}

/** As a mapper hands them over. */
function recordsOf(series: readonly Series[]): readonly DeliveredRecord[] {
  return series.map(({ metric, startMs, offsetSeconds, values }) => {
    const start = instantOf(startMs);
    const naturalKey = `${metric} ${start}`;
    return {
      record: {
        kind: 'samples',
        id: recordId('samples', filesId, naturalKey),
        provenance: {
          sourceId: filesId,
          channel: 'file',
          vendorId: null,
          naturalKey,
          device: null,
          originalHash: null,
          receivedAt: now,
          mapper: 'bench/1',
        },
        start,
        end: instantOf(startMs + 86_400_000),
        utcOffsetMinutes: 0,
        localDate: start.slice(0, 10) as LocalDate,
        dateBasis: 'recorded',
        metric,
        offsetSeconds,
        values,
      },
      streams: null,
    };
  });
}

/** A month at a time. */
const STEP_RECORDS = 30 * metrics.length;

async function takeOurs({ hub }: Athlete, records: readonly DeliveredRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += STEP_RECORDS) {
    const step = records.slice(from, from + STEP_RECORDS);
    await hub.importing.ingest(localOwner, { records: step, thresholds: [], entry: null });
  }
}

function openRows(path: string): Database.Database {
  const database = openSqlite(path, Database) as Database.Database;
  database.exec(
    'CREATE TABLE sample (user TEXT, metric TEXT, at_ms INTEGER, source TEXT, value REAL, PRIMARY KEY (user, metric, at_ms, source)) WITHOUT ROWID',
  );
  return database;
}

/** The quickest that rows can be: no check, one statement, one transaction, no total of any day. */
function takeRows(database: Database.Database, series: readonly Series[]): void {
  const insert = database.prepare('INSERT INTO sample VALUES (?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (const { metric, startMs, offsetSeconds, values } of series)
      for (const [i, value] of values.entries())
        insert.run('me', metric, startMs + (offsetSeconds[i] ?? 0) * 1000, filesId, value);
  })();
}

async function compare(folder: string, series: readonly Series[]): Promise<void> {
  const ours = await openAthlete(join(folder, 'check.db'));
  const rows = openRows(join(folder, 'check-rows.db'));
  try {
    await takeOurs(ours, recordsOf(series));
    takeRows(rows, series);
    for (const metric of metrics) {
      const records = await ours.storage.records.list(localOwner, {
        kind: 'samples',
        subtypes: [metric],
        order: 'oldest-first',
      });
      const values = records.flatMap((record) => record.values);
      const select = rows.prepare<[string], { count: number; sum: number }>(
        'SELECT count(*) AS count, total(value) AS sum FROM sample WHERE metric = ?',
      );
      const theirs = select.get(metric) ?? { count: 0, sum: 0 };
      requireSame(`samples of ${metric}`, values.length, theirs.count);
      const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
      requireSame(`sum of ${metric}`, sum, theirs.sum, 1e-9);
    }
  } finally {
    await ours.storage.close();
    rows.close();
  }
}

export const sampleIngest: Benchmark = {
  name: 'sample-ingest',

  check: () => inScratch((folder) => compare(folder, seriesOf(20_000))),

  run: ({ quick }: Options): Promise<readonly Result[]> =>
    inScratch(async (folder) => {
      const series = seriesOf(quick ? 200_000 : 1_000_000);
      await compare(folder, series);
      const records = recordsOf(series);
      const count = series.length * DAY_SAMPLES;
      let run = 0;
      let ours: Athlete | null = null;
      let rows: Database.Database | null = null;
      const [mine, theirs] = await medianMilliseconds(
        [
          {
            name: 'ours',
            prepare: async () => {
              await ours?.storage.close();
              ours = await openAthlete(join(folder, `ours-${run++}.db`));
            },
            run: () => (ours === null ? null : takeOurs(ours, records)),
          },
          {
            name: 'rows',
            prepare: () => {
              rows?.close();
              rows = openRows(join(folder, `rows-${run++}.db`));
            },
            run: () => {
              if (rows !== null) takeRows(rows, series);
            },
          },
        ],
        quickSeries,
      );
      await (ours as Athlete | null)?.storage.close();
      (rows as Database.Database | null)?.close();
      return [
        {
          what: `${count.toLocaleString('en')} samples taken in, merged and rolled up`,
          ours: milliseconds(mine),
          peer: `a row each, one transaction: ${milliseconds(theirs)}`,
          figure: theirs / mine,
          unit: 'x',
          target: 'at-least',
          must: 3,
          aim: 8,
          limit: 'exact sums of the days, then checks and text of the series',
        },
      ];
    }),
};
