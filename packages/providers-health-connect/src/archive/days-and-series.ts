import {
  type DailySummary,
  type DeliveredRecord,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type SampleMetric,
} from '@vitalwire/core';
import { dayRange } from '@vitalwire/core/time';
import { createSeriesDays, type Moment, recordBase } from '@vitalwire/provider-kit/rows';
import { healthConnectId } from '../health-connect-descriptor.ts';
import {
  appOf,
  attempt,
  type HealthConnectReading,
  healthConnectMapper,
  momentIn,
  numberIn,
  rowsOf,
} from './reading.ts';

interface SeriesTable {
  readonly table: string;
  readonly sql: string;
  readonly metric: SampleMetric;
  readonly time: string;
  readonly offset: string;
  readonly column: string;
  readonly least: number;
  readonly greatest: number;
}

const seriesTables: readonly SeriesTable[] = [
  {
    table: 'heart_rate_record_series_table',
    sql: `SELECT s.epoch_millis, s.beats_per_minute, r.start_zone_offset, r.app_info_id
      FROM heart_rate_record_series_table s LEFT JOIN heart_rate_record_table r ON r.row_id = s.parent_key
      ORDER BY s.epoch_millis, s.beats_per_minute`,
    metric: 'heartRateBpm',
    time: 'epoch_millis',
    offset: 'start_zone_offset',
    column: 'beats_per_minute',
    least: 20,
    greatest: 250,
  },
  {
    table: 'oxygen_saturation_record_table',
    sql: 'SELECT * FROM oxygen_saturation_record_table ORDER BY time, uuid',
    metric: 'oxygenSaturationPercent',
    time: 'time',
    offset: 'zone_offset',
    column: 'percentage',
    least: 50,
    greatest: 100,
  },
  {
    table: 'heart_rate_variability_rmssd_record_table',
    sql: 'SELECT * FROM heart_rate_variability_rmssd_record_table ORDER BY time, uuid',
    metric: 'hrvRmssdMilliseconds',
    time: 'time',
    offset: 'zone_offset',
    column: 'heart_rate_variability_millis',
    least: 1,
    greatest: 1000,
  },
  {
    table: 'respiratory_rate_record_table',
    sql: 'SELECT * FROM respiratory_rate_record_table ORDER BY time, uuid',
    metric: 'respirationRatePerMinute',
    time: 'time',
    offset: 'zone_offset',
    column: 'rate',
    least: 1,
    greatest: 100,
  },
];

const ROWS_BETWEEN = 5000;
const NOT_MEASURED = 'The value is none that can be measured.';

/** One series a day and app; rows come in the order of time. */
export function* series(reading: HealthConnectReading): Generator<DeliveredRecord, void, undefined> {
  const { ledger, source } = reading;
  for (const { table, sql, metric, time, offset, column, least, greatest } of seriesTables) {
    const origin = { sourceId: healthConnectId, mapper: healthConnectMapper, dateBasis: 'recorded' as const };
    const days = createSeriesDays({ metric, seconds: null, what: table }, origin, reading, () => source.path);
    let count = 0;
    for (const row of rowsOf(table, sql, reading)) {
      const value = numberIn(row, column, least, greatest);
      if (value === undefined) ledger.passedOver(source.path, table, NOT_MEASURED);
      else {
        attempt(table, row, reading, () => {
          const { localDate, instant } = momentIn(row, time, offset, reading);
          days.add({ milliseconds: millisecondsOf(instant), localDate, value, device: appOf(row, reading) });
        });
      }
      if (++count % ROWS_BETWEEN === 0) yield* days.take(false);
    }
    yield* days.take(true);
  }
}

type DayFacts = Pick<DailySummary, 'steps' | 'distanceMeters' | 'restingHeartRateBpm'>;

const totals = [
  {
    table: 'steps_record_table',
    sql: 'SELECT * FROM steps_record_table ORDER BY start_time, uuid',
    column: 'count',
    field: 'steps',
  },
  {
    table: 'distance_record_table',
    sql: 'SELECT * FROM distance_record_table ORDER BY start_time, uuid',
    column: 'distance',
    field: 'distanceMeters',
  },
] as const;

const RESTING = 'resting_heart_rate_record_table';

/**
 * Steps and distances of a day: of the app that counted most, since a phone and a watch count the same steps. The resting
 * heart rate that was written last, as watches go on reckoning it through the day.
 */
export function* days(reading: HealthConnectReading): Generator<DeliveredRecord, void, undefined> {
  const { ledger, source, context, given } = reading;
  const found = new Map<LocalDate, DayFacts>();
  for (const { table, sql, column, field } of totals) {
    const sums = new Map<LocalDate, Map<string, number>>();
    for (const row of rowsOf(table, sql, reading)) {
      attempt(table, row, reading, () => {
        const { localDate } = momentIn(row, 'start_time', 'start_zone_offset', reading);
        const value = numberIn(row, column, 0, 1_000_000);
        if (value === undefined) {
          ledger.passedOver(source.path, table, NOT_MEASURED);
          return;
        }
        const apps = sums.get(localDate) ?? new Map<string, number>();
        sums.set(localDate, apps);
        const app = appOf(row, reading);
        apps.set(app, (apps.get(app) ?? 0) + value);
        ledger.used(source.path, table);
      });
    }
    for (const [localDate, apps] of sums) {
      const most = Math.max(...apps.values());
      if (most > 0) found.set(localDate, { ...found.get(localDate), [field]: Number(most.toFixed(3)) });
    }
  }
  for (const row of rowsOf(RESTING, 'SELECT * FROM resting_heart_rate_record_table ORDER BY time, uuid', reading)) {
    attempt(RESTING, row, reading, () => {
      const { localDate } = momentIn(row, 'time', 'zone_offset', reading);
      const restingHeartRateBpm = numberIn(row, 'beats_per_minute', 20, 200);
      if (restingHeartRateBpm === undefined) {
        ledger.passedOver(source.path, RESTING, NOT_MEASURED);
        return;
      }
      found.set(localDate, { ...found.get(localDate), restingHeartRateBpm });
      ledger.used(source.path, RESTING);
    });
  }
  const dates = [...found.keys()].sort();
  for (const localDate of dates) {
    const { from, to } = dayRange(localDate, context.assumedTimeZone ?? 'UTC');
    const at: Moment = { instant: from, utcOffsetMinutes: null, localDate, dateBasis: 'recorded', assumed: true };
    const origin = { sourceId: healthConnectId, mapper: healthConnectMapper, naturalKey: `day/${localDate}` };
    const record: DailySummary = {
      ...recordBase('dailySummary', origin, { at, end: instantOf(millisecondsOf(to)) }, context),
      ...found.get(localDate),
      partial: localDate === dates.at(-1),
    };
    if (given.has(record.id)) continue;
    given.add(record.id);
    yield { record, streams: null };
  }
}
