import {
  cleanText,
  type DeliveredRecord,
  type ImportSource,
  instantOf,
  millisecondsOf,
  Sport,
  textLimits,
  type Workout,
} from '@vitalwire/core';
import { present, streamSummaryOf, type TimedValues, timedStreams, unreadableCell } from '@vitalwire/provider-kit/rows';
import { exerciseTypeOf } from './exercise-types.ts';
import {
  baseOf,
  itemNumber,
  momentIn,
  numberIn,
  requiredMoment,
  type SamsungReading,
  samsungRecords,
  sideItems,
} from './reading.ts';
import type { SamsungRow } from './samsung-table.ts';

export const exerciseTable = 'com.samsung.shealth.exercise';

export async function* exercises(
  source: ImportSource,
  reading: SamsungReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  yield* samsungRecords(source, exerciseTable, reading, (row) => {
    const workout = workoutOf(row, reading);
    return withStreams(workout, row, source, reading);
  });
}

const LONGEST_SECONDS = 31_622_400;

function workoutOf(row: SamsungRow, reading: SamsungReading): Workout {
  const at = requiredMoment(row, 'start_time', reading);
  const milliseconds = numberIn(row, 'duration', 1, LONGEST_SECONDS * 1000);
  const told = momentIn(row, 'end_time', reading);
  const end = told?.instant ?? instantOf(millisecondsOf(at.instant) + (milliseconds ?? 0));
  if (end < at.instant) throw unreadableCell('end after its start', row.cell('end_time') ?? '');
  const elapsedSeconds = (millisecondsOf(end) - millisecondsOf(at.instant)) / 1000;
  const { name, sport } = exerciseTypeOf(row.cell('exercise_type'));
  const vo2max = numberIn(row, 'vo2_max', 5, 100);
  // Steps of both feet a minute: in genuine exports the count of steps over the time is the mean. Of others nobody knows.
  const strides = (column: string): number | undefined => {
    const steps = onFoot.has(sport) ? numberIn(row, column, 1, 400) : undefined;
    return steps === undefined ? undefined : steps / 2;
  };
  return {
    ...baseOf('workout', row, { at, end, key: `exercise/${row.cell('exercise_type') ?? ''}` }, reading),
    end,
    sport,
    ...present({
      vendorSport: cleanText(name, textLimits.word),
      name: cleanText(row.cell('title') ?? '', textLimits.name),
      description: cleanText(row.cell('comment') ?? '', textLimits.prose),
      elapsedSeconds: elapsedSeconds === 0 ? undefined : elapsedSeconds,
      timerSeconds: milliseconds === undefined ? undefined : milliseconds / 1000,
      distanceMeters: numberIn(row, 'distance', 0.001, 2_000_000),
      ascentMeters: numberIn(row, 'altitude_gain', 0, 50_000),
      descentMeters: numberIn(row, 'altitude_loss', 0, 50_000),
      energyKilocalories: numberIn(row, 'calorie', 0.001, 50_000),
      averageSpeedMetersPerSecond: numberIn(row, 'mean_speed', 0.001, 100),
      maximumSpeedMetersPerSecond: numberIn(row, 'max_speed', 0.001, 100),
      averageHeartRateBpm: numberIn(row, 'mean_heart_rate', 20, 250),
      minimumHeartRateBpm: numberIn(row, 'min_heart_rate', 20, 250),
      maximumHeartRateBpm: numberIn(row, 'max_heart_rate', 20, 250),
      averageCadenceRpm: strides('mean_cadence'),
      maximumCadenceRpm: strides('max_cadence'),
    }),
    laps: [],
    lengths: [],
    sets: [],
    pauses: [],
    sensors: [],
    ...(vo2max === undefined ? {} : { deviceAnalysis: { vo2max } }),
    streams: null,
  };
}

const onFoot: ReadonlySet<Sport> = new Set([Sport.Walking, Sport.Running, Sport.Hiking, Sport.TreadmillRunning]);

/** What was measured and where, from the two files beside the table that the row names. */
async function withStreams(
  workout: Workout,
  row: SamsungRow,
  source: ImportSource,
  reading: SamsungReading,
): Promise<DeliveredRecord> {
  const names = [row.cell('live_data'), row.cell('location_data')];
  const missing = names.filter((name) => name !== null && !reading.sideFiles.has(name)).length;
  if (missing > 0) {
    const message = `${source.path} names recordings that the export does not hold. Those workouts have totals only.`;
    reading.ledger.warn({ path: source.path, code: 'recording-missing', message });
  }
  const [live, places] = await Promise.all(names.map((name) => sideItems(name, reading)));
  const streams = timedStreams([...(live ?? []).flatMap(measured), ...(places ?? []).flatMap(placed)]);
  return { record: { ...workout, streams: streamSummaryOf(streams) }, streams };
}

type Item = Readonly<Record<string, unknown>>;

function measured(item: Item): readonly TimedValues[] {
  return timed(item, {
    heartRateBpm: itemNumber(item, 'heart_rate', 20, 250),
    speedMetersPerSecond: itemNumber(item, 'speed', 0, 100),
  });
}

function placed(item: Item): readonly TimedValues[] {
  const latitudeDegrees = itemNumber(item, 'latitude', -90, 90);
  const longitudeDegrees = itemNumber(item, 'longitude', -180, 180);
  if (latitudeDegrees === undefined || longitudeDegrees === undefined) return [];
  return timed(item, {
    latitudeDegrees,
    longitudeDegrees,
    altitudeMeters: itemNumber(item, 'altitude', -500, 10_000),
  });
}

function timed(item: Item, values: { readonly [C in keyof TimedValues['values']]: number | undefined }) {
  const milliseconds = item.start_time;
  if (typeof milliseconds !== 'number' || !Number.isSafeInteger(milliseconds)) return [];
  return [{ milliseconds, values: present(values) }];
}
