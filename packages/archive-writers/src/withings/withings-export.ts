import {
  type BodyMeasurement,
  type DailySummary,
  type DeliveredRecord,
  type Instant,
  instantOf,
  millisecondsOf,
  type SampleSeries,
  type Sleep,
  type Workout,
} from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';

export interface WithingsExportOptions {
  /** Parts of the header follow the language of the account. @default 'en' */
  readonly language?: 'en' | 'de';
  /** @default 'kg' */
  readonly weight?: 'kg' | 'lb';
}

type Cell = string | number | undefined;

/**
 * "Download my data" of Withings as its files: tables with times and offsets, weights with local times, and values of
 * sensors as lists in cells. Taken from the records: sleeps with stages, workouts, weights, totals of days, series of
 * heart rate.
 */
export function withingsExport(
  records: Iterable<DeliveredRecord>,
  { language = 'en', weight = 'kg' }: WithingsExportOptions = {},
): readonly MadeFile[] {
  const tables = new Map<string, Cell[][]>();
  const add = (name: string, cells: Cell[]): void => {
    tables.set(name, [...(tables.get(name) ?? []), cells]);
  };
  for (const { record } of records) {
    if (record.kind === 'sleep') addSleep(record, add);
    if (record.kind === 'workout') addActivity(record, add);
    if (record.kind === 'bodyMeasurement') addWeight(record, weight, add);
    if (record.kind === 'dailySummary') addDay(record, add);
    if (record.kind === 'samples' && record.metric === 'heartRateBpm') addHeart(record, add);
  }
  const german = language === 'de';
  const headers: Readonly<Record<string, readonly string[]>> = {
    'sleep.csv': [
      ...(german
        ? ['von', 'bis', 'leicht (s)', 'tief (s)', 'rem (s)', 'wach (s)', 'Aufwachen']
        : ['from', 'to', 'light (s)', 'deep (s)', 'rem (s)', 'awake (s)', 'wake up']),
      ...['Duration to sleep (s)', 'Duration to wake up (s)', 'Snoring (s)', 'Snoring episodes'],
      ...['Average heart rate', 'Heart rate (min)', 'Heart rate (max)', 'Night events'],
    ],
    'activities.csv': [
      ...['from', 'to', 'from (manual)', 'to (manual)', 'Timezone', 'Activity type', 'Data', 'GPS', 'Modified'],
    ],
    'weight.csv': [
      'Date',
      ...['Weight', 'Fat mass', 'Bone mass', 'Muscle mass', 'Hydration'].map((name) => `${name} (${weight})`),
      'Comments',
    ],
    'raw_tracker_sleep-state.csv': ['start', 'duration', 'value'],
    'raw_hr_hr.csv': ['start', 'duration', 'value'],
  };
  return [...tables].map(([name, rows]) => {
    const header = headers[name] ?? ['date', 'value'];
    // Newest first, as the vendor writes most of them.
    const lines = [header, ...rows.toReversed()].map((cells) => cells.map(cellText).join(','));
    return textFile(name, `${lines.join('\n')}\n`);
  });
}

type Add = (name: string, cells: Cell[]) => void;

function addSleep(sleep: Sleep, add: Add): void {
  const offset = sleep.utcOffsetMinutes ?? 0;
  add('sleep.csv', [
    ...[clock(sleep.start, offset), clock(sleep.end, offset)],
    ...[sleep.lightSeconds ?? 0, sleep.deepSeconds ?? 0, sleep.remSeconds ?? 0, sleep.awakeSeconds ?? 0],
    ...[sleep.awakenings ?? 0, sleep.latencySeconds ?? 0, 0, 0, 0],
    ...[sleep.averageHeartRateBpm ?? 0, sleep.lowestHeartRateBpm ?? 0, 0, ''],
  ]);
  const states: Readonly<Record<string, number>> = { awake: 0, light: 1, deep: 2, rem: 3 };
  const half = Math.ceil(sleep.stages.length / 2);
  // A night stands in several rows.
  for (const part of [sleep.stages.slice(0, half), sleep.stages.slice(half)]) {
    const [first] = part;
    if (first === undefined) continue;
    const seconds = part.map(({ start, end }) => (millisecondsOf(end) - millisecondsOf(start)) / 1000);
    const values = part.map(({ stage }) => states[stage] ?? 9);
    add('raw_tracker_sleep-state.csv', [clock(first.start, offset), JSON.stringify(seconds), JSON.stringify(values)]);
  }
}

const words: { readonly [S in Workout['sport']]?: string } = {
  walking: 'Walking',
  running: 'Running',
  cycling: 'Cycling',
  indoor_cycling: 'Indoor Cycling',
  pool_swimming: 'Swimming',
  strength_training: 'Lift weights',
};

function addActivity(workout: Workout, add: Add): void {
  const offset = workout.utcOffsetMinutes ?? 0;
  const elapsed = (millisecondsOf(workout.end) - millisecondsOf(workout.start)) / 1000;
  const data = {
    calories: workout.energyKilocalories ?? 0,
    intensity: 50,
    manual_distance: 0,
    manual_calories: 0,
    hr_average: Math.round(workout.averageHeartRateBpm ?? 0),
    hr_min: Math.round(workout.minimumHeartRateBpm ?? 0),
    hr_max: Math.round(workout.maximumHeartRateBpm ?? 0),
    pause_duration: elapsed - (workout.timerSeconds ?? elapsed),
    steps: 0,
    distance: workout.distanceMeters ?? 0,
    elevation: workout.ascentMeters ?? 0,
  };
  const type = words[workout.sport] ?? 'Other';
  const [from, to] = [clock(workout.start, offset), clock(workout.end, offset)];
  add('activities.csv', [from, to, '', '', 'Europe/Berlin', type, JSON.stringify(data), '', to]);
}

const gramsPerPound = 453.592_37;

function addWeight(measurement: BodyMeasurement, unit: 'kg' | 'lb', add: Add): void {
  const { weightKilograms, bodyFatPercent, utcOffsetMinutes } = measurement;
  if (weightKilograms === undefined) return;
  const mass = (kilograms: number | undefined): string =>
    kilograms === undefined ? '' : (unit === 'kg' ? kilograms : (kilograms * 1000) / gramsPerPound).toFixed(3);
  const fat = bodyFatPercent === undefined ? undefined : (weightKilograms * bodyFatPercent) / 100;
  const local = clock(measurement.start, utcOffsetMinutes ?? 0)
    .substring(0, 19)
    .replace('T', ' ');
  add('weight.csv', [local, mass(weightKilograms), mass(fat), '', '', '', '']);
}

function addDay(day: DailySummary, add: Add): void {
  const values = {
    steps: day.steps,
    distance: day.distanceMeters,
    calories_earned: day.activeEnergyKilocalories,
    calories_passive: day.basalEnergyKilocalories,
  };
  for (const [name, value] of Object.entries(values)) add(`aggregates_${name}.csv`, [day.localDate, value ?? 0]);
}

function addHeart({ start, utcOffsetMinutes, offsetSeconds, values }: SampleSeries, add: Add): void {
  offsetSeconds.forEach((seconds, i) => {
    const at = instantOf(millisecondsOf(start) + seconds * 1000);
    add('raw_hr_hr.csv', [clock(at, utcOffsetMinutes ?? 0), '[60]', `[${values[i] ?? 0}]`]);
  });
}

/** What the clock showed, and its offset. */
function clock(at: Instant, offset: number): string {
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${instantOf(millisecondsOf(at) + offset * 60_000).substring(0, 19)}${zone}`;
}

function cellText(value: Cell): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n ()]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
