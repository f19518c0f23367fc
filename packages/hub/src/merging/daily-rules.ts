import { type BodyMeasurement, type DailySummary, dayNumberOf, millisecondsOf } from '@vitalwire/core';
import {
  hours,
  isOfUnknownClock,
  type Match,
  minutes,
  namesTheDayOf,
  same,
  sameRecorder,
  shiftedByZone,
} from './match.ts';

/** Every source has its own totals of one and the same day; which of them answers is chosen metric by metric. */
export function matchDays(a: DailySummary, b: DailySummary): Match | null {
  if (a.localDate !== b.localDate || a.provenance.sourceId === b.provenance.sourceId) return null;
  return same('daily.same-day/1', 1, `More than one source has totals of ${a.localDate}.`);
}

/** A scale's value travels through apps, and is rounded to a pound or a hundred grams on the way. */
const PASSED_ON_SECONDS = 15 * 60;
/** A copy in the wrong time zone keeps its seconds, and its value to half of the last digit. */
const COPY_SECONDS = 90;
const COPY_ROUNDING_SHARE = 0.4;
const ROUNDING: { readonly [F in keyof BodyMeasurement]?: number } = {
  weightKilograms: 0.15,
  heightMeters: 0.013,
  bodyFatPercent: 0.15,
  muscleMassKilograms: 0.15,
  boneMassKilograms: 0.15,
  bodyWaterPercent: 0.15,
  waistMeters: 0.013,
  hipMeters: 0.013,
  neckMeters: 0.013,
  restingHeartRateBpm: 0.5,
  vo2max: 0.5,
  systolicPressureMillimetersOfMercury: 0.5,
  diastolicPressureMillimetersOfMercury: 0.5,
};

const QUARTER_MINUTES = 15;
const WIDEST_OFFSET_MINUTES = 14 * 60;

/**
 * Neither of one day says its offset, and one may be written as midnight of the clock that was assumed for it: from the
 * midnight of UTC by as much as some time zone is. The values still have to be the same.
 */
function datedByAssumption(a: BodyMeasurement, b: BodyMeasurement): boolean {
  if (a.utcOffsetMinutes !== null || b.utcOffsetMinutes !== null || a.localDate !== b.localDate) return false;
  return [a, b].some(({ start, localDate }) => {
    const offsetMinutes = dayNumberOf(localDate) * 24 * 60 - millisecondsOf(start) / 60_000;
    return offsetMinutes % QUARTER_MINUTES === 0 && Math.abs(offsetMinutes) <= WIDEST_OFFSET_MINUTES;
  });
}

/** Zones differ by quarters of an hour; those of a trip seldom by more than this. */
function isBetweenZones(seconds: number): boolean {
  const quarters = Math.round(seconds / 60 / QUARTER_MINUTES);
  return Math.abs(seconds - quarters * QUARTER_MINUTES * 60) <= COPY_SECONDS && seconds <= WIDEST_OFFSET_MINUTES * 60;
}

export function matchBodies(a: BodyMeasurement, b: BodyMeasurement): Match | null {
  if (sameRecorder(a, b)) return null;
  const apart = Math.abs(millisecondsOf(a.start) - millisecondsOf(b.start)) / 1000;
  const dated = namesTheDayOf(a, b) || namesTheDayOf(b, a) || datedByAssumption(a, b);
  const shift = apart <= PASSED_ON_SECONDS || dated ? null : shiftedByZone(a, b, apart, COPY_SECONDS);
  const otherClock = shift === null && isOfUnknownClock(a, b) && isBetweenZones(apart);
  if (apart > PASSED_ON_SECONDS && !dated && shift === null && !otherClock) return null;
  const fields = Object.keys(ROUNDING) as (keyof typeof ROUNDING)[];
  const shared = fields.filter((field) => a[field] !== undefined && b[field] !== undefined);
  const rounding = apart <= PASSED_ON_SECONDS || dated ? 1 : COPY_ROUNDING_SHARE;
  const differs = shared.some(
    (field) => Math.abs(Number(a[field]) - Number(b[field])) > (ROUNDING[field] ?? 0) * rounding,
  );
  if (shared.length === 0 || differs) return null;
  if (apart <= PASSED_ON_SECONDS)
    return same('body.same-value/1', 0.97, `The same values to their rounding, ${minutes(apart)} apart.`);
  if (dated)
    return same('body.same-value/1', 0.88, 'The same values to their rounding on one day, and one names no time.');
  if (shift === null)
    return same(
      'body.other-zone/1',
      0.8,
      `The same values on ${a.localDate}, whole quarters of an hour apart; one does not say of which time zone its clock is.`,
    );
  return same(
    'body.shifted-zone/1',
    0.82,
    `The same values, and the times differ by ${hours(shift.minutes)}, the offset of the time zone.`,
  );
}
