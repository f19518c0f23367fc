import { Sport } from '@vitalwire/core';

/** Words as writers use them, in lower case without anything but letters and digits. */
const words: Readonly<Record<string, Sport>> = {
  alpineski: Sport.AlpineSkiing,
  alpineskiing: Sport.AlpineSkiing,
  backcountryski: Sport.BackcountrySkiing,
  backcountryskiing: Sport.BackcountrySkiing,
  bicycling: Sport.Cycling,
  bike: Sport.Cycling,
  biking: Sport.Cycling,
  bouldering: Sport.Climbing,
  canoeing: Sport.Kayaking,
  cardio: Sport.CardioTraining,
  cardiotraining: Sport.CardioTraining,
  climbing: Sport.Climbing,
  crosscountryskiing: Sport.CrossCountrySkiing,
  crossfit: Sport.HighIntensityTraining,
  cycling: Sport.Cycling,
  cyclocross: Sport.Cycling,
  dance: Sport.Dancing,
  dancing: Sport.Dancing,
  diving: Sport.Diving,
  downhillskiing: Sport.AlpineSkiing,
  ebikeride: Sport.EBiking,
  ebiking: Sport.EBiking,
  elliptical: Sport.Elliptical,
  emountainbikeride: Sport.EBiking,
  golf: Sport.Golf,
  gravelcycling: Sport.GravelCycling,
  gravelride: Sport.GravelCycling,
  highintensityintervaltraining: Sport.HighIntensityTraining,
  hiit: Sport.HighIntensityTraining,
  hike: Sport.Hiking,
  hiking: Sport.Hiking,
  iceskate: Sport.IceSkating,
  iceskating: Sport.IceSkating,
  indoorcardio: Sport.CardioTraining,
  indoorcycling: Sport.IndoorCycling,
  indoorrowing: Sport.IndoorRowing,
  indoorrunning: Sport.TreadmillRunning,
  inlineskate: Sport.InlineSkating,
  inlineskating: Sport.InlineSkating,
  jogging: Sport.Running,
  kayaking: Sport.Kayaking,
  lapswimming: Sport.PoolSwimming,
  martialarts: Sport.MartialArts,
  mountainbike: Sport.MountainBiking,
  mountainbikeride: Sport.MountainBiking,
  mountainbiking: Sport.MountainBiking,
  mtb: Sport.MountainBiking,
  nordicski: Sport.CrossCountrySkiing,
  openwaterswim: Sport.OpenWaterSwimming,
  openwaterswimming: Sport.OpenWaterSwimming,
  paddling: Sport.Kayaking,
  pilates: Sport.Pilates,
  poolswim: Sport.PoolSwimming,
  poolswimming: Sport.PoolSwimming,
  ride: Sport.Cycling,
  roadbiking: Sport.Cycling,
  roadcycling: Sport.Cycling,
  rockclimbing: Sport.Climbing,
  rollerskating: Sport.InlineSkating,
  rowing: Sport.Rowing,
  run: Sport.Running,
  running: Sport.Running,
  skiing: Sport.AlpineSkiing,
  snowboard: Sport.Snowboarding,
  snowboarding: Sport.Snowboarding,
  snowshoe: Sport.Snowshoeing,
  snowshoeing: Sport.Snowshoeing,
  stairclimbing: Sport.StairClimbing,
  stairstepper: Sport.StairClimbing,
  standuppaddling: Sport.StandUpPaddling,
  standuppaddleboarding: Sport.StandUpPaddling,
  strength: Sport.StrengthTraining,
  strengthtraining: Sport.StrengthTraining,
  streetrunning: Sport.Running,
  tennis: Sport.Tennis,
  trackrunning: Sport.TrackRunning,
  trailrun: Sport.TrailRunning,
  trailrunning: Sport.TrailRunning,
  transition: Sport.Transition,
  treadmillrunning: Sport.TreadmillRunning,
  virtualride: Sport.VirtualCycling,
  virtualrun: Sport.VirtualRunning,
  walk: Sport.Walking,
  walking: Sport.Walking,
  weighttraining: Sport.StrengthTraining,
  yoga: Sport.Yoga,
};

/**
 * Strava's older exports write the number of an activity type. The list was never published; these are the numbers
 * that its first eighteen types had. Newer numbers stay `other`.
 */
const stravaNumbers: Readonly<Record<string, Sport>> = {
  1: Sport.Cycling,
  2: Sport.AlpineSkiing,
  3: Sport.BackcountrySkiing,
  4: Sport.Hiking,
  5: Sport.IceSkating,
  6: Sport.InlineSkating,
  7: Sport.CrossCountrySkiing,
  9: Sport.Running,
  10: Sport.Walking,
  12: Sport.Snowboarding,
  13: Sport.Snowshoeing,
  17: Sport.VirtualCycling,
  18: Sport.EBiking,
};
const stravaSwim = '16';

const swimming = new Set(['swim', 'swimming']);

export interface SportWord {
  readonly word: string;
  /** The recording has positions: what tells open water from a pool where the word does not. */
  readonly positioned: boolean;
  /** The program that wrote the file, as it calls itself: numbers are Strava's only in Strava's files. */
  readonly writer?: string | undefined;
}

/** A writer's free word for a sport. Unknown words are `other`: the word itself stays in `vendorSport`. */
export function sportOfWord({ word, positioned, writer = '' }: SportWord): Sport {
  const key = word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const strava = /strava/i.test(writer);
  if (swimming.has(key) || (strava && key === stravaSwim)) {
    return positioned ? Sport.OpenWaterSwimming : Sport.PoolSwimming;
  }
  return own(words, key) ?? (strava ? own(stravaNumbers, key) : undefined) ?? Sport.Other;
}

/** Words come from files: `constructor` is not a sport. */
function own(table: Readonly<Record<string, Sport>>, key: string): Sport | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
