import { cleanText, millisecondsOf, Sport, textLimits } from '@vitalwire/core';
import { present, type RecordTable, readNumberIn, recordBase, totalsOnly, within } from '@vitalwire/provider-kit/rows';
import { whoopId } from '../whoop-descriptor.ts';
import { assertOrder, clockOf, cycleColumns, whoopMapper } from './cycle-of.ts';

const columns = {
  ...cycleColumns,
  start: 'Workout start time',
  end: 'Workout end time',
  name: 'Activity name',
  energy: 'Energy burned (cal)',
  maximumHeartRate: 'Max HR (bpm)',
  averageHeartRate: 'Average HR (bpm)',
  distance: 'Distance (meters)',
  ascent: 'Altitude gain (meters)',
} as const;

export const workoutsTable: RecordTable<keyof typeof columns> = {
  what: 'workouts.csv',
  columns,
  required: ['start', 'end', 'name'],
  read: (row, place) => {
    const clock = clockOf(row, place);
    const at = clock.required(row.cell('start'), 'workout start time');
    const end = clock.required(row.cell('end'), 'workout end time');
    assertOrder(at, end, row.cell('end'), 'workout end time');
    const number = (column: keyof typeof columns): number | null => readNumberIn(row, column);
    const words = cleanText(row.cell('name') ?? '', textLimits.name);
    // Two activities may be logged for one time, never twice the same.
    const naturalKey = `workout/${at.instant}/${slugOf(words ?? '')}`;
    return [
      {
        ...recordBase(
          'workout',
          { sourceId: whoopId, mapper: whoopMapper, naturalKey },
          { at, end: end.instant },
          place.context,
        ),
        end: end.instant,
        sport: sportOf(words ?? ''),
        ...present({ vendorSport: words, name: words }),
        elapsedSeconds: (millisecondsOf(end.instant) - millisecondsOf(at.instant)) / 1000,
        ...present({
          energyKilocalories: within(number('energy'), 0, 50_000),
          averageHeartRateBpm: within(number('averageHeartRate'), 20, 250),
          maximumHeartRateBpm: within(number('maximumHeartRate'), 20, 250),
          distanceMeters: within(number('distance'), 0.1, 2_000_000),
          ascentMeters: within(number('ascent'), 0, 50_000),
        }),
        ...totalsOnly,
      },
    ];
  },
};

/** Lower case, one hyphen between words, as the API writes them. */
function slugOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_/]+/g, '-');
}

const sports: Readonly<Record<string, Sport>> = {
  'assault-bike': Sport.IndoorCycling,
  badminton: Sport.RacketSport,
  baseball: Sport.TeamSport,
  basketball: Sport.TeamSport,
  'box-fitness': Sport.MartialArts,
  boxing: Sport.MartialArts,
  climbing: Sport.Climbing,
  'rock-climbing': Sport.Climbing,
  'cross-country-skiing': Sport.CrossCountrySkiing,
  crossfit: Sport.HighIntensityTraining,
  cycling: Sport.Cycling,
  dance: Sport.Dancing,
  elliptical: Sport.Elliptical,
  football: Sport.TeamSport,
  'functional-fitness': Sport.HighIntensityTraining,
  'gaelic-football': Sport.TeamSport,
  golf: Sport.Golf,
  hiit: Sport.HighIntensityTraining,
  'hiking-rucking': Sport.Hiking,
  hiking: Sport.Hiking,
  'ice-hockey': Sport.TeamSport,
  'ice-skating': Sport.IceSkating,
  'inline-skating': Sport.InlineSkating,
  'jiu-jitsu': Sport.MartialArts,
  'jumping-rope': Sport.CardioTraining,
  kayaking: Sport.Kayaking,
  kickboxing: Sport.MartialArts,
  lacrosse: Sport.TeamSport,
  'martial-arts': Sport.MartialArts,
  'mountain-biking': Sport.MountainBiking,
  padel: Sport.RacketSport,
  paddleboarding: Sport.StandUpPaddling,
  pickleball: Sport.RacketSport,
  pilates: Sport.Pilates,
  powerlifting: Sport.StrengthTraining,
  rowing: Sport.Rowing,
  rugby: Sport.TeamSport,
  running: Sport.Running,
  skiing: Sport.AlpineSkiing,
  snowboarding: Sport.Snowboarding,
  soccer: Sport.TeamSport,
  spin: Sport.IndoorCycling,
  squash: Sport.RacketSport,
  stairmaster: Sport.StairClimbing,
  'strength-trainer': Sport.StrengthTraining,
  swimming: Sport.PoolSwimming,
  'table-tennis': Sport.RacketSport,
  tennis: Sport.Tennis,
  'track-&-field': Sport.TrackRunning,
  volleyball: Sport.TeamSport,
  walking: Sport.Walking,
  weightlifting: Sport.StrengthTraining,
  'weightlifting-msk': Sport.StrengthTraining,
  yoga: Sport.Yoga,
  'hot-yoga': Sport.Yoga,
};

/** Our word for WHOOP's, which does not tell pool from open water: a pool. `other` for what is not in the table. */
function sportOf(name: string): Sport {
  const slug = slugOf(name);
  return Object.hasOwn(sports, slug) ? (sports[slug] ?? Sport.Other) : Sport.Other;
}
