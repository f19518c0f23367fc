import { dayNumberOf, type LocalDate, localDateOfDayNumber } from '@vitalwire/core';
import { weekdayOf as isoWeekdayOf } from '@vitalwire/core/time';
import { randomOf } from '../random.ts';
import type { PlaceName } from './place.ts';

/** What happens in an athlete's life, and to the devices, that records only show indirectly. */
export const LifeEventType = {
  Race: 'race',
  /** The days before a race with less and sharper training. */
  Taper: 'taper',
  /** A day with maximal efforts of known length, from which thresholds are read. */
  Test: 'test',
  TrainingCamp: 'training_camp',
  Trip: 'trip',
  Holiday: 'holiday',
  /** Planned days without training after a season. */
  Break: 'break',
  Illness: 'illness',
  Injury: 'injury',
  /** No watch and no head unit: no recording of any kind but the scale's and the person's own. */
  NoDevice: 'no_device',
  /** The watch was charging: no sleep and no HRV. */
  NightWithoutWatch: 'night_without_watch',
  /** A dying battery: dropouts and spikes in the heart rate of workouts. */
  HeartRateStrapFault: 'heart_rate_strap_fault',
  /** No power in outdoor rides. */
  PowerMeterFault: 'power_meter_fault',
} as const;
export type LifeEventType = (typeof LifeEventType)[keyof typeof LifeEventType];

/** Days are day numbers (since 1970-01-01), both inside. */
export interface Span {
  readonly type: LifeEventType;
  readonly first: number;
  readonly last: number;
  readonly detail: string;
  readonly place: PlaceName | null;
}

type MonthDay = readonly [month: number, day: number];

/** Something that happens once in every calendar year, on a day that the seed picks. */
export interface YearlyRule {
  readonly type: LifeEventType;
  readonly detail: string;
  /** First day: between these, both inside. */
  readonly window: readonly [from: MonthDay, to: MonthDay];
  readonly days: readonly [least: number, most: number];
  /** Moves the first day back to this weekday; Monday is 0. */
  readonly weekday?: number;
  readonly place?: PlaceName;
  readonly years?: 'even' | 'odd';
  /** Days of taper before it. */
  readonly taperDays?: number;
  /** Keeps this many days away from what earlier rules have placed; a rule that finds no room is left out that year. */
  readonly distanceDays?: number;
}

const ATTEMPTS = 16;

/** The same for a year whatever range is generated, so that a later end adds days and changes none. */
export function spansOfYear(rules: readonly YearlyRule[], seed: string, year: number): readonly Span[] {
  const spans: Span[] = [];
  for (const [index, rule] of rules.entries()) {
    if (rule.years !== undefined && (year % 2 === 0) !== (rule.years === 'even')) continue;
    const random = randomOf(seed, 'year', year, index);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const placed = place(rule, year, random.next(), random.integer(rule.days[0], rule.days[1]));
      if (rule.distanceDays !== undefined && !isFree(spans, placed, rule.distanceDays)) continue;
      spans.push(...placed);
      break;
    }
  }
  return spans;
}

/** Monday is 0. */
export function weekdayOf(day: number): number {
  return isoWeekdayOf(localDateOfDayNumber(day)) - 1;
}

/** Weeks since the one of 1970-01-01, beginning on Mondays. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

function place(rule: YearlyRule, year: number, position: number, length: number): readonly Span[] {
  const from = dayOf(year, rule.window[0]);
  const to = dayOf(year, rule.window[1]);
  const drawn = from + Math.floor(position * (to - from + 1));
  const first = rule.weekday === undefined ? drawn : drawn - ((weekdayOf(drawn) - rule.weekday + 7) % 7);
  const span: Span = {
    type: rule.type,
    first,
    last: first + length - 1,
    detail: rule.detail,
    place: rule.place ?? null,
  };
  if (rule.taperDays === undefined) return [span];
  return [
    { type: LifeEventType.Taper, first: first - rule.taperDays, last: first - 1, detail: rule.detail, place: null },
    span,
  ];
}

function isFree(taken: readonly Span[], placed: readonly Span[], distance: number): boolean {
  return placed.every((span) =>
    taken.every((other) => span.last + distance < other.first || other.last + distance < span.first),
  );
}

function dayOf(year: number, [month, day]: MonthDay): number {
  const two = (value: number) => String(value).padStart(2, '0');
  return dayNumberOf(`${year}-${two(month)}-${two(day)}` as LocalDate);
}
