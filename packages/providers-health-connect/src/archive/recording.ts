import type { StreamChannel, Streams, WorkoutTotals } from '@vitalwire/core';
import { present, type TimedValues, timedStreams } from '@vitalwire/provider-kit/rows';
import { type HealthConnectReading, numberIn, type Row } from './reading.ts';
import { createSweep, type Swept } from './sweep.ts';

/** What other tables hold of one workout. */
export interface Recording {
  readonly totals: Partial<WorkoutTotals>;
  readonly computedTotals: readonly (keyof WorkoutTotals)[];
  readonly streams: Streams | null;
}

export interface Recordings {
  /**
   * Workouts have to come in the order of their starts. Only what the workout's own app wrote is of it: a phone that was
   * carried along counts beside it.
   */
  readonly of: (row: Row, from: number, to: number) => Recording;
  /** Counts what belonged to no workout. */
  readonly finish: () => void;
  /** Lets go of the tables, also in the midst of them. */
  readonly close: () => void;
}

/** Nobody works out longer, and what lies within is held in memory. */
const LONGEST_MILLISECONDS = 48 * 3_600_000;
const NOTHING: Recording = { totals: {}, computedTotals: [], streams: null };

interface MomentTable {
  readonly table: string;
  readonly sql: string;
  readonly column: string;
  readonly channel: StreamChannel;
  readonly least: number;
  readonly greatest: number;
  readonly factor?: number;
  /** Counted where the same rows make samples. */
  readonly countedElsewhere?: true;
}

const momentTables: readonly MomentTable[] = [
  {
    table: 'heart_rate_record_series_table',
    // Of the hours of workouts only, since most beats are of none, and to order them takes long.
    sql: `WITH RECURSIVE hours (hour, last) AS (
        SELECT start_time / 3600000, end_time / 3600000 FROM exercise_session_record_table
          WHERE end_time - start_time BETWEEN 0 AND 172800000
        UNION SELECT hour + 1, last FROM hours WHERE hour < last)
      SELECT s.epoch_millis, s.beats_per_minute, r.app_info_id
      FROM heart_rate_record_series_table s JOIN heart_rate_record_table r ON r.row_id = s.parent_key
      WHERE s.epoch_millis / 3600000 IN (SELECT hour FROM hours) ORDER BY s.epoch_millis`,
    column: 'beats_per_minute',
    channel: 'heartRateBpm',
    least: 20,
    greatest: 250,
    countedElsewhere: true,
  },
  {
    table: 'speed_record_table',
    sql: `SELECT s.epoch_millis, s.speed, r.app_info_id
      FROM speed_record_table s LEFT JOIN SpeedRecordTable r ON r.row_id = s.parent_key ORDER BY s.epoch_millis`,
    column: 'speed',
    channel: 'speedMetersPerSecond',
    least: 0,
    greatest: 100,
  },
  {
    table: 'power_record_table',
    sql: `SELECT s.epoch_millis, s.power, r.app_info_id
      FROM power_record_table s LEFT JOIN PowerRecordTable r ON r.row_id = s.parent_key ORDER BY s.epoch_millis`,
    column: 'power',
    channel: 'powerWatts',
    least: 0,
    greatest: 4000,
  },
  {
    table: 'cycling_pedaling_cadence_record_table',
    sql: `SELECT s.epoch_millis, s.revolutions_per_minute, r.app_info_id
      FROM cycling_pedaling_cadence_record_table s LEFT JOIN CyclingPedalingCadenceRecordTable r ON r.row_id = s.parent_key
      ORDER BY s.epoch_millis`,
    column: 'revolutions_per_minute',
    channel: 'cadenceRpm',
    least: 0,
    greatest: 300,
  },
  {
    // Steps a minute, of which a stride has two.
    table: 'steps_cadence_record_table',
    sql: `SELECT s.epoch_millis, s.rate, r.app_info_id
      FROM steps_cadence_record_table s LEFT JOIN StepsCadenceRecordTable r ON r.row_id = s.parent_key
      ORDER BY s.epoch_millis`,
    column: 'rate',
    channel: 'cadenceRpm',
    least: 0,
    greatest: 600,
    factor: 0.5,
  },
];

const spanTables = {
  distance: {
    table: 'distance_record_table',
    sql: 'SELECT start_time, end_time, app_info_id, distance FROM distance_record_table ORDER BY start_time',
    countedElsewhere: true,
  },
  total: {
    table: 'total_calories_burned_record_table',
    sql: 'SELECT start_time, end_time, app_info_id, energy FROM total_calories_burned_record_table ORDER BY start_time',
    countedElsewhere: true,
  },
  active: {
    table: 'active_calories_burned_record_table',
    sql: 'SELECT start_time, end_time, app_info_id, energy FROM active_calories_burned_record_table ORDER BY start_time',
    countedElsewhere: true,
  },
  ascent: {
    table: 'elevation_gained_record_table',
    sql: 'SELECT start_time, end_time, app_info_id, elevation FROM elevation_gained_record_table ORDER BY start_time',
  },
} as const;

const ROUTES = {
  table: 'exercise_route_table',
  sql: 'SELECT * FROM exercise_route_table ORDER BY timestamp_millis',
} as const;

export function createRecordings(reading: HealthConnectReading): Recordings {
  const moments = momentTables.map((facts) => ({ facts, sweep: createSweep(facts, 'epoch_millis', reading) }));
  const routes = createSweep(ROUTES, 'timestamp_millis', reading);
  const spans = {
    distance: createSweep(spanTables.distance, 'start_time', reading),
    total: createSweep(spanTables.total, 'start_time', reading),
    active: createSweep(spanTables.active, 'start_time', reading),
    ascent: createSweep(spanTables.ascent, 'start_time', reading),
  };
  const all = [...moments.map(({ sweep }) => sweep), ...Object.values(spans), routes];
  return {
    of({ row_id: id, app_info_id: app }, from, to) {
      if (to - from > LONGEST_MILLISECONDS) return NOTHING;
      const isOfApp = ({ row }: Swept) => row.app_info_id === app;
      const sum = (sweep: (typeof spans)['total'], column: string, greatest: number) =>
        sumWithin(sweep.within(from, to, isOfApp), column, { from, to, greatest });
      const energy = sum(spans.total, 'energy', 50_000_000) ?? sum(spans.active, 'energy', 50_000_000);
      const points: TimedValues[] = [];
      for (const { facts, sweep } of moments) {
        for (const { from: milliseconds, row } of sweep.within(from, to, isOfApp)) {
          const value = numberIn(row, facts.column, facts.least, facts.greatest);
          if (value !== undefined)
            points.push({ milliseconds, values: { [facts.channel]: value * (facts.factor ?? 1) } });
        }
      }
      const hearts = heartTotals(points);
      for (const { from: milliseconds, row } of routes.within(from, to, (swept) => swept.row.parent_key === id)) {
        points.push({ milliseconds, values: placeOf(row) });
      }
      return {
        totals: present({
          distanceMeters: sum(spans.distance, 'distance', 2_000_000),
          energyKilocalories: energy === undefined ? undefined : energy / 1000,
          ascentMeters: sum(spans.ascent, 'elevation', 50_000),
          ...hearts,
        }),
        computedTotals: Object.keys(hearts) as (keyof WorkoutTotals)[],
        streams: timedStreams(points),
      };
    },
    finish() {
      for (const sweep of all) sweep.finish();
    },
    close() {
      for (const sweep of all) sweep.close();
    },
  };
}

/** What is nearer to nought than any measurement was not given. */
function placeOf(row: Row): TimedValues['values'] {
  const latitude = numberIn(row, 'latitude', -90, 90);
  const longitude = numberIn(row, 'longitude', -180, 180);
  const altitude = numberIn(row, 'altitude', -500, 10_000);
  return present({
    latitudeDegrees: longitude === undefined ? undefined : latitude,
    longitudeDegrees: latitude === undefined ? undefined : longitude,
    altitudeMeters: altitude === Number.MIN_VALUE ? undefined : altitude,
  });
}

const EDGE_MILLISECONDS = 1000;
const SLACK_MILLISECONDS = 60_000;

interface Within {
  readonly from: number;
  readonly to: number;
  readonly greatest: number;
}

/** `undefined` as well where a row reaches far beyond, as a total of the day: how much of it belongs here is not known. */
function sumWithin(rows: readonly Swept[], column: string, { from, to, greatest }: Within): number | undefined {
  let sum = 0;
  for (const part of rows) {
    if (part.to - from <= EDGE_MILLISECONDS || to - part.from <= EDGE_MILLISECONDS) continue;
    if (part.from < from - SLACK_MILLISECONDS || part.to > to + SLACK_MILLISECONDS) return undefined;
    if (part.from < from - EDGE_MILLISECONDS || part.to > to + EDGE_MILLISECONDS) continue;
    sum += numberIn(part.row, column, 0, greatest) ?? 0;
  }
  return sum > 0 ? Number(sum.toFixed(3)) : undefined;
}

/** Longer silence is none of the value before it. */
const HELD_MILLISECONDS = 60_000;

/** Over time, as values come at uneven distances. */
function heartTotals(points: readonly TimedValues[]): Partial<WorkoutTotals> {
  const hearts = points.flatMap(({ milliseconds, values: { heartRateBpm: beats } }) =>
    beats === undefined ? [] : [{ milliseconds, beats }],
  );
  let beatsTimesTime = 0;
  let time = 0;
  for (const [i, { milliseconds, beats }] of hearts.entries()) {
    const held = Math.min((hearts[i + 1]?.milliseconds ?? milliseconds + 1000) - milliseconds, HELD_MILLISECONDS);
    beatsTimesTime += beats * held;
    time += held;
  }
  if (time === 0) return {};
  const all = hearts.map(({ beats }) => beats);
  return {
    averageHeartRateBpm: Number((beatsTimesTime / time).toFixed(1)),
    minimumHeartRateBpm: all.reduce((least, beats) => Math.min(least, beats)),
    maximumHeartRateBpm: all.reduce((most, beats) => Math.max(most, beats)),
  };
}
