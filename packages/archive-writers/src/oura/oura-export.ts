import {
  type DailySummary,
  type DeliveredRecord,
  type Hrv,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type Note,
  type SampleSeries,
  type Sleep,
  type Workout,
} from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';

/** `tables`: a file a collection, semicolons, JSON in cells. `json`: one object with a list a collection. */
export type OuraLayout = 'tables' | 'json';

export interface OuraExportOptions {
  /** @default 'tables' */
  readonly layout?: OuraLayout;
  /** Readiness of a day, which records do not hold. */
  readonly readiness?: (date: LocalDate) => number;
}

type Documents = readonly Readonly<Record<string, unknown>>[];

/** An account export as its files. Taken from the records: sleeps, HRV, days, workouts, notes, heart rate series. */
export function ouraExport(
  records: Iterable<DeliveredRecord>,
  { layout = 'tables', readiness = () => 80 }: OuraExportOptions = {},
): readonly MadeFile[] {
  const all = [...records].map(({ record }) => record);
  const sleeps = all.filter((record): record is Sleep => record.kind === 'sleep');
  const nights = sleeps.filter(({ nap }) => !nap);
  const hrvs = new Map(all.filter((record): record is Hrv => record.kind === 'hrv').map((hrv) => [hrv.localDate, hrv]));
  const days = all.filter((record): record is DailySummary => record.kind === 'dailySummary');
  const pulses = all.filter(
    (record): record is SampleSeries => record.kind === 'samples' && record.metric === 'heartRateBpm',
  );
  const collections: Readonly<Record<string, Documents>> = {
    sleep: sleeps.map((sleep, i) => sleepDocument(sleep, i, sleep.nap ? undefined : hrvs.get(sleep.localDate))),
    daily_sleep: nights.map(({ localDate }, i) => ({
      id: `ds${i}`,
      contributors: { deep_sleep: 80, efficiency: 90 },
      day: localDate,
      score: sleepScore(localDate),
      timestamp: `${localDate}T00:00:00+00:00`,
    })),
    daily_readiness: nights.map(({ localDate, skinTemperatureDeviationCelsius }, i) => ({
      id: `dr${i}`,
      contributors: { hrv_balance: 78, resting_heart_rate: null },
      day: localDate,
      score: readiness(localDate),
      temperature_deviation: skinTemperatureDeviationCelsius ?? null,
      timestamp: `${localDate}T00:00:00+00:00`,
    })),
    daily_activity: days.map(activityDocument),
    workout: all.filter((record): record is Workout => record.kind === 'workout').map(workoutDocument),
    enhanced_tag: all.filter((record): record is Note => record.kind === 'note').map(tagDocument),
    heartrate: pulses.flatMap(({ start, offsetSeconds, values }) =>
      // Newest first: the vendor's rows are in no order.
      offsetSeconds
        .map((offset, i) => ({
          bpm: values[i] ?? null,
          source: 'awake',
          timestamp: `${instantOf(millisecondsOf(start) + offset * 1000).substring(0, 19)}+00:00`,
        }))
        .reverse(),
    ),
    daily_stress: [{ id: 's1', day: '2026-01-01', stress_high: 3600, recovery_high: 60, day_summary: 'normal' }],
  };
  if (layout === 'json') return [textFile('oura_data.json', JSON.stringify(collections, null, 1))];
  return Object.entries(collections)
    .filter(([, documents]) => documents.length > 0)
    .map(([name, documents]) =>
      textFile(`App Data/${fileNames[name] ?? name.replaceAll('_', '')}.csv`, tableOf(documents)),
    );
}

const fileNames: Readonly<Record<string, string>> = { sleep: 'sleepmodel' };

/** Scores are made from the day, so that a reader can be asked for them. */
function sleepScore(date: LocalDate): number {
  return 50 + Number(date.substring(8));
}

function tableOf(documents: Documents): string {
  const names = Object.keys(documents[0] ?? {});
  const rows = documents.map((document) => names.map((name) => cell(document[name])).join(';'));
  return `${[names.join(';'), ...rows].join('\n')}\n`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With the wearer's own offset, `2026-01-14T23:30:00+01:00`. */
function local(instant: Instant, offset: number | null): string {
  const minutes = offset ?? 0;
  const two = (value: number): string => String(value).padStart(2, '0');
  const wall = instantOf(millisecondsOf(instant) + minutes * 60_000).substring(0, 23);
  const size = Math.abs(minutes);
  return `${wall}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const phases: Readonly<Record<string, string>> = { deep: '1', light: '2', rem: '3', awake: '4' };

function sleepDocument(sleep: Sleep, index: number, hrv: Hrv | undefined): Readonly<Record<string, unknown>> {
  const start = millisecondsOf(sleep.start);
  const steps = Math.ceil((millisecondsOf(sleep.end) - start) / 300_000);
  const phaseAt = (step: number): string => {
    const at = instantOf(start + step * 300_000);
    return phases[sleep.stages.find((part) => part.start <= at && at < part.end)?.stage ?? 'light'] ?? '2';
  };
  return {
    id: `sleep-${index}`,
    average_breath: sleep.averageRespirationRatePerMinute ?? null,
    average_heart_rate: sleep.averageHeartRateBpm ?? null,
    average_hrv: hrv?.method === 'rmssd' ? hrv.rmssdMilliseconds : null,
    awake_time: sleep.awakeSeconds ?? null,
    bedtime_end: local(sleep.end, sleep.utcOffsetMinutes),
    bedtime_start: local(sleep.start, sleep.utcOffsetMinutes),
    day: sleep.localDate,
    deep_sleep_duration: sleep.deepSeconds ?? null,
    hrv: { interval: 300, items: [null, 61, 58.5, null], timestamp: local(sleep.start, sleep.utcOffsetMinutes) },
    latency: sleep.latencySeconds ?? null,
    light_sleep_duration: sleep.lightSeconds ?? null,
    lowest_heart_rate: sleep.lowestHeartRateBpm ?? null,
    rem_sleep_duration: sleep.remSeconds ?? null,
    sleep_phase_5_min: Array.from({ length: steps }, (_, step) => phaseAt(step)).join(''),
    time_in_bed: sleep.inBedSeconds ?? null,
    total_sleep_duration: sleep.asleepSeconds ?? null,
    type: sleep.nap ? 'late_nap' : 'long_sleep',
  };
}

function activityDocument(day: DailySummary, index: number): Readonly<Record<string, unknown>> {
  const minutes = day.utcOffsetMinutes ?? 0;
  const four = instantOf(Date.parse(`${day.localDate}T04:00:00Z`) - minutes * 60_000);
  return {
    id: `activity-${index}`,
    active_calories: day.activeEnergyKilocalories ?? null,
    contributors: { stay_active: 70 },
    day: day.localDate,
    equivalent_walking_distance: day.distanceMeters ?? null,
    high_activity_time: day.vigorousActivitySeconds ?? null,
    non_wear_time: day.wearSeconds === undefined ? null : 86_400 - day.wearSeconds,
    score: 88,
    steps: day.steps ?? null,
    timestamp: local(four, minutes),
    total_calories: day.totalEnergyKilocalories ?? null,
  };
}

function workoutDocument(workout: Workout, index: number): Readonly<Record<string, unknown>> {
  return {
    id: `workout-${index}`,
    activity: workout.sport.replaceAll('_', ''),
    calories: workout.energyKilocalories ?? null,
    day: workout.localDate,
    distance: workout.distanceMeters ?? null,
    end_datetime: local(workout.end, workout.utcOffsetMinutes),
    intensity: 'moderate',
    label: workout.name ?? null,
    source: 'manual',
    start_datetime: local(workout.start, workout.utcOffsetMinutes),
  };
}

function tagDocument(note: Note, index: number): Readonly<Record<string, unknown>> {
  return {
    id: `tag-${index}`,
    comment: note.text ?? null,
    custom_name: note.tags[0] ?? null,
    end_time: null,
    start_day: note.localDate,
    start_time: local(note.start, note.utcOffsetMinutes),
    tag_type_code: 'custom',
  };
}
