import { cleanText, millisecondsOf, Sport, textLimits, type Workout } from '@vitalwire/core';
import {
  parseJsonText,
  present,
  type RecordTable,
  totalsOnly,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { baseOf, requiredMoment } from './reading.ts';

const columns = {
  from: ['from', 'von', 'de'],
  to: ['to', 'bis', 'a'],
  type: 'Activity type',
  data: ['Data', 'Daten', 'Datos'],
  timeZone: 'Timezone',
} as const;

/** Activities, their values as JSON in a cell. Distances in metres, energy in kilocalories, 0 for what was not measured. */
export const activitiesTable: RecordTable<keyof typeof columns> = {
  what: 'activities.csv',
  columns,
  required: ['from', 'to', 'type', 'data'],
  read: (row, place) => {
    const at = requiredMoment(row.cell('from'), 'start', place);
    const end = requiredMoment(row.cell('to'), 'end', place);
    if (end.instant < at.instant) throw unreadableCell('end after its start', row.cell('to') ?? '');
    const data = parseJsonText(row.cell('data') ?? '{}');
    if (typeof data !== 'object' || data === null) throw unreadableCell('JSON of values', row.cell('data') ?? '');
    const values = data as Readonly<Record<string, unknown>>;
    const value = (key: string, greatest: number): number | undefined => {
      const found = Object.hasOwn(values, key) ? values[key] : undefined;
      return typeof found === 'number' && found > 0 ? within(found, 0, greatest) : undefined;
    };
    const elapsed = (millisecondsOf(end.instant) - millisecondsOf(at.instant)) / 1000;
    const pause = value('pause_duration', elapsed) ?? 0;
    const words = cleanText(row.cell('type') ?? '', textLimits.word);
    const workout: Workout = {
      ...baseOf('workout', `activity/${at.instant}/${words ?? ''}`, { at, end: end.instant }, place),
      end: end.instant,
      sport: sportNamed(words),
      ...present({
        vendorSport: words,
        elapsedSeconds: elapsed > 0 ? elapsed : undefined,
        timerSeconds: elapsed - pause > 0 ? elapsed - pause : undefined,
        distanceMeters: value('manual_distance', 2_000_000) ?? value('distance', 2_000_000),
        energyKilocalories: value('manual_calories', 50_000) ?? value('calories', 50_000),
        // A watch that measures no height repeats its sum of METs there.
        ascentMeters: values.elevation === values.metcumul ? undefined : value('elevation', 50_000),
        averageHeartRateBpm: within(value('hr_average', 250), 20, 250),
        minimumHeartRateBpm: within(value('hr_min', 250), 20, 250),
        maximumHeartRateBpm: within(value('hr_max', 250), 20, 250),
        poolLengthMeters: within(value('pool_length', 100), 5, 100),
      }),
      ...totalsOnly,
    };
    return [workout];
  },
};

const sports: Readonly<Record<string, Sport>> = {
  badminton: Sport.RacketSport,
  basketball: Sport.TeamSport,
  bicycling: Sport.Cycling,
  boxing: Sport.MartialArts,
  climbing: Sport.Climbing,
  cycling: Sport.Cycling,
  dance: Sport.Dancing,
  elliptical: Sport.Elliptical,
  football: Sport.TeamSport,
  golf: Sport.Golf,
  handball: Sport.TeamSport,
  hiking: Sport.Hiking,
  'ice skating': Sport.IceSkating,
  'indoor cycling': Sport.IndoorCycling,
  'indoor running': Sport.TreadmillRunning,
  'lift weights': Sport.StrengthTraining,
  'martial arts': Sport.MartialArts,
  pilates: Sport.Pilates,
  'ping pong': Sport.RacketSport,
  rowing: Sport.Rowing,
  rugby: Sport.TeamSport,
  running: Sport.Running,
  skiing: Sport.AlpineSkiing,
  snowboarding: Sport.Snowboarding,
  soccer: Sport.TeamSport,
  squash: Sport.RacketSport,
  // Which water is not said: a pool, as the watches count its lengths.
  swimming: Sport.PoolSwimming,
  'table tennis': Sport.RacketSport,
  tennis: Sport.Tennis,
  volleyball: Sport.TeamSport,
  walking: Sport.Walking,
  weights: Sport.StrengthTraining,
  yoga: Sport.Yoga,
};

/** `other` for a word that is not in the table: the export is in the language of the account. */
function sportNamed(words: string | null): Sport {
  const key = (words ?? '').toLowerCase();
  return Object.hasOwn(sports, key) ? (sports[key] ?? Sport.Other) : Sport.Other;
}
