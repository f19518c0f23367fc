import {
  type BodyMeasurement,
  type LocalDate,
  type SportFamily,
  type Threshold,
  type ThresholdMetric,
  ThresholdOrigin,
} from '@vitalwire/core';
import { momentOf, present } from '@vitalwire/provider-kit/rows';
import { garminId } from '../../garmin-descriptor.ts';
import { offsetOf } from '../day-offsets.ts';
import { atMoment, identityOf, onDay, type RecordContext } from '../record-base.ts';
import { dayIn, instantIn, localTimeIn, numberIn, type Row, rowIn } from '../row.ts';
import { noDay, nothing, type Table } from './table.ts';

/** Weighings and what the person or the watch set: `userBioMetrics`. Grams and centimetres. */
export const biometricsTable: Table = {
  what: 'userBioMetrics',
  matches: (head) => head.includes('"metaData"') && !head.includes('"bloodPressure"'),
  map([row = {}], context) {
    const meta = rowIn(row, 'metaData');
    const day = dayIn(meta);
    if (day === null) return noDay;
    const thresholds = thresholdsOf(row, day, context);
    const weighing = rowIn(row, 'weight');
    const grams = numberIn(weighing, 'weight', 20_000, 500_000);
    const centimeters = numberIn(row, 'height', 50, 260) ?? numberIn(rowIn(row, 'height'), 'height', 50, 260);
    if (grams === undefined && centimeters === undefined) {
      return thresholds.length > 0 ? { type: 'used', records: [], thresholds } : nothing('measurement');
    }
    const moment = momentOfRow(weighing, meta, day, context);
    if (moment === null) return { type: 'rejected', message: 'It has no time.' };
    const measurement: BodyMeasurement = {
      ...identityOf(
        'bodyMeasurement',
        { key: `${grams === undefined ? 'height' : 'weight'}/${moment.start}` },
        context,
      ),
      ...moment,
      end: null,
      ...present({
        weightKilograms: grams === undefined ? undefined : grams / 1000,
        heightMeters: centimeters === undefined ? undefined : centimeters / 100,
        bodyFatPercent: numberIn(weighing, 'bodyFat', 1, 90),
        bodyWaterPercent: numberIn(weighing, 'bodyWater', 1, 100),
        muscleMassKilograms: thousandth(numberIn(weighing, 'muscleMass', 1000, 300_000)),
        boneMassKilograms: thousandth(numberIn(weighing, 'boneMass', 100, 30_000)),
      }),
    };
    return { type: 'used', records: [measurement], thresholds };
  },
};

/** `BloodPressureFile`: times are the wearer's, as lists of numbers. */
export const bloodPressureTable: Table = {
  what: 'BloodPressureFile',
  matches: (head) => head.includes('"bloodPressure"'),
  map([row = {}], context) {
    const meta = rowIn(row, 'metaData');
    const day = dayIn(meta);
    const pressure = rowIn(row, 'bloodPressure');
    const systolic = numberIn(pressure, 'systolic', 40, 300);
    const diastolic = numberIn(pressure, 'diastolic', 20, 250);
    if (day === null) return noDay;
    if (systolic === undefined || diastolic === undefined) return nothing('blood pressure');
    const moment = momentOfRow(pressure, meta, day, context);
    if (moment === null) return { type: 'rejected', message: 'It has no time.' };
    const measurement: BodyMeasurement = {
      ...identityOf('bodyMeasurement', { key: `blood-pressure/${moment.start}` }, context),
      ...moment,
      end: null,
      systolicPressureMillimetersOfMercury: systolic,
      diastolicPressureMillimetersOfMercury: diastolic,
    };
    return { type: 'used', records: [measurement] };
  },
};

const sportsByWord: Readonly<Record<string, SportFamily>> = { RUNNING: 'running', CYCLING: 'cycling' };

/** VO2max by sport, as the watch reckons it: `MetricsMaxMetData`. */
export const maximumOxygenTable: Table = {
  what: 'MetricsMaxMetData',
  matches: (head) => head.includes('"vo2MaxValue"'),
  map([row = {}], context) {
    const day = dayIn(row);
    if (day === null) return noDay;
    const vo2max = numberIn(row, 'vo2MaxValue', 5, 110);
    if (vo2max === undefined) return nothing('VO2max');
    const word = String(row.sport ?? '');
    const sport = Object.hasOwn(sportsByWord, word) ? (sportsByWord[word] ?? null) : null;
    const measurement: BodyMeasurement = {
      ...identityOf('bodyMeasurement', { key: `vo2max/${day}/${sport ?? 'any'}` }, context),
      start: context.offsets.rangeOf(day, context.assumedTimeZone).start,
      end: null,
      ...onDay(day, context.offsets.of(day)),
      vo2max,
    };
    return { type: 'used', records: [measurement], thresholds: [thresholdOf('vo2max', sport, vo2max, day, context)] };
  },
};

/** The moment of a reading: its own, else the wearer's time beside it, with the clock of the day. */
function momentOfRow(
  reading: Row | null,
  meta: Row | null,
  day: LocalDate,
  context: RecordContext,
): Pick<BodyMeasurement, 'start' | 'utcOffsetMinutes' | 'localDate' | 'dateBasis'> | null {
  const instant = instantIn(reading, 'timestampGMT') ?? instantIn(reading, 'measurementTimestampGMT');
  const local = localTimeIn(meta, 'calendarDate');
  const offset = offsetOf(local, instant) ?? context.offsets.of(day);
  if (instant !== null) return { start: instant, ...atMoment(instant, offset, context) };
  if (local === null) return null;
  const found = momentOf(
    { type: 'local', local },
    { utcOffsetMinutes: offset, assumedTimeZone: context.assumedTimeZone },
  );
  const { utcOffsetMinutes, localDate, dateBasis } = found;
  return { start: found.instant, utcOffsetMinutes, localDate, dateBasis };
}

const settings: readonly (readonly [
  key: string,
  metric: ThresholdMetric,
  sport: SportFamily | null,
  number,
  number,
])[] = [
  ['functionalThresholdPower', 'ftpWatts', 'cycling', 30, 700],
  ['vo2MaxRunning', 'vo2max', 'running', 5, 110],
  ['vo2MaxCycling', 'vo2max', 'cycling', 5, 110],
  ['lactateThresholdHeartRate', 'lactateThresholdHeartRateBpm', 'running', 60, 230],
];

function thresholdsOf(row: Row, day: LocalDate, context: RecordContext): readonly Threshold[] {
  return settings.flatMap(([key, metric, sport, least, greatest]) => {
    const value = numberIn(row, key, least, greatest) ?? numberIn(rowIn(row, key), key, least, greatest);
    return value === undefined ? [] : [thresholdOf(metric, sport, value, day, context)];
  });
}

function thresholdOf(
  metric: ThresholdMetric,
  sport: SportFamily | null,
  value: number,
  validFrom: LocalDate,
  { now }: RecordContext,
): Threshold {
  return { metric, sport, value, validFrom, origin: ThresholdOrigin.Source, detail: garminId, recordedAt: now };
}

function thousandth(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 1000;
}
