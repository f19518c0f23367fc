import {
  cleanText,
  type DeliveredRecord,
  type ImportSource,
  instantOf,
  metersPerMile,
  Sport,
  textLimits,
  type Workout,
} from '@vitalwire/core';
import {
  type Moment,
  present,
  recordBase,
  type Stamp,
  totalsOnly,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { fitbitId } from '../fitbit-descriptor.ts';
import { type FitbitReading, fitbitMapper, jsonItems } from './reading.ts';
import { parseStamp } from './stamps.ts';
import { numberIn, objectOf, textIn } from './values.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * The exercises of one `exercise-*.json`. Their times name no zone: they are in UTC, as those of the pulse beside them,
 * unless the newer table of exercises tells otherwise. That table tells the offset, too.
 */
export function exerciseLog(source: ImportSource, reading: FitbitReading): AsyncGenerator<DeliveredRecord> {
  return jsonItems(source, 'exercise', reading, (item): DeliveredRecord | string => {
    const logId = textIn(item, 'logId');
    const text = textIn(item, 'startTime');
    const stamp = text === null ? null : parseStamp(text, 'utc');
    if (logId === null) throw unreadableCell('exercise id', '');
    if (stamp === null) throw unreadableCell('start time', text ?? '');
    const seconds = within(numberIn(item, 'duration'), 1, 7 * 86_400_000);
    if (seconds === undefined) return 'The exercise has no length.';
    const at = momentOf(stamp, reading);
    const end = instantOf(Date.parse(at.instant) + seconds);
    const base = recordBase(
      'workout',
      {
        sourceId: fitbitId,
        mapper: fitbitMapper,
        naturalKey: `exercise/${logId}`,
        vendorId: logId,
        device: deviceOf(item),
      },
      { at, end },
      reading.context,
    );
    if (reading.given.has(base.id)) return 'The same exercise stands in this export more than once.';
    reading.given.add(base.id);
    reading.ledger.used(source.path, 'exercise');
    const name = cleanText(textIn(item, 'activityName') ?? '', textLimits.name);
    const active = within(numberIn(item, 'activeDuration'), 1, seconds);
    const record: Workout = {
      ...base,
      end,
      sport: sportOf(name ?? '', numberIn(item, 'activityTypeId')),
      ...present({ name, vendorSport: name }),
      elapsedSeconds: seconds / 1000,
      ...present({
        timerSeconds: active === undefined ? undefined : active / 1000,
        distanceMeters: metersOf(item),
        ascentMeters: within(numberIn(item, 'elevationGain'), 0.001, 20_000),
        energyKilocalories: within(numberIn(item, 'calories'), 0, 50_000),
        averageHeartRateBpm: within(numberIn(item, 'averageHeartRate'), 20, 250),
      }),
      ...totalsOnly,
    };
    return { record, streams: null };
  });
}

function momentOf(stamp: Stamp, { evidence, clock, context }: FitbitReading): Moment {
  const told = evidence.ofExercise(stamp.milliseconds);
  if (told === null) {
    return {
      instant: instantOf(clock.moment(stamp)),
      utcOffsetMinutes: null,
      localDate: clock.localDate(stamp),
      dateBasis: context.assumedTimeZone === null ? 'assumed-utc' : 'assumed-zone',
      assumed: false,
    };
  }
  const offset = told.offsetMinutes * 60_000;
  const wall = told.utc ? stamp.milliseconds + offset : stamp.milliseconds;
  return {
    instant: instantOf(wall - offset),
    utcOffsetMinutes: told.offsetMinutes,
    localDate: clock.localDate({ milliseconds: wall, utc: false }),
    dateBasis: 'recorded',
    assumed: false,
  };
}

/** In the unit that stands beside it; without one it is left out. */
function metersOf(item: Item): number | undefined {
  const distance = numberIn(item, 'distance');
  const unit = textIn(item, 'distanceUnit')?.toLowerCase();
  const factor = unit === 'mile' ? metersPerMile : unit === 'kilometer' ? 1000 : unit === 'meter' ? 1 : null;
  return distance === null || factor === null ? undefined : within(distance * factor, 0.1, 2_000_000);
}

function deviceOf(item: Item): { readonly product: string } | null {
  const name = cleanText(textIn(objectOf(item.source), 'name') ?? '', textLimits.word);
  return name === null ? null : { product: name };
}

const sports: Readonly<Record<string, Sport>> = {
  'aerobic workout': Sport.CardioTraining,
  bike: Sport.Cycling,
  'outdoor bike': Sport.Cycling,
  'mountain bike': Sport.MountainBiking,
  bootcamp: Sport.HighIntensityTraining,
  'circuit training': Sport.HighIntensityTraining,
  climbing: Sport.Climbing,
  dancing: Sport.Dancing,
  elliptical: Sport.Elliptical,
  golf: Sport.Golf,
  hiit: Sport.HighIntensityTraining,
  hike: Sport.Hiking,
  'indoor climbing': Sport.Climbing,
  'interval workout': Sport.HighIntensityTraining,
  kayaking: Sport.Kayaking,
  kickboxing: Sport.MartialArts,
  'martial arts': Sport.MartialArts,
  'outdoor run': Sport.Running,
  'outdoor walk': Sport.Walking,
  pilates: Sport.Pilates,
  rower: Sport.IndoorRowing,
  'rowing machine': Sport.IndoorRowing,
  run: Sport.Running,
  running: Sport.Running,
  skiing: Sport.AlpineSkiing,
  snowboarding: Sport.Snowboarding,
  soccer: Sport.TeamSport,
  spinning: Sport.IndoorCycling,
  'indoor cycling': Sport.IndoorCycling,
  stairclimber: Sport.StairClimbing,
  swim: Sport.PoolSwimming,
  swimming: Sport.PoolSwimming,
  tennis: Sport.Tennis,
  treadmill: Sport.TreadmillRunning,
  'treadmill run': Sport.TreadmillRunning,
  walk: Sport.Walking,
  walking: Sport.Walking,
  'weight machines': Sport.StrengthTraining,
  weights: Sport.StrengthTraining,
  'strength training': Sport.StrengthTraining,
  workout: Sport.Other,
  yoga: Sport.Yoga,
};

/** Numbers of Fitbit's activities, as genuine exports have them beside the English names. */
const numbered: Readonly<Record<number, Sport>> = {
  1071: Sport.Cycling,
  2131: Sport.StrengthTraining,
  3001: Sport.CardioTraining,
  15430: Sport.MartialArts,
  20047: Sport.Elliptical,
  20049: Sport.TreadmillRunning,
  20057: Sport.HighIntensityTraining,
  55001: Sport.IndoorCycling,
  55002: Sport.MartialArts,
  90001: Sport.Cycling,
  90009: Sport.Running,
  90013: Sport.Walking,
  90024: Sport.PoolSwimming,
  91044: Sport.StrengthTraining,
  91046: Sport.StrengthTraining,
  91047: Sport.CardioTraining,
};

/** By the name, which is in the language of the account, or else by the number. */
export function sportOf(name: string, activityTypeId: number | null = null): Sport {
  const word = name.trim().toLowerCase();
  if (Object.hasOwn(sports, word)) return sports[word] ?? Sport.Other;
  return (activityTypeId === null ? undefined : numbered[activityTypeId]) ?? Sport.Other;
}
