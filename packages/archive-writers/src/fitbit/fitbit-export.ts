import {
  type BodyMeasurement,
  type DailySummary,
  type DeliveredRecord,
  type Hrv,
  kilogramsPerPound,
  metersPerMile,
  millisecondsOf,
  type SampleSeries,
  type Sleep,
  type Workout,
} from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';
import { american, isoUtc, isoWall, offsetWord, wallOf } from './clock-words.ts';
import { sleepItem } from './sleep-items.ts';

/** `site`: the old export of fitbit.com. `takeout`: Google Takeout, JSON. `google`: with tables in UTC beside it. */
export type FitbitLayout = 'site' | 'takeout' | 'google';

export interface FitbitExportOptions {
  /** @default 'takeout' */
  readonly layout?: FitbitLayout;
  /** Height from which the export reckons the body mass index. @default 1.8 */
  readonly heightMeters?: number;
}

/** Minutes of a day in which the day's steps are walked. */
const WALKED_MINUTES = 400;
const FIRST_MINUTE = 9 * 60;
const firstLogId = 41_000_000_001;

/**
 * An export as its files. Taken from the records: sleeps, HRV, weights, workouts, heart rate series, and of daily
 * summaries steps, distance, energy, resting heart rate and minutes of activity, spread over the minutes of the day.
 */
export function fitbitExport(
  records: Iterable<DeliveredRecord>,
  { layout = 'takeout', heightMeters = 1.8 }: FitbitExportOptions = {},
): readonly MadeFile[] {
  const all = [...records].map(({ record }) => record);
  const days = all.filter((record): record is DailySummary => record.kind === 'dailySummary');
  const sleeps = all.filter((record): record is Sleep => record.kind === 'sleep');
  const hrvs = all.filter((record): record is Hrv => record.kind === 'hrv');
  const weights = all.filter((record): record is BodyMeasurement => record.kind === 'bodyMeasurement');
  const workouts = all.filter((record): record is Workout => record.kind === 'workout');
  const pulses = all.filter(
    (record): record is SampleSeries => record.kind === 'samples' && record.metric === 'heartRateBpm',
  );
  const root = { site: 'Ada/user-site-export', takeout: 'Takeout/Fitbit', google: 'Takeout/Google Health' }[layout];
  const base = layout === 'site' ? root : `${root}/Global Export Data`;
  const json = (name: string, items: readonly unknown[]): MadeFile =>
    textFile(`${base}/${name}.json`, JSON.stringify(items, null, 1));
  const months = [...new Set(days.map(({ localDate }) => localDate.substring(0, 7)))];
  const inMonth = <R extends { readonly localDate: string }>(list: readonly R[], month: string): readonly R[] =>
    list.filter(({ localDate }) => localDate.startsWith(month));
  const ids = new Map([...sleeps, ...workouts].map((record, i) => [record.id, firstLogId + i]));
  const files = months.flatMap((month): MadeFile[] => {
    const date = `${month}-01`;
    const list = inMonth(days, month);
    return [
      ...(layout === 'google' ? [] : seriesFiles(list, date, json)),
      json(`calories-${date}`, list.flatMap(caloriesOf)),
      json(`resting_heart_rate-${date}`, list.map(restingOf)),
      json(
        `sedentary_minutes-${date}`,
        daysOf(list, ({ sedentarySeconds }) => sedentarySeconds),
      ),
      json(
        `moderately_active_minutes-${date}`,
        daysOf(list, ({ moderateActivitySeconds }) => moderateActivitySeconds),
      ),
      json(
        `very_active_minutes-${date}`,
        daysOf(list, ({ vigorousActivitySeconds }) => vigorousActivitySeconds),
      ),
      json(
        `sleep-${date}`,
        inMonth(sleeps, month).map((sleep) => sleepItem(sleep, ids.get(sleep.id) ?? 0)),
      ),
      json(
        `weight-${date}`,
        inMonth(weights, month).map((weight) => weightItem(weight, heightMeters)),
      ),
      textFile(
        `${root}/Heart Rate Variability/Daily Heart Rate Variability Summary - ${month}-(1).csv`,
        table('timestamp,rmssd,nremhr,entropy', inMonth(hrvs, month).map(hrvRow)),
      ),
    ];
  });
  return [
    ...files,
    ...(layout === 'google' ? [] : pulses.map((series) => json(`heart_rate-${series.localDate}`, pulseItems(series)))),
    json(
      'exercise-0',
      workouts.map((workout) => exerciseItem(workout, ids.get(workout.id) ?? 0)),
    ),
    textFile(`${root}/Your Profile/Profile.csv`, 'id,full_name\nA,Ada\n'),
    ...(layout === 'google' ? googleFiles(root, { days, pulses, sleeps, workouts }) : []),
  ];
}

type Json = (name: string, items: readonly unknown[]) => MadeFile;

/** Minute stamps of steps and distance are in UTC. */
function seriesFiles(days: readonly DailySummary[], date: string, json: Json): readonly MadeFile[] {
  const minutes = days.flatMap(walkedMinutes);
  return [
    json(
      `steps-${date}`,
      minutes.map(({ utc, steps }) => ({ dateTime: american(utc), value: String(steps) })),
    ),
    json(
      `distance-${date}`,
      minutes.map(({ utc, meters }) => ({ dateTime: american(utc), value: String(meters * 100) })),
    ),
  ];
}

interface Minute {
  readonly utc: number;
  readonly steps: number;
  readonly meters: number;
}

function walkedMinutes({
  localDate,
  steps = 0,
  distanceMeters = 0,
  utcOffsetMinutes,
}: DailySummary): readonly Minute[] {
  const midnight = Date.parse(`${localDate}T00:00:00Z`) - (utcOffsetMinutes ?? 0) * 60_000;
  const whole = Math.floor(steps / WALKED_MINUTES);
  const more = steps - whole * WALKED_MINUTES;
  return Array.from({ length: WALKED_MINUTES }, (_, i) => ({
    utc: midnight + (FIRST_MINUTE + i) * 60_000,
    steps: whole + (i < more ? 1 : 0),
    meters: distanceMeters / WALKED_MINUTES,
  })).filter(({ steps: count }) => count > 0);
}

/** Minute stamps of calories are local. */
function caloriesOf({ localDate, totalEnergyKilocalories }: DailySummary): readonly unknown[] {
  if (totalEnergyKilocalories === undefined) return [];
  const midnight = Date.parse(`${localDate}T00:00:00Z`);
  return Array.from({ length: 1440 }, (_, i) => ({
    dateTime: american(midnight + i * 60_000),
    value: String(totalEnergyKilocalories / 1440),
  }));
}

function restingOf({ localDate, restingHeartRateBpm = 0 }: DailySummary): unknown {
  const date = american(Date.parse(`${localDate}T00:00:00Z`));
  return { dateTime: date, value: { date: date.substring(0, 8), value: restingHeartRateBpm, error: 6.8 } };
}

function daysOf(days: readonly DailySummary[], of: (day: DailySummary) => number | undefined): readonly unknown[] {
  return days.flatMap((day) => {
    const seconds = of(day);
    const dateTime = american(Date.parse(`${day.localDate}T00:00:00Z`));
    return seconds === undefined ? [] : [{ dateTime, value: String(seconds / 60) }];
  });
}

function weightItem(
  { start, utcOffsetMinutes, weightKilograms = 0, bodyFatPercent }: BodyMeasurement,
  height: number,
): unknown {
  const wall = wallOf(start, utcOffsetMinutes);
  return {
    logId: wall,
    weight: weightKilograms / kilogramsPerPound,
    bmi: Math.round((100 * weightKilograms) / height ** 2) / 100,
    ...(bodyFatPercent === undefined ? {} : { fat: bodyFatPercent }),
    date: american(wall).substring(0, 8),
    time: american(wall).substring(9),
    source: 'Aria',
  };
}

function pulseItems({ start, offsetSeconds, values }: SampleSeries): readonly unknown[] {
  return offsetSeconds.map((offset, i) => ({
    dateTime: american(millisecondsOf(start) + offset * 1000),
    value: { bpm: values[i] ?? 0, confidence: 2 },
  }));
}

function exerciseItem(workout: Workout, logId: number): unknown {
  const duration = millisecondsOf(workout.end) - millisecondsOf(workout.start);
  const startTime = american(millisecondsOf(workout.start));
  return {
    logId,
    activityName: names[workout.sport] ?? 'Workout',
    ...(workout.averageHeartRateBpm === undefined ? {} : { averageHeartRate: Math.round(workout.averageHeartRateBpm) }),
    calories: Math.round(workout.energyKilocalories ?? 0),
    ...(workout.distanceMeters === undefined
      ? {}
      : { distance: workout.distanceMeters / metersPerMile, distanceUnit: 'Mile' }),
    duration,
    activeDuration: duration,
    logType: 'tracker',
    startTime,
    originalStartTime: startTime,
    hasGps: false,
  };
}

const names: { readonly [S in Workout['sport']]?: string } = {
  cycling: 'Outdoor Bike',
  indoor_cycling: 'Spinning',
  running: 'Run',
  strength_training: 'Weights',
  pool_swimming: 'Swim',
  walking: 'Walk',
};

function hrvRow(hrv: Hrv): string {
  const value = hrv.method === 'rmssd' ? hrv.rmssdMilliseconds : '';
  return `${hrv.localDate}T00:00:00,${value},${hrv.averageHeartRateBpm ?? ''},2.9`;
}

function table(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

interface Sources {
  readonly days: readonly DailySummary[];
  readonly pulses: readonly SampleSeries[];
  readonly sleeps: readonly Sleep[];
  readonly workouts: readonly Workout[];
}

/** Tables in UTC with the device, and sleeps and exercises with the offset that the classic files lack. */
function googleFiles(root: string, { days, pulses, sleeps, workouts }: Sources): readonly MadeFile[] {
  const activity = `${root}/Physical Activity_GoogleData`;
  const fitness = `${root}/Health Fitness Data_GoogleData`;
  const minutes = days.flatMap(walkedMinutes);
  const first = days[0]?.localDate ?? '2026-01-01';
  return [
    textFile(
      `${activity}/steps_${first}.csv`,
      table(
        'timestamp,steps,data source',
        minutes.map(({ utc, steps }) => `${isoUtc(utc)},${steps},Charge 6`),
      ),
    ),
    textFile(
      `${activity}/distance_${first}.csv`,
      table(
        'timestamp,distance,data source',
        minutes.map(({ utc, meters }) => `${isoUtc(utc)},${meters},Charge 6`),
      ),
    ),
    ...pulses.map(({ localDate, start, offsetSeconds, values }) =>
      textFile(
        `${activity}/heart_rate_${localDate}.csv`,
        table(
          'timestamp,beats per minute,data source',
          offsetSeconds.map(
            (offset, i) => `${isoUtc(millisecondsOf(start) + offset * 1000)},${values[i] ?? 0}.0,Charge 6`,
          ),
        ),
      ),
    ),
    textFile(
      `${fitness}/UserSleeps_${first}.csv`,
      table(
        'sleep_id,sleep_type,minutes_asleep,start_utc_offset,sleep_start,end_utc_offset,sleep_end,data_source',
        sleeps.map(({ start, end, utcOffsetMinutes }, i) => {
          const offset = offsetWord(utcOffsetMinutes);
          return `${9_000_000 + i},STAGES,400,${offset},${isoUtc(millisecondsOf(start))},${offset},${isoUtc(millisecondsOf(end))},Charge 6`;
        }),
      ),
    ),
    textFile(
      `${fitness}/UserExercises_${first}.csv`,
      table(
        'exercise_id,exercise_start,exercise_end,utc_offset,activity_name,log_type',
        workouts.map(({ start, end, utcOffsetMinutes }, i) => {
          const times = [start, end].map((instant) => isoUtc(millisecondsOf(instant))).join(',');
          return `${8_000_000 + i},${times},${offsetWord(utcOffsetMinutes)},Bike,TRACKER`;
        }),
      ),
    ),
    textFile(
      `${root}/Sleep Score/sleep_score.csv`,
      table(
        'sleep_log_entry_id,timestamp,overall_score',
        sleeps.map(
          (sleep, i) => `${firstLogId + i},${isoWall(wallOf(sleep.end, 0)).substring(0, 19)}Z,${60 + (i % 40)}`,
        ),
      ),
    ),
  ];
}
