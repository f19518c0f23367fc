import {
  type DailySummary,
  type DeliveredRecord,
  type Hrv,
  type Instant,
  instantOf,
  isMissing,
  type LocalDate,
  millisecondsOf,
  type SampleSeries,
  type Sleep,
  type Streams,
  type Workout,
} from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';

export interface PolarExportOptions {
  /** Status of the Nightly Recharge of a day, 1 to 6, which records do not hold. @default none */
  readonly recharge?: (date: LocalDate) => number | null;
  /** What a sensor that was lost writes. @default 'NaN', which is no JSON */
  readonly lost?: 'NaN' | '"NaN"';
}

const account = '12345678';

/**
 * The personal data of Polar Flow as its files, all in one folder: a session a file, a day a file, all nights in one, a
 * month of heart rates in one. Taken from the records: workouts with streams, nights, night HRV, totals of days, series
 * of heart rate.
 */
export function* polarExport(
  records: Iterable<DeliveredRecord>,
  { recharge = () => null, lost = 'NaN' }: PolarExportOptions = {},
): Generator<MadeFile, void, undefined> {
  const nights: object[] = [];
  const scores: object[] = [];
  const recoveries: object[] = [];
  const days: object[] = [];
  const respiration = new Map<LocalDate, number>();
  const all = [...records];
  for (const { record } of all) {
    if (record.kind !== 'sleep' || record.nap) continue;
    const rate = record.averageRespirationRatePerMinute;
    if (rate !== undefined) respiration.set(record.localDate, rate);
  }
  for (const { record, streams } of all) {
    if (record.kind === 'workout') yield session(record, streams, lost);
    if (record.kind === 'dailySummary') yield day(record);
    if (record.kind === 'samples' && record.metric === 'heartRateBpm') days.push(heartDay(record));
    if (record.kind === 'hrv') recoveries.push(recovery(record, recharge(record.localDate), respiration));
    if (record.kind === 'sleep' && !record.nap) {
      nights.push(night(record));
      const score = record.vendorScore?.value;
      if (score !== undefined) scores.push({ night: record.localDate, sleepScoreResult: { sleepScore: score } });
    }
  }
  yield json(`sleep_result_${account}`, nights);
  yield json(`sleep_score_${account}`, scores);
  yield json(`nightly_recovery_${account}`, recoveries);
  yield json(`247ohr_${account}_06`, { deviceDays: days });
  yield json(`account-data-${account}`, { exportVersion: '2.0', username: 'someone', settings: {} });
}

function json(name: string, value: unknown): MadeFile {
  return textFile(`${name}-0000aaaa-11bb-22cc-33dd-4444eeee5555.json`, `${JSON.stringify(value, null, 2)}\n`);
}

/** What the wrist showed, to the second. */
function wall(instant: Instant, offset: number | null): string {
  return instantOf(millisecondsOf(instant) + (offset ?? 0) * 60_000).substring(0, 19);
}

function withOffset(instant: Instant, offset: number | null): string {
  const size = Math.abs(offset ?? 0);
  const two = (value: number): string => String(value).padStart(2, '0');
  const zone = `${(offset ?? 0) < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${instantOf(millisecondsOf(instant) + (offset ?? 0) * 60_000).replace('Z', '')}${zone}`;
}

const labels: { readonly [S in Workout['sport']]?: string } = {
  running: 'Running',
  cycling: 'Road cycling',
  indoor_cycling: 'Indoor cycling',
  strength_training: 'Strength training',
  pool_swimming: 'Pool swimming',
  walking: 'Walking',
};

function session(workout: Workout, streams: Streams | null, lost: string): MadeFile {
  const offset = workout.utcOffsetMinutes;
  const common = {
    startTime: wall(workout.start, offset),
    stopTime: wall(workout.end, offset),
    timezoneOffsetMinutes: offset ?? undefined,
    durationMillis: Math.round((workout.timerSeconds ?? 0) * 1000),
    distanceMeters: workout.distanceMeters,
    calories: workout.energyKilocalories === undefined ? undefined : Math.round(workout.energyKilocalories),
    sport: { id: '1' },
  };
  const heart = {
    type: 'STATISTICS_TYPE_HEART_RATE',
    avg: workout.averageHeartRateBpm,
    max: workout.maximumHeartRateBpm,
  };
  const exercise = {
    identifier: { id: `${workout.id}-1` },
    ...common,
    laps: {},
    statistics: { statistics: [heart] },
    pauseTimes: workout.pauses.map(({ start, end }) => ({
      startTime: wall(start, offset),
      endTime: wall(end, offset),
    })),
    ...(streams === null ? {} : { samples: { samples: series(streams) } }),
    ...(streams === null ? {} : routes(streams, offset)),
  };
  const body = {
    identifier: { id: workout.id },
    name: labels[workout.sport] ?? 'Other outdoor',
    ...common,
    hrAvg: rounded(workout.averageHeartRateBpm),
    hrMax: rounded(workout.maximumHeartRateBpm),
    product: { modelName: 'Polar Vantage V3' },
    deviceId: 'C0FFEE12',
    exercises: [exercise],
  };
  const name = `training-session_${common.startTime.replaceAll(':', '-')}_${account}`;
  const text = JSON.stringify(body).replaceAll(`"${LOST}"`, lost);
  return textFile(`${name}-0000aaaa-11bb-22cc-33dd-4444eeee5555.json`, text);
}

const LOST = '@lost@';

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value);
}

/** One value a second, from the first to the last: what is not there was lost. */
function series(streams: Streams): readonly object[] {
  const length = (streams.elapsedSeconds.at(-1) ?? 0) + 1;
  const types = {
    HEART_RATE: 'heartRateBpm',
    SPEED: 'speedMetersPerSecond',
    DISTANCE: 'distanceMeters',
    ALTITUDE: 'altitudeMeters',
    CADENCE: 'cadenceRpm',
  };
  return Object.entries(types).flatMap(([type, channel]) => {
    const column = streams.columns.find((each) => each.channel === channel);
    if (column === undefined) return [];
    const values: (number | string)[] = new Array(length).fill(LOST);
    streams.elapsedSeconds.forEach((second, i) => {
      if (isMissing(column.missing, i)) return;
      const value = column.values[i] ?? 0;
      values[second] = type === 'SPEED' ? value * 3.6 : value;
    });
    return [{ type, intervalMillis: 1000, values }];
  });
}

function routes(streams: Streams, offset: number | null): object {
  const column = (channel: string) => streams.columns.find((each) => each.channel === channel);
  const [latitude, longitude] = [column('latitudeDegrees'), column('longitudeDegrees')];
  if (latitude === undefined || longitude === undefined) return {};
  const wayPoints = [...streams.elapsedSeconds].flatMap((second, i) =>
    isMissing(latitude.missing, i) || isMissing(longitude.missing, i)
      ? []
      : [{ longitude: longitude.values[i], latitude: latitude.values[i], elapsedMillis: second * 1000 }],
  );
  return { routes: { route: { wayPoints, startTime: wall(streams.start, offset) } } };
}

function night(sleep: Sleep): object {
  const iso = (seconds: number | undefined): string | undefined =>
    seconds === undefined ? undefined : `PT${seconds}S`;
  const states: Readonly<Record<string, string>> = { awake: 'WAKE', light: 'NONREM2', deep: 'NONREM3', rem: 'REM' };
  const zero = millisecondsOf(sleep.start);
  return {
    night: sleep.localDate,
    evaluation: {
      sleepType: 'SLEEP_TYPE_PLUS_STAGES',
      sleepSpan: iso((millisecondsOf(sleep.end) - zero) / 1000),
      asleepDuration: iso(sleep.asleepSeconds),
      phaseDurations: {
        wake: iso(sleep.awakeSeconds),
        rem: iso(sleep.remSeconds),
        light: iso(sleep.lightSeconds),
        deep: iso(sleep.deepSeconds),
        unknown: 'PT0S',
      },
    },
    sleepResult: {
      hypnogram: {
        sleepStart: withOffset(sleep.start, sleep.utcOffsetMinutes),
        sleepEnd: withOffset(sleep.end, sleep.utcOffsetMinutes),
        sleepStateChanges: [
          ...sleep.stages.map(({ start, stage }) => ({
            offsetFromStart: iso((millisecondsOf(start) - zero) / 1000),
            state: states[stage] ?? 'WS_UNKNOWN',
          })),
          // One more waking stands behind the end.
          { offsetFromStart: iso((millisecondsOf(sleep.end) - zero) / 1000 + 30), state: 'WAKE' },
        ],
      },
    },
  };
}

function recovery(hrv: Hrv, status: number | null, respiration: ReadonlyMap<LocalDate, number>): object {
  const rate = respiration.get(hrv.localDate);
  return {
    night: hrv.localDate,
    meanNightlyRecoveryRri: Math.round(60_000 / (hrv.averageHeartRateBpm ?? 60)),
    meanNightlyRecoveryRmssd: hrv.method === 'rmssd' ? Math.round(hrv.rmssdMilliseconds) : undefined,
    meanNightlyRecoveryRespirationInterval: rate === undefined ? undefined : Math.round(60_000 / rate),
    ...(status === null ? {} : { recoveryIndicator: status, ansStatus: status - 3.5, ansRate: 3 }),
  };
}

function day(summary: DailySummary): MadeFile {
  const body = {
    exportVersion: '2.0',
    date: summary.localDate,
    summary: {
      startTime: '00:00:00.000',
      endTime: '23:59:59.000',
      dailyMetMinutes: 1500.5,
      stepCount: summary.steps,
      calories: summary.totalEnergyKilocalories,
    },
    samples: { metSources: ['USER'], mets: [], steps: [] },
    physicalInformation: { 'weight, kg': 73.5 },
  };
  return textFile(
    `activity-${summary.localDate}-0000aaaa-11bb-22cc-33dd-4444eeee5555.json`,
    JSON.stringify(body, null, 2),
  );
}

function heartDay({ localDate, start, utcOffsetMinutes, offsetSeconds, values }: SampleSeries): object {
  const into = ((millisecondsOf(start) + (utcOffsetMinutes ?? 0) * 60_000) % 86_400_000) / 1000;
  return {
    userId: 1,
    deviceId: 'C0FFEE12',
    date: localDate,
    samples: offsetSeconds.map((second, i) => ({
      heartRate: values[i] ?? 0,
      secondsFromDayStart: into + second,
      source: 'OPTICAL_247',
    })),
  };
}
