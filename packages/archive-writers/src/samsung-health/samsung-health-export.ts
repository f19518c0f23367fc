import {
  type BodyMeasurement,
  type DailySummary,
  type DeliveredRecord,
  type Instant,
  isMissing,
  millisecondsOf,
  type SampleSeries,
  type Sleep,
  type Streams,
  type Workout,
} from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';

export interface SamsungHealthExportOptions {
  /** Digits behind the names of all tables, when the export was made. @default '20260701080000' */
  readonly stamp?: string;
  /** Columns behind the long prefix of newer exports. @default true */
  readonly prefixes?: boolean;
}

type Row = Readonly<Record<string, string | number | undefined>>;

/**
 * "Download personal data" as its files: tables that begin with their own name and end every row with a comma, and the
 * minutes in files beside them. Taken from the records: nights with stages, workouts with streams, totals of days,
 * weights, series of heart rate.
 */
export function* samsungHealthExport(
  records: Iterable<DeliveredRecord>,
  { stamp = '20260701080000', prefixes = true }: SamsungHealthExportOptions = {},
): Generator<MadeFile, void, undefined> {
  const rows = new Map<string, Row[]>();
  const add = (table: string, row: Row): void => {
    rows.set(table, [...(rows.get(table) ?? []), row]);
  };
  for (const { record, streams } of records) {
    if (record.kind === 'sleep') addSleep(record, add);
    if (record.kind === 'dailySummary') addDay(record, add);
    if (record.kind === 'bodyMeasurement') addWeight(record, add);
    if (record.kind === 'workout') yield* addWorkout(record, streams, add);
    if (record.kind === 'samples' && record.metric === 'heartRateBpm') yield* addHours(record, add);
  }
  for (const [table, list] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const prefix = prefixes ? (prefixOf[table] ?? '') : '';
    const columns = [...new Set(list.flatMap(Object.keys))];
    const lines = [
      `${table},7006011,11`,
      columns.map((column) => (plain.has(column) ? column : `${prefix}${column}`)).join(','),
      // Newest first, as the app synchronises.
      ...list.toReversed().map((row) => `${columns.map((column) => cellText(row[column])).join(',')},`),
    ];
    yield textFile(`${table}.${stamp}.csv`, `\ufeff${lines.join('\r\n')}\r\n`);
  }
}

const prefixOf: Readonly<Record<string, string>> = {
  'com.samsung.shealth.sleep': 'com.samsung.health.sleep.',
  'com.samsung.shealth.exercise': 'com.samsung.health.exercise.',
  'com.samsung.shealth.tracker.heart_rate': 'com.samsung.health.heart_rate.',
};
/** Columns that never have the prefix. */
const plain = new Set(['sleep_score', 'efficiency', 'sleep_duration', 'total_rem_duration', 'title']);

type Add = (table: string, row: Row) => void;

function addSleep(sleep: Sleep, add: Add): void {
  const id = uuidOf(sleep.id);
  add('com.samsung.shealth.sleep', {
    start_time: clock(sleep.start),
    end_time: clock(sleep.end),
    time_offset: offsetText(sleep.utcOffsetMinutes),
    sleep_score: sleep.vendorScore?.value,
    sleep_duration: Math.round((millisecondsOf(sleep.end) - millisecondsOf(sleep.start)) / 60_000),
    pkg_name: 'com.sec.android.app.shealth',
    datauuid: id,
  });
  for (const { start, end, stage } of sleep.stages) {
    const code = { awake: 40001, light: 40002, deep: 40003, rem: 40004 }[stage as string];
    add('com.samsung.health.sleep_stage', {
      start_time: clock(start),
      sleep_id: id,
      stage: code ?? 40000,
      time_offset: offsetText(sleep.utcOffsetMinutes),
      end_time: clock(end),
      datauuid: uuidOf(`${sleep.id}${start}`),
    });
  }
}

function addDay(day: DailySummary, add: Add): void {
  const day_time = Date.parse(`${day.localDate}T00:00:00Z`);
  add('com.samsung.shealth.step_daily_trend', {
    count: day.steps,
    distance: day.distanceMeters,
    day_time,
    source_type: -2,
    datauuid: uuidOf(day.id),
  });
  // The phone alone counted less.
  add('com.samsung.shealth.step_daily_trend', {
    count: day.steps === undefined ? undefined : Math.floor(day.steps / 2),
    distance: undefined,
    day_time,
    source_type: 0,
    datauuid: uuidOf(`${day.id}phone`),
  });
  add('com.samsung.shealth.calories_burned.details', {
    active_calorie: day.activeEnergyKilocalories,
    rest_calorie: day.basalEnergyKilocalories,
    day_time,
  });
}

function addWeight(measurement: BodyMeasurement, add: Add): void {
  add('com.samsung.health.weight', {
    start_time: clock(measurement.start),
    weight: measurement.weightKilograms,
    body_fat: measurement.bodyFatPercent ?? 0,
    time_offset: offsetText(measurement.utcOffsetMinutes),
    datauuid: uuidOf(measurement.id),
  });
}

function* addWorkout(workout: Workout, streams: Streams | null, add: Add): Generator<MadeFile> {
  const table = 'com.samsung.shealth.exercise';
  const id = uuidOf(workout.id);
  const live = items(streams, { heart_rate: 'heartRateBpm', speed: 'speedMetersPerSecond' });
  const places = items(streams, {
    latitude: 'latitudeDegrees',
    longitude: 'longitudeDegrees',
    altitude: 'altitudeMeters',
  });
  const file = (what: string): string => `${id}.com.samsung.health.exercise.${what}.json`;
  add(table, {
    start_time: clock(workout.start),
    end_time: clock(workout.end),
    time_offset: offsetText(workout.utcOffsetMinutes),
    exercise_type: typeCodes[workout.sport] ?? 0,
    duration: workout.timerSeconds === undefined ? undefined : Math.round(workout.timerSeconds * 1000),
    distance: workout.distanceMeters,
    calorie: workout.energyKilocalories,
    mean_heart_rate: workout.averageHeartRateBpm,
    max_heart_rate: workout.maximumHeartRateBpm,
    altitude_gain: workout.ascentMeters,
    title: workout.name,
    live_data: live.length > 0 ? file('live_data') : undefined,
    location_data: places.length > 0 ? file('location_data') : undefined,
    datauuid: id,
  });
  const folder = `jsons/${table}/${id.substring(0, 1)}`;
  if (live.length > 0) yield textFile(`${folder}/${file('live_data')}`, JSON.stringify(live));
  if (places.length > 0) yield textFile(`${folder}/${file('location_data')}`, JSON.stringify(places));
}

const typeCodes: { readonly [S in Workout['sport']]?: number } = {
  walking: 1001,
  running: 1002,
  cycling: 11007,
  hiking: 13001,
  mountain_biking: 13004,
  pool_swimming: 14001,
  strength_training: 15002,
  indoor_cycling: 15003,
  yoga: 9002,
};

/** One entry a moment, without what it has no value of. */
function items(streams: Streams | null, channels: Readonly<Record<string, string>>): readonly object[] {
  if (streams === null) return [];
  const zero = millisecondsOf(streams.start);
  const found = Object.entries(channels).flatMap(([key, channel]) => {
    const column = streams.columns.find((each) => each.channel === channel);
    return column === undefined ? [] : [{ key, column }];
  });
  return [...streams.elapsedSeconds].flatMap((seconds, i) => {
    const values = found.flatMap(({ key, column }) =>
      isMissing(column.missing, i) ? [] : [[key, column.values[i] ?? 0] as const],
    );
    const hasPlace = !('latitude' in channels) || values.length === found.length;
    if (values.length === 0 || !hasPlace) return [];
    return [{ start_time: zero + Math.round(seconds * 1000), ...Object.fromEntries(values) }];
  });
}

/** One row an hour, its minutes in a file. */
function* addHours(series: SampleSeries, add: Add): Generator<MadeFile> {
  const table = 'com.samsung.shealth.tracker.heart_rate';
  const zero = millisecondsOf(series.start);
  const hours = new Map<number, { start_time: number; end_time: number; heart_rate: number }[]>();
  series.offsetSeconds.forEach((seconds, i) => {
    const value = series.values[i];
    if (value === null || value === undefined) return;
    const at = zero + Math.round(seconds * 1000);
    const hour = Math.floor(at / 3_600_000);
    hours.set(hour, [...(hours.get(hour) ?? []), { start_time: at, end_time: at + 59_000, heart_rate: value }]);
  });
  for (const [hour, list] of hours) {
    const id = uuidOf(`${series.id}${hour}`);
    const name = `${id}.binning_data.json`;
    const mean = list.reduce((sum, { heart_rate }) => sum + heart_rate, 0) / list.length;
    add(table, {
      start_time: clock(instant(list[0]?.start_time ?? 0)),
      end_time: clock(instant(list.at(-1)?.end_time ?? 0)),
      time_offset: offsetText(series.utcOffsetMinutes),
      heart_rate: Math.round(mean),
      binning_data: name,
      deviceuuid: 'VfS0qUERdZ',
      datauuid: id,
    });
    yield textFile(`jsons/${table}/${id.substring(0, 1)}/${name}`, JSON.stringify(list));
  }
}

function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

/** In UTC, whatever the offset beside it says. */
function clock(at: Instant): string {
  return at.replace('T', ' ').replace('Z', '');
}

function offsetText(minutes: number | null): string | undefined {
  if (minutes === null) return undefined;
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

/** The form of an id, of any text: 32 hexadecimal digits of a running sum. */
function uuidOf(text: string): string {
  let sums = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x7f4a7c15];
  for (const sign of text) {
    sums = sums.map((sum, i) => Math.imul(sum ^ ((sign.codePointAt(0) ?? 0) + i), 0x01000193) >>> 0);
  }
  const hex = sums.map((sum) => sum.toString(16).padStart(8, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function cellText(value: Row[string]): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
