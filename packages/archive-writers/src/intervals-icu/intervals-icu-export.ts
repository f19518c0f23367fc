import {
  type DailySummary,
  type DeliveredRecord,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type Workout,
} from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';

type Cells = Readonly<Record<string, string | number | boolean | undefined>>;

const activityHeader =
  'id,start_date_local,name,type,moving_time,distance,elapsed_time,total_elevation_gain,max_speed,average_speed,has_heartrate,max_heartrate,average_heartrate,average_cadence,calories,device_watts,icu_average_watts,icu_normalized_watts,icu_joules,icu_intensity,icu_training_load,icu_rpe,icu_fatigue,icu_fitness,trainer,commute,icu_ftp,lthr,start_date,timezone,file_type,external_id,gear,description'.split(
    ',',
  );
const wellnessHeader =
  'date,weight,restingHR,hrv,hrvSDNN,readiness,kcalConsumed,sleepSecs,sleepScore,soreness,fatigue,spO2,systolic,diastolic,bodyFat,comments,vo2max,steps,respiration,ctl,atl,rampRate'.split(
    ',',
  );

/**
 * The two lists of intervals.icu as its "Download CSV" has them, newest first, with a byte order mark. Taken from the
 * records: workouts, totals of days, RMSSD, weights.
 */
export function intervalsIcuExport(records: Iterable<DeliveredRecord>): readonly MadeFile[] {
  const activities: Cells[] = [];
  const days = new Map<LocalDate, Cells>();
  const add = (date: LocalDate, cells: Cells): void => {
    days.set(date, { ...days.get(date), ...cells });
  };
  for (const { record } of records) {
    if (record.kind === 'workout') activities.push(activityOf(record, activities.length));
    if (record.kind === 'dailySummary') add(record.localDate, dayOf(record));
    if (record.kind === 'hrv' && record.method === 'rmssd') add(record.localDate, { hrv: record.rmssdMilliseconds });
    if (record.kind === 'bodyMeasurement') {
      add(record.localDate, { weight: record.weightKilograms, bodyFat: record.bodyFatPercent });
    }
  }
  const wellness = [...days].sort(([a], [b]) => (a < b ? 1 : -1)).map(([date, cells]) => ({ date, ctl: 40, ...cells }));
  return [
    textFile('i12345_activities.csv', table(activityHeader, activities.toReversed())),
    textFile('i12345_wellness.csv', table(wellnessHeader, wellness)),
  ];
}

const types: { readonly [S in Workout['sport']]?: string } = {
  cycling: 'Ride',
  indoor_cycling: 'Ride',
  running: 'Run',
  pool_swimming: 'Swim',
  strength_training: 'WeightTraining',
  walking: 'Walk',
};

function activityOf(workout: Workout, index: number): Cells {
  const start = millisecondsOf(workout.start);
  const elapsed = Math.round((millisecondsOf(workout.end) - start) / 1000);
  const { averagePowerWatts } = workout;
  return {
    id: `i${95_000_000 + index}`,
    start_date_local: instantOf(start + (workout.utcOffsetMinutes ?? 0) * 60_000).substring(0, 19),
    start_date: `${workout.start.substring(0, 19)}Z`,
    name: workout.name ?? 'Workout',
    type: types[workout.sport] ?? 'Workout',
    moving_time: elapsed,
    elapsed_time: elapsed,
    distance: workout.distanceMeters,
    has_heartrate: workout.averageHeartRateBpm !== undefined,
    average_heartrate: workout.averageHeartRateBpm,
    max_heartrate: workout.maximumHeartRateBpm,
    calories: workout.energyKilocalories,
    device_watts: averagePowerWatts === undefined ? undefined : true,
    icu_average_watts: averagePowerWatts,
    icu_training_load: 50 + (index % 40),
    trainer: workout.indoor ?? false,
    commute: false,
    icu_ftp: 250 + Math.floor(index / 20),
    lthr: 168,
    file_type: 'fit',
  };
}

function dayOf(day: DailySummary): Cells {
  return { restingHR: day.restingHeartRateBpm, steps: day.steps };
}

function table(header: readonly string[], rows: readonly Cells[]): string {
  const lines = rows.map((row) => header.map((name) => cell(row[name])).join(','));
  return `\uFEFF${header.join(',')}\n${lines.map((line) => `${line}\n`).join('')}`;
}

function cell(value: Cells[string]): string {
  if (value === undefined) return '';
  return typeof value === 'string' && /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value);
}
