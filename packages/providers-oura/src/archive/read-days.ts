import type { AnyRecord, DailySummary, Note, VendorScore, Workout } from '@vitalwire/core';
import { cleanText, millisecondsOf, Sport, textLimits } from '@vitalwire/core';
import {
  present,
  type RowResult,
  readMoment,
  recordBase,
  totalsOnly,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { dayOf, type OuraDocument, objectOf } from './document.ts';
import { dayBase, known, type OuraPlace, originOf, sayWhenAssumed, stampOf } from './origins.ts';

const NOTHING = 'The document holds no value.';

/** Readiness with the ratings that Oura makes it of; all from 1 to 100. */
export function readReadiness(document: OuraDocument, place: OuraPlace): RowResult {
  const localDate = dayOf(document);
  const score = within(document.number('score'), 1, 100);
  if (score === undefined) return NOTHING;
  const at = stampOf(document, place);
  const contributors = Object.entries(objectOf(document.value('contributors'))).flatMap(
    ([name, value]): VendorScore[] =>
      typeof value === 'number' && value >= 0 && value <= 100
        ? [{ name: cleanText(name.replaceAll('_', ' '), textLimits.word) ?? 'part', value, minimum: 0, maximum: 100 }]
        : [],
  );
  return [
    {
      ...dayBase('readiness', originOf('daily_readiness', document, localDate), { localDate, at }, place),
      score: { name: 'Readiness', value: score, minimum: 0, maximum: 100 },
      contributors,
    },
  ];
}

/** The day begins at four in the morning for Oura; its totals count for the calendar day that it names. */
export function readActivity(document: OuraDocument, place: OuraPlace): RowResult {
  const localDate = dayOf(document);
  const at = stampOf(document, place);
  const seconds = (field: string): number | undefined => within(document.number(field), 0, 86_400);
  const away = seconds('non_wear_time');
  const values = present({
    steps: within(document.number('steps'), 0, 200_000),
    distanceMeters: within(document.number('equivalent_walking_distance'), 0, 500_000),
    activeEnergyKilocalories: within(document.number('active_calories'), 0, 50_000),
    totalEnergyKilocalories: within(document.number('total_calories'), 1, 50_000),
    moderateActivitySeconds: seconds('medium_activity_time'),
    vigorousActivitySeconds: seconds('high_activity_time'),
    sedentarySeconds: seconds('sedentary_time'),
    wearSeconds: away === undefined ? undefined : 86_400 - away,
  });
  if (Object.keys(values).length === 0) return NOTHING;
  const base = dayBase('dailySummary', originOf('daily_activity', document, localDate), { localDate, at }, place);
  return [{ ...base, ...values, partial: localDate === place.days.newest }];
}

/** JSON has an object with the average; tables may have the number itself. */
export function readOxygen(document: OuraDocument, place: OuraPlace): RowResult {
  const localDate = dayOf(document);
  const nested = document.value('spo2_percentage');
  const { average } = objectOf(nested);
  const number = typeof average === 'number' ? average : typeof nested === 'number' ? nested : null;
  const value = within(number, 50, 100);
  if (value === undefined) return NOTHING;
  const base = dayBase('dailySummary', originOf('daily_spo2', document, localDate), { localDate, at: null }, place);
  const record: DailySummary = { ...base, averageOxygenSaturationPercent: value, partial: false };
  return [record];
}

export function readOxygenUptake(document: OuraDocument, place: OuraPlace): RowResult {
  const localDate = dayOf(document);
  const vo2max = within(document.number('vo2_max'), 5, 100);
  if (vo2max === undefined) return NOTHING;
  const at = stampOf(document, place);
  const base = dayBase('bodyMeasurement', originOf('vo2_max', document, localDate), { localDate, at }, place);
  return [{ ...base, end: null, vo2max }];
}

/** @throws HealthError `invalid-input` */
export function readWorkout(document: OuraDocument, place: OuraPlace): RowResult {
  const at = readMoment(document.text('start_datetime'), 'start_datetime', known(place));
  const end = readMoment(document.text('end_datetime'), 'end_datetime', known(place));
  if (at === null || end === null || end.instant < at.instant) {
    throw unreadableCell('end_datetime after its start', document.text('end_datetime') ?? '');
  }
  sayWhenAssumed([at], place);
  const activity = cleanText(document.text('activity') ?? '', textLimits.name);
  const label = cleanText(document.text('label') ?? '', textLimits.name);
  const origin = originOf('workout', document, `${at.instant}/${activity ?? ''}`);
  const record: Workout = {
    ...recordBase('workout', origin, { at, end: end.instant }, place.context),
    end: end.instant,
    sport: sportOf(activity ?? ''),
    ...present({ vendorSport: activity, name: label }),
    elapsedSeconds: (millisecondsOf(end.instant) - millisecondsOf(at.instant)) / 1000,
    ...present({
      energyKilocalories: within(document.number('calories'), 0, 50_000),
      distanceMeters: within(document.number('distance'), 0.1, 2_000_000),
    }),
    ...totalsOnly,
  };
  return [record];
}

/** What the person tagged: the tag in Oura's code or their own words, and a comment. */
export function readTag(document: OuraDocument, place: OuraPlace): RowResult {
  const at = readMoment(document.text('start_time') ?? document.text('timestamp'), 'start_time', known(place));
  if (at === null) throw unreadableCell('start_time', '');
  sayWhenAssumed([at], place);
  const code = cleanText((document.text('tag_type_code') ?? '').replace(/^tag_(?:generic_)?/, ''), textLimits.word);
  const own = cleanText(document.text('custom_name') ?? '', textLimits.word);
  const tag = code === null || code === 'custom' ? own : code;
  const text = cleanText(document.text('comment') ?? document.text('text') ?? '', textLimits.prose);
  if (tag === null && text === null) return NOTHING;
  const end = readMoment(document.text('end_time'), 'end_time', known(place));
  const origin = originOf('enhanced_tag', document, `${at.instant}/${tag ?? ''}`);
  const until = end === null || end.instant < at.instant ? null : end.instant;
  const localDate = document.text('start_day') === null ? at.localDate : dayOf(document, 'start_day');
  const record: Note = {
    ...recordBase('note', origin, { at, end: until, localDate }, place.context),
    ...present({ text }),
    tags: tag === null ? [] : [tag],
  };
  return [record] satisfies readonly AnyRecord[];
}

const sports: Readonly<Record<string, Sport>> = {
  badminton: Sport.RacketSport,
  basketball: Sport.TeamSport,
  boxing: Sport.MartialArts,
  climbing: Sport.Climbing,
  crosscountryskiing: Sport.CrossCountrySkiing,
  crosstraining: Sport.CardioTraining,
  cycling: Sport.Cycling,
  dance: Sport.Dancing,
  dancing: Sport.Dancing,
  downhillskiing: Sport.AlpineSkiing,
  elliptical: Sport.Elliptical,
  football: Sport.TeamSport,
  golf: Sport.Golf,
  hiit: Sport.HighIntensityTraining,
  hiking: Sport.Hiking,
  indoorcycling: Sport.IndoorCycling,
  martialarts: Sport.MartialArts,
  mountainbiking: Sport.MountainBiking,
  pilates: Sport.Pilates,
  rowing: Sport.Rowing,
  running: Sport.Running,
  skating: Sport.IceSkating,
  snowboarding: Sport.Snowboarding,
  soccer: Sport.TeamSport,
  stairexercise: Sport.StairClimbing,
  strengthtraining: Sport.StrengthTraining,
  swimming: Sport.PoolSwimming,
  tennis: Sport.Tennis,
  walking: Sport.Walking,
  yoga: Sport.Yoga,
};

/** Written in one word or with underscores. */
function sportOf(activity: string): Sport {
  const word = activity.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(sports, word) ? (sports[word] ?? Sport.Other) : Sport.Other;
}
