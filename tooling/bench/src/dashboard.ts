import { type DataKind, localOwner } from '@vitalwire/core';
import type Database from 'better-sqlite3';
import { type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, type Series } from './measure.ts';
import { milliseconds } from './table.ts';
import type { Athlete } from './ten-years.ts';

/** The forty metrics of a day, by the kind of record that states them. */
const metricsOf = {
  dailySummary: [
    'steps',
    'distanceMeters',
    'floorsClimbed',
    'activeEnergyKilocalories',
    'basalEnergyKilocalories',
    'totalEnergyKilocalories',
    'moderateActivitySeconds',
    'vigorousActivitySeconds',
    'sedentarySeconds',
    'wearSeconds',
    'restingHeartRateBpm',
    'averageHeartRateBpm',
    'minimumHeartRateBpm',
    'maximumHeartRateBpm',
    'averageStressScore',
    'averageOxygenSaturationPercent',
  ],
  sleep: [
    'asleepSeconds',
    'inBedSeconds',
    'awakeSeconds',
    'lightSeconds',
    'deepSeconds',
    'remSeconds',
    'latencySeconds',
    'awakenings',
    'averageHeartRateBpm',
    'lowestHeartRateBpm',
    'averageRespirationRatePerMinute',
    'averageOxygenSaturationPercent',
  ],
  hrv: ['rmssdMilliseconds', 'beatCount', 'averageHeartRateBpm'],
  bodyMeasurement: [
    'weightKilograms',
    'bodyFatPercent',
    'muscleMassKilograms',
    'boneMassKilograms',
    'bodyWaterPercent',
    'visceralFatRating',
    'restingHeartRateBpm',
    'vo2max',
  ],
  readiness: ['restingHeartRateBpm'],
} as const satisfies { readonly [K in DataKind]?: readonly string[] };
const kinds = Object.keys(metricsOf) as readonly (keyof typeof metricsOf)[];

/** A mean of every metric for every month. */
type Dashboard = readonly number[];

async function fromTotals({ storage }: Athlete): Promise<Dashboard> {
  const means: number[] = [];
  for (const kind of kinds) {
    for (const { metrics } of await storage.records.periodTotals(localOwner, 'month', { kind })) {
      for (const name of metricsOf[kind]) {
        const metric = metrics[name];
        means.push(metric === undefined ? 0 : metric.sum / metric.count);
      }
    }
  }
  return means;
}

/** One statement a kind over the same rows, by their index. */
function fromRecords(database: Database.Database): () => Dashboard {
  const statements = kinds.map((kind) => {
    const means = metricsOf[kind].map((name) => `avg(payload ->> '$.${name}')`).join(', ');
    const sql = `SELECT ${means} FROM record WHERE tenant_id = ? AND user_id = ? AND kind = ? AND hidden_at_ms IS NULL
      GROUP BY substr(local_date, 1, 7) ORDER BY substr(local_date, 1, 7)`;
    return [kind, database.prepare<string[], number[]>(sql).raw()] as const;
  });
  return () =>
    statements.flatMap(([kind, statement]) => statement.all(localOwner.tenantId, localOwner.userId, kind).flat());
}

const REL_TOLERANCE = 1e-12;

export async function checkDashboard(athlete: Athlete, database: Database.Database): Promise<void> {
  const ours = await fromTotals(athlete);
  const theirs = fromRecords(database)();
  requireSame('cells of the dashboard', ours.length, theirs.length);
  for (const [i, mean] of ours.entries()) requireSame(`cell ${i}`, mean, theirs[i] ?? Number.NaN, REL_TOLERANCE);
}

export async function dashboardRow(athlete: Athlete, database: Database.Database, series: Series): Promise<Result> {
  const records = fromRecords(database);
  const [ours, theirs] = await medianMilliseconds(
    [
      { name: 'roll-ups', run: async () => (await fromTotals(athlete)).length },
      { name: 'records', run: () => records().length },
    ],
    series,
  );
  return {
    what: 'ten-year dashboard, 40 metrics by month, from roll-ups',
    ours: milliseconds(ours),
    peer: `SQL over the records: ${milliseconds(theirs)}`,
    figure: theirs / ours,
    unit: 'x',
    target: 'at-least',
    must: 50,
    aim: 200,
    limit: 'the text of the totals, which is parsed',
  };
}
