import { Sport } from '@vitalwire/core';

/** Polar's sports as its app shows them in English, and as older exports write them, in our words. */
const sports: Readonly<Record<string, Sport>> = {
  aerobics: Sport.CardioTraining,
  'alpine skiing': Sport.AlpineSkiing,
  badminton: Sport.RacketSport,
  basketball: Sport.TeamSport,
  'beach volley': Sport.TeamSport,
  bootcamp: Sport.HighIntensityTraining,
  boxing: Sport.MartialArts,
  'circuit training': Sport.HighIntensityTraining,
  'classic xc skiing': Sport.CrossCountrySkiing,
  climbing: Sport.Climbing,
  core: Sport.StrengthTraining,
  'cross-country skiing': Sport.CrossCountrySkiing,
  'cross-trainer': Sport.Elliptical,
  cycling: Sport.Cycling,
  dancing: Sport.Dancing,
  'downhill skiing': Sport.AlpineSkiing,
  'e-bike': Sport.EBiking,
  floorball: Sport.TeamSport,
  football: Sport.TeamSport,
  'freestyle xc skiing': Sport.CrossCountrySkiing,
  golf: Sport.Golf,
  'gravel cycling': Sport.GravelCycling,
  handball: Sport.TeamSport,
  hiit: Sport.HighIntensityTraining,
  hiking: Sport.Hiking,
  'ice hockey': Sport.TeamSport,
  'ice skating': Sport.IceSkating,
  'indoor cycling': Sport.IndoorCycling,
  'indoor rowing': Sport.IndoorRowing,
  'inline skating': Sport.InlineSkating,
  jogging: Sport.Running,
  judo: Sport.MartialArts,
  kayaking: Sport.Kayaking,
  kickboxing: Sport.MartialArts,
  'mountain biking': Sport.MountainBiking,
  'nordic walking': Sport.Walking,
  'open water swimming': Sport.OpenWaterSwimming,
  padel: Sport.RacketSport,
  pickleball: Sport.RacketSport,
  pilates: Sport.Pilates,
  'pool swimming': Sport.PoolSwimming,
  'road cycling': Sport.Cycling,
  'road running': Sport.Running,
  rowing: Sport.Rowing,
  rugby: Sport.TeamSport,
  running: Sport.Running,
  skiing: Sport.CrossCountrySkiing,
  snowboarding: Sport.Snowboarding,
  'snowshoe trekking': Sport.Snowshoeing,
  soccer: Sport.TeamSport,
  spinning: Sport.IndoorCycling,
  squash: Sport.RacketSport,
  'strength training': Sport.StrengthTraining,
  'table tennis': Sport.RacketSport,
  tennis: Sport.Tennis,
  'track and field running': Sport.TrackRunning,
  'trail running': Sport.TrailRunning,
  'treadmill running': Sport.TreadmillRunning,
  volleyball: Sport.TeamSport,
  walking: Sport.Walking,
  yoga: Sport.Yoga,
};

/** Numbers of sports, as somebody found them beside the names in Polar Flow (README); the export has no table of them. */
const numbered: Readonly<Record<string, Sport>> = {
  '1': Sport.Running,
  '2': Sport.Cycling,
  '3': Sport.Walking,
  '11': Sport.Hiking,
  '13': Sport.RacketSport,
  '15': Sport.StrengthTraining,
  '17': Sport.TreadmillRunning,
  '18': Sport.IndoorCycling,
  '38': Sport.Cycling,
  '39': Sport.TeamSport,
  '50': Sport.TeamSport,
};

/** @returns `null` for a number that nobody has told */
export function sportNumbered(id: string | null): Sport | null {
  return id !== null && Object.hasOwn(numbered, id) ? (numbered[id] ?? null) : null;
}

/** `other` for a name that is not in the table: in another language, or the person's own. */
export function sportNamed(name: string | null): Sport {
  const key = (name ?? '').toLowerCase().replaceAll('_', ' ');
  return Object.hasOwn(sports, key) ? (sports[key] ?? Sport.Other) : Sport.Other;
}
