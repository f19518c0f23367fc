import {
  addDays,
  type BodyMeasurement,
  type DailySummary,
  type Hrv,
  instantOf,
  type LocalDate,
  millisecondsOf,
  type Sleep,
  type Workout,
} from '@vitalwire/core';

/** Rows of the tables of an export, in the units that they have there. */
export type Json = Readonly<Record<string, unknown>>;

const user = 90_000_001;

/** Wall time and UTC alike are written without a zone: the name of the field says which. */
function plain(instant: string, offsetMinutes = 0): string {
  return `${instantOf(millisecondsOf(instant as never) + offsetMinutes * 60_000).substring(0, 19)}.0`;
}

export function dailyRow(day: DailySummary): Json {
  const offset = day.utcOffsetMinutes ?? 0;
  const end = day.end ?? day.start;
  return {
    userProfilePK: user,
    calendarDate: day.localDate,
    uuid: `uds-${day.localDate}`,
    wellnessStartTimeGmt: plain(day.start),
    wellnessEndTimeGmt: plain(end),
    wellnessStartTimeLocal: plain(day.start, offset),
    wellnessEndTimeLocal: `${nextDay(day.localDate)}T00:00:00.0`,
    totalKilocalories: day.totalEnergyKilocalories ?? null,
    activeKilocalories: day.activeEnergyKilocalories ?? null,
    bmrKilocalories: day.basalEnergyKilocalories ?? null,
    totalSteps: day.steps ?? null,
    dailyStepGoal: 10_000,
    totalDistanceMeters: day.distanceMeters ?? null,
    includesWellnessData: true,
    moderateIntensityMinutes: minutes(day.moderateActivitySeconds),
    vigorousIntensityMinutes: minutes(day.vigorousActivitySeconds),
    floorsAscendedInMeters: day.floorsClimbed === undefined ? null : day.floorsClimbed * 3.048,
    minHeartRate: day.minimumHeartRateBpm ?? null,
    maxHeartRate: day.maximumHeartRateBpm ?? null,
    restingHeartRate: day.restingHeartRateBpm === undefined ? null : day.restingHeartRateBpm + 1,
    currentDayRestingHeartRate: day.restingHeartRateBpm ?? null,
    averageSpo2Value: day.averageOxygenSaturationPercent ?? null,
    allDayStress: {
      calendarDate: day.localDate,
      aggregatorList: [
        { type: 'TOTAL', averageStressLevel: day.averageStressScore ?? -1, maxStressLevel: 90 },
        { type: 'ASLEEP', averageStressLevel: -2 },
      ],
    },
    bodyBattery: {
      calendarDate: day.localDate,
      chargedValue: 60,
      drainedValue: 55,
      bodyBatteryStatList: [
        { bodyBatteryStatType: 'HIGHEST', statsValue: 80, bodyBatteryStatus: 'MEASURED' },
        { bodyBatteryStatType: 'LOWEST', statsValue: 20, bodyBatteryStatus: 'MEASURED' },
      ],
    },
    respiration: { avgWakingRespirationValue: day.averageRespirationRatePerMinute ?? -1 },
  };
}

export function sleepRow(day: LocalDate, night: Sleep | null, naps: readonly Sleep[]): Json {
  return {
    ...(night === null ? {} : nightOf(night)),
    calendarDate: day,
    napList: naps.map((nap) => ({
      userProfilePK: user,
      napTimeSec: nap.asleepSeconds ?? 0,
      napStartTimestampGMT: plain(nap.start),
      napEndTimestampGMT: plain(nap.end),
      napFeedback: 'NONE',
    })),
  };
}

function nightOf(night: Sleep): Json {
  return {
    sleepStartTimestampGMT: plain(night.start),
    sleepEndTimestampGMT: plain(night.end),
    sleepWindowConfirmationType: 'ENHANCED_CONFIRMED_FINAL',
    deepSleepSeconds: night.deepSeconds,
    lightSleepSeconds: night.lightSeconds,
    remSleepSeconds: night.remSeconds,
    awakeSleepSeconds: night.awakeSeconds,
    unmeasurableSeconds: 0,
    averageRespiration: night.averageRespirationRatePerMinute ?? -1,
    awakeCount: night.awakenings,
    retro: false,
    sleepScores: { overallScore: night.vendorScore?.value ?? -1, feedback: 'POSITIVE_DEEP' },
    spo2SleepSummary: { averageSPO2: night.averageOxygenSaturationPercent ?? -1, lowestSPO2: 88 },
  };
}

export function healthStatusRow(hrv: Hrv): Json {
  const value = hrv.method === 'rmssd' ? hrv.rmssdMilliseconds : 0;
  return {
    calendarDate: hrv.localDate,
    createTimestampUTC: plain(hrv.end ?? hrv.start),
    metrics: [
      { type: 'HRV', value, status: 'BALANCED', baselineUpperLimit: 0.0, baselineLowerLimit: 0.0 },
      { type: 'HR', value: hrv.averageHeartRateBpm ?? 0, status: 'UNKNOWN' },
      { type: 'SPO2', status: 'UNKNOWN' },
    ],
    outliersCount: 0,
  };
}

export function biometricsRow(measurement: BodyMeasurement, version: number): Json {
  const offset = measurement.utcOffsetMinutes ?? 0;
  return {
    version,
    metaData: { calendarDate: plain(measurement.start, offset), sequence: version },
    weight: {
      weight: (measurement.weightKilograms ?? 0) * 1000,
      sourceType: 'INDEX_SCALE',
      timestampGMT: plain(measurement.start),
      ...(measurement.bodyFatPercent === undefined ? {} : { bodyFat: measurement.bodyFatPercent }),
    },
  };
}

const types: Readonly<Record<string, string>> = {
  cycling: 'road_biking',
  running: 'running',
  pool_swimming: 'lap_swimming',
  strength_training: 'strength_training',
};

/** Centimetres, milliseconds, tens of metres a second, kilojoules. */
export function summaryRow(id: number, workout: Workout): Json {
  const startMs = millisecondsOf(workout.start);
  const elapsed = workout.elapsedSeconds ?? (millisecondsOf(workout.end) - startMs) / 1000;
  const timer = workout.timerSeconds ?? elapsed;
  const { distanceMeters: meters } = workout;
  return {
    activityId: id,
    uuidMsb: 1,
    uuidLsb: id,
    name: workout.name ?? null,
    activityType: Object.hasOwn(types, workout.sport) ? types[workout.sport] : workout.sport,
    userProfileId: user,
    timeZoneId: 124,
    beginTimestamp: startMs,
    eventTypeId: 9,
    rule: 'private',
    sportType: 'GENERIC',
    startTimeGmt: startMs,
    startTimeLocal: startMs + (workout.utcOffsetMinutes ?? 0) * 60_000,
    duration: timer * 1000,
    elapsedDuration: elapsed * 1000,
    ...(meters === undefined ? {} : { distance: meters * 100, avgSpeed: meters / timer / 10 }),
    ...scaled('elevationGain', workout.ascentMeters, 100),
    ...scaled('elevationLoss', workout.descentMeters, 100),
    ...scaled('maxSpeed', workout.maximumSpeedMetersPerSecond, 0.1),
    ...scaled('calories', workout.energyKilocalories, 4.184),
    bmrCalories: Math.round((timer / 3600) * 75 * 4.184),
    ...scaled('avgHr', workout.averageHeartRateBpm, 1),
    ...scaled('maxHr', workout.maximumHeartRateBpm, 1),
    ...scaled('avgPower', workout.averagePowerWatts, 1),
    ...scaled('maxPower', workout.maximumPowerWatts, 1),
    aerobicTrainingEffect: 3.2,
    deviceId: 3_400_000_001,
    parent: false,
    pr: false,
    decoDive: false,
  };
}

function scaled(key: string, value: number | undefined, factor: number): Json {
  return value === undefined ? {} : { [key]: value * factor };
}

function minutes(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds / 60);
}

function nextDay(day: LocalDate): string {
  return addDays(day, 1);
}
