import type { DailySummary } from '@vitalwire/core';
import { phoneSource, recordRow, secondsOf, watchSource } from './xml.ts';

/** How finely the day is written: this is what makes the file large. */
export interface DayDensity {
  /** One row of steps, distance and energy covers so many minutes. */
  readonly countMinutes: number;
  readonly heartRateSeconds: number;
}

const quantity = 'HKQuantityTypeIdentifier';
/** The wearer is up from 7 to 22 o'clock. */
const UP_FROM_SECONDS = 7 * 3600;
const UP_SECONDS = 15 * 3600;
/** In the middle of the day the watch is charging, and the phone counts alone. */
const CHARGING_SHARE = [0.45, 0.55] as const;

interface Slot {
  readonly start: number;
  readonly end: number;
  /** Of the day's total, as whole numbers where the total is one. */
  readonly value: number;
  readonly charging: boolean;
}

/** A total spread over the waking day: the parts add up to it, to its last digit. */
function slotsOf(day: DailySummary, total: number, minutes: number, decimals: number): readonly Slot[] {
  const from = secondsOf(day.start) + UP_FROM_SECONDS;
  const count = Math.floor(UP_SECONDS / (minutes * 60));
  const unit = 10 ** -decimals;
  const whole = Math.round(total / unit);
  return Array.from({ length: count }, (_, i) => {
    const share = Math.floor((whole * (i + 1)) / count) - Math.floor((whole * i) / count);
    const place = i / count;
    return {
      start: from + i * minutes * 60,
      end: from + (i + 1) * minutes * 60,
      value: Number((share * unit).toFixed(decimals)),
      charging: place >= CHARGING_SHARE[0] && place < CHARGING_SHARE[1],
    };
  });
}

interface Counted {
  readonly type: string;
  readonly unit: string;
  /** In the unit. */
  readonly total: (day: DailySummary) => number | undefined;
  readonly decimals: number;
  readonly phone: boolean;
}

export const countedTypes: readonly Counted[] = [
  { type: `${quantity}StepCount`, unit: 'count', total: ({ steps }) => steps, decimals: 0, phone: true },
  {
    type: `${quantity}DistanceWalkingRunning`,
    unit: 'km',
    total: ({ distanceMeters }) => (distanceMeters === undefined ? undefined : distanceMeters / 1000),
    decimals: 6,
    phone: true,
  },
  {
    type: `${quantity}ActiveEnergyBurned`,
    unit: 'Cal',
    total: ({ activeEnergyKilocalories }) => activeEnergyKilocalories,
    decimals: 3,
    phone: false,
  },
  {
    type: `${quantity}BasalEnergyBurned`,
    unit: 'kcal',
    total: ({ basalEnergyKilocalories }) => basalEnergyKilocalories,
    decimals: 3,
    phone: false,
  },
];

/** The watch's rows and then the phone's: the phone counts a tenth less of what both see. */
export function* countRows(
  days: Iterable<DailySummary>,
  { type, unit, total, decimals, phone }: Counted,
  { countMinutes }: DayDensity,
  offsetMinutes: number,
): Generator<string> {
  for (const day of days) {
    const sum = total(day);
    if (sum === undefined) continue;
    for (const slot of slotsOf(day, sum, countMinutes, decimals)) {
      if (slot.value === 0) continue;
      const row = { unit, start: slot.start, end: slot.end };
      if (!phone || !slot.charging) yield recordRow(watchSource, type, { ...row, value: slot.value }, offsetMinutes);
      if (!phone) continue;
      const seen = slot.charging ? slot.value : Number((slot.value * 0.9).toFixed(decimals));
      if (seen > 0) yield recordRow(phoneSource, type, { ...row, value: seen }, offsetMinutes);
    }
  }
}

/** What the watch shows at a moment of the day: a fixed curve, so that it can be asked again. */
export function heartRateAt(seconds: number): number {
  const hour = (((seconds % 86_400) + 86_400) % 86_400) / 3600;
  return Math.round(62 + 18 * Math.sin(((hour - 8) / 24) * 2 * Math.PI) + ((seconds / 60) % 7));
}

export function* heartRateRows(
  days: Iterable<DailySummary>,
  { heartRateSeconds }: DayDensity,
  offsetMinutes: number,
): Generator<string> {
  const inner = '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>\n';
  for (const day of days) {
    const from = secondsOf(day.start);
    const to = secondsOf(day.end ?? day.start);
    for (let start = from; start < to; start += heartRateSeconds) {
      const row = { unit: 'count/min', value: heartRateAt(start), start, end: start, inner };
      yield recordRow(watchSource, `${quantity}HeartRate`, row, offsetMinutes);
    }
  }
}

export function* restingHeartRateRows(days: Iterable<DailySummary>, offsetMinutes: number): Generator<string> {
  for (const { start, end, restingHeartRateBpm: value } of days) {
    if (value === undefined || end === null) continue;
    const row = { unit: 'count/min', value, start: secondsOf(start), end: secondsOf(end) - 1 };
    yield recordRow(watchSource, `${quantity}RestingHeartRate`, row, offsetMinutes);
  }
}
