import {
  type DailySummary,
  type DeliveredRecord,
  glucoseMilligramsPerMillimole,
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
  NOT_MEASURED,
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
  /** From the unit of the platform to ours. */
  readonly factor?: number;
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
  {
    table: 'blood_glucose_record_table',
    sql: 'SELECT * FROM blood_glucose_record_table ORDER BY time, uuid',
    metric: 'glucoseMilligramsPerDeciliter',
    time: 'time',
    offset: 'zone_offset',
    column: 'level',
    least: 0.5,
    greatest: 50,
    factor: glucoseMilligramsPerMillimole,
  },
  {
    table: 'body_temperature_record_table',
    sql: 'SELECT * FROM body_temperature_record_table ORDER BY time, uuid',
    metric: 'bodyTemperatureCelsius',
    time: 'time',
    offset: 'zone_offset',
    column: 'temperature',
    least: 25,
    greatest: 45,
  },
];

const ROWS_BETWEEN = 5000;

/** One series a day and app; rows come in the order of time. */
export function* series(reading: HealthConnectReading): Generator<DeliveredRecord, void, undefined> {
  const { ledger, source } = reading;
  for (const { table, sql, metric, time, offset, column, least, greatest, factor = 1 } of seriesTables) {
    const origin = { sourceId: healthConnectId, mapper: healthConnectMapper, dateBasis: 'recorded' as const };
    const days = createSeriesDays({ metric, seconds: null, what: table }, origin, reading, () => source.path);
    let count = 0;
    for (const row of rowsOf(table, sql, reading)) {
      const measured = numberIn(row, column, least, greatest);
      if (measured === undefined) ledger.passedOver(source.path, table, NOT_MEASURED);
      else {
        attempt(table, row, reading, () => {
          const value = factor === 1 ? measured : Number((measured * factor).toFixed(1));
          const { localDate, instant } = momentIn(row, time, offset, reading);
          days.add({ milliseconds: millisecondsOf(instant), localDate, value, device: appOf(row, reading) });
        });
      }
      if (++count % ROWS_BETWEEN === 0) yield* days.take(false);
    }
    yield* days.take(true);
  }
}

type DayFacts = Partial<DailySummary>;

interface DayTotal {
  readonly table: string;
  readonly sql: string;
  readonly column: string;
  readonly field: 'steps' | 'distanceMeters' | 'floorsClimbed' | 'activeEnergyKilocalories' | 'totalEnergyKilocalories';
  readonly factor?: number;
  /** Of which some apps write the part of a workout only: not before they cover most of the day. */
  readonly wholeDay?: true;
}

const totals: readonly DayTotal[] = [
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
  {
    table: 'floors_climbed_record_table',
    sql: 'SELECT * FROM floors_climbed_record_table ORDER BY start_time, uuid',
    column: 'floors',
    field: 'floorsClimbed',
  },
  // Energy is in calories, a thousandth of a kilocalorie (`android.health.connect.datatypes.units.Energy`).
  {
    table: 'active_calories_burned_record_table',
    sql: 'SELECT * FROM active_calories_burned_record_table ORDER BY start_time, uuid',
    column: 'energy',
    field: 'activeEnergyKilocalories',
    factor: 0.001,
  },
  {
    table: 'total_calories_burned_record_table',
    sql: 'SELECT * FROM total_calories_burned_record_table ORDER BY start_time, uuid',
    column: 'energy',
    field: 'totalEnergyKilocalories',
    factor: 0.001,
    wholeDay: true,
  },
];

/** What an app wrote of one total of one day. */
interface AppDay {
  readonly sum: number;
  readonly seconds: number;
  readonly rows: number;
}

const MOST_OF_A_DAY_SECONDS = 18 * 3600;
/** A day of the hour that daylight saving gives back. */
const LONGEST_MILLISECONDS = 25 * 3_600_000;

/** Every app's part of each day. */
function appDays({ table, sql, column, factor = 1 }: DayTotal, reading: HealthConnectReading) {
  const { ledger, source } = reading;
  const sums = new Map<LocalDate, Map<string, AppDay>>();
  for (const row of rowsOf(table, sql, reading)) {
    attempt(table, row, reading, () => {
      const { localDate, instant } = momentIn(row, 'start_time', 'start_zone_offset', reading);
      const value = numberIn(row, column, 0, 1_000_000 / factor);
      if (value === undefined) {
        ledger.passedOver(source.path, table, NOT_MEASURED);
        return;
      }
      const apps = sums.get(localDate) ?? new Map<string, AppDay>();
      sums.set(localDate, apps);
      const app = appOf(row, reading);
      const { sum, seconds, rows } = apps.get(app) ?? { sum: 0, seconds: 0, rows: 0 };
      const from = millisecondsOf(instant);
      const length = ((numberIn(row, 'end_time', from, from + LONGEST_MILLISECONDS) ?? from) - from) / 1000;
      apps.set(app, { sum: sum + value * factor, seconds: seconds + length, rows: rows + 1 });
    });
  }
  return sums;
}

const RESTING = 'resting_heart_rate_record_table';

/**
 * Totals of a day: of the app that counted most, since a phone and a watch count the same steps. The resting
 * heart rate that was written last, as watches go on reckoning it through the day.
 */
export function* days(reading: HealthConnectReading): Generator<DeliveredRecord, void, undefined> {
  const { ledger, source, context, given } = reading;
  const found = new Map<LocalDate, DayFacts>();
  for (const total of totals) {
    const { table, field, wholeDay } = total;
    for (const [localDate, apps] of appDays(total, reading)) {
      let most = 0;
      for (const { sum, seconds, rows } of apps.values()) {
        if (wholeDay === true && seconds < MOST_OF_A_DAY_SECONDS) {
          ledger.passedOver(
            source.path,
            table,
            'It covers hours of the day only, as of a workout: no total of it.',
            rows,
          );
          continue;
        }
        ledger.used(source.path, table, rows);
        most = Math.max(most, sum);
      }
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
