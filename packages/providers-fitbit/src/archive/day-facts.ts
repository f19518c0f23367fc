import {
  addDays,
  type DailySummary,
  type DeliveredRecord,
  type ImportSource,
  type Instant,
  type LocalDate,
  localDateOf,
} from '@vitalwire/core';
import { dayRange } from '@vitalwire/core/time';
import { type Moment, recordBase, within } from '@vitalwire/provider-kit/rows';
import { fitbitId } from '../fitbit-descriptor.ts';
import type { DayFactName } from './families.ts';
import { type FitbitReading, fitbitMapper, jsonItems } from './reading.ts';
import { dayOfDailyStamp, parseStamp } from './stamps.ts';
import { numberIn, objectOf, textIn } from './values.ts';

/** A number of a day, of the fields that stand in a daily summary. */
export interface DayFact {
  readonly localDate: LocalDate;
  readonly field: keyof DailySummary & `${string}${'Bpm' | 'Seconds' | 'Kilocalories' | 'Percent' | 'PerMinute'}`;
  readonly value: number;
  readonly partial?: boolean;
}

/**
 * One fact of a day as a record of its own: the files that they stand in are split over the parts of an export, and a
 * part that is imported later must not take back what an earlier one said of the same day.
 */
export function dayRecord(
  { localDate, field, value, partial = false }: DayFact,
  { context }: Pick<FitbitReading, 'context'>,
): DeliveredRecord {
  const { at, end } = dayTime(localDate, { context });
  const origin = { sourceId: fitbitId, mapper: fitbitMapper, naturalKey: `${field}/${localDate}` };
  const record: DailySummary = {
    ...recordBase('dailySummary', origin, { at, end }, context),
    [field]: value,
    partial,
  };
  return { record, streams: null };
}

/** From midnight to midnight where the person lives. */
export function dayTime(
  localDate: LocalDate,
  { context }: Pick<FitbitReading, 'context'>,
): { readonly at: Moment; readonly end: Instant } {
  const { from, to } = dayRange(localDate, context.assumedTimeZone ?? 'UTC');
  return { at: { instant: from, utcOffsetMinutes: null, localDate, dateBasis: 'recorded', assumed: true }, end: to };
}

/** No day after the one on which it is read: exports are padded with days to come. */
export function isToCome(localDate: LocalDate, { context }: Pick<FitbitReading, 'context'>): boolean {
  return localDate > addDays(localDateOf(context.now, 0), 1);
}

export interface JsonDay {
  readonly localDate: LocalDate;
  readonly value: number;
}

const limits: Readonly<Record<DayFactName, readonly [least: number, greatest: number]>> = {
  restingHeartRate: [20, 200],
  // A whole day of sitting still is a device in a drawer.
  sedentary: [0, 1439],
  moderatelyActive: [0, 1440],
  veryActive: [0, 1440],
  vo2max: [5, 100],
};

const NOT_WORN = 'The device was not worn, or measured nothing, on this day.';

/** The days of one JSON file of daily values. */
export function jsonDays(source: ImportSource, fact: DayFactName, reading: FitbitReading): AsyncGenerator<JsonDay> {
  const [least, greatest] = limits[fact];
  return jsonItems(source, fact, reading, (item): JsonDay | string => {
    const nested = objectOf(item.value);
    const text = textIn(nested, 'date') ?? textIn(item, 'dateTime');
    const stamp = text === null ? null : parseStamp(text, 'wall');
    if (stamp === null) return 'The day cannot be read.';
    const localDate = dayOfDailyStamp(stamp);
    if (isToCome(localDate, reading)) return 'The day is still to come.';
    const value = within(numberOf(item, nested, fact), least, greatest);
    const isActivity = fact === 'moderatelyActive' || fact === 'veryActive';
    if (value === undefined || (isActivity && reading.unworn.has(localDate))) return NOT_WORN;
    return { localDate, value };
  });
}

function numberOf(
  item: Readonly<Record<string, unknown>>,
  nested: Readonly<Record<string, unknown>>,
  fact: DayFactName,
): number | null {
  if (fact === 'restingHeartRate') return numberIn(nested, 'value') ?? numberIn(item, 'value');
  if (fact === 'vo2max') return numberIn(nested, 'filteredDemographicVO2Max') ?? numberIn(nested, 'demographicVO2Max');
  return numberIn(item, 'value');
}

/** Fields of a daily summary; the greatest oxygen uptake is a measurement of the body. */
export const factFields = {
  restingHeartRate: { field: 'restingHeartRateBpm', factor: 1 },
  sedentary: { field: 'sedentarySeconds', factor: 60 },
  moderatelyActive: { field: 'moderateActivitySeconds', factor: 60 },
  veryActive: { field: 'vigorousActivitySeconds', factor: 60 },
} as const;

/** Sums of minutes by day: a day of which more than an hour is missing was still running, or the device was off. */
export interface EnergyDays {
  /** @returns `false` for a minute that was counted before */
  add(localDate: LocalDate, milliseconds: number, kilocalories: number): boolean;
  facts(): readonly DayFact[];
}

const MINUTES_OF_A_WHOLE_DAY = 23 * 60;
/** Files hold a month each, and parts of an export may hold the same one: older days are closed. */
const OPEN_DAYS = 70;

interface EnergyDay {
  sum: number;
  count: number;
  /** Minutes that were counted; `null` when nothing more is taken. */
  minutes: Set<number> | null;
}

export function createEnergyDays(): EnergyDays {
  const days = new Map<LocalDate, EnergyDay>();
  const open: LocalDate[] = [];
  return {
    add(localDate, milliseconds, kilocalories) {
      let day = days.get(localDate);
      if (day === undefined) {
        day = { sum: 0, count: 0, minutes: new Set() };
        days.set(localDate, day);
        open.push(localDate);
        const oldest = open.length > OPEN_DAYS ? days.get(open.shift() ?? localDate) : undefined;
        if (oldest !== undefined) oldest.minutes = null;
      }
      const minute = Math.floor(milliseconds / 60_000);
      if (day.minutes === null || day.minutes.has(minute)) return false;
      day.minutes.add(minute);
      day.count++;
      day.sum += kilocalories;
      return true;
    },
    facts: () =>
      [...days].map(([localDate, { sum, count }]) => ({
        localDate,
        field: 'totalEnergyKilocalories',
        value: Math.round(sum * 1000) / 1000,
        partial: count < MINUTES_OF_A_WHOLE_DAY,
      })),
  };
}
