import { Sport, sportFamily } from '@vitalwire/core';

/** Strava's activity types as its English accounts and its API write them, without blanks. */
const english: Readonly<Record<string, Sport>> = {
  alpineski: Sport.AlpineSkiing,
  backcountryski: Sport.BackcountrySkiing,
  badminton: Sport.RacketSport,
  canoeing: Sport.Kayaking,
  cricket: Sport.TeamSport,
  crossfit: Sport.HighIntensityTraining,
  dance: Sport.Dancing,
  ebikeride: Sport.EBiking,
  elliptical: Sport.Elliptical,
  emountainbikeride: Sport.EBiking,
  football: Sport.TeamSport,
  golf: Sport.Golf,
  gravelride: Sport.GravelCycling,
  highintensityintervaltraining: Sport.HighIntensityTraining,
  hiit: Sport.HighIntensityTraining,
  hike: Sport.Hiking,
  iceskate: Sport.IceSkating,
  inlineskate: Sport.InlineSkating,
  kayaking: Sport.Kayaking,
  mountainbikeride: Sport.MountainBiking,
  nordicski: Sport.CrossCountrySkiing,
  padel: Sport.RacketSport,
  pickleball: Sport.RacketSport,
  pilates: Sport.Pilates,
  racquetball: Sport.RacketSport,
  ride: Sport.Cycling,
  rockclimbing: Sport.Climbing,
  rowing: Sport.Rowing,
  run: Sport.Running,
  snowboard: Sport.Snowboarding,
  snowshoe: Sport.Snowshoeing,
  soccer: Sport.TeamSport,
  squash: Sport.RacketSport,
  stairstepper: Sport.StairClimbing,
  standuppaddling: Sport.StandUpPaddling,
  tabletennis: Sport.RacketSport,
  tennis: Sport.Tennis,
  trailrun: Sport.TrailRunning,
  virtualride: Sport.VirtualCycling,
  virtualrow: Sport.IndoorRowing,
  virtualrun: Sport.VirtualRunning,
  walk: Sport.Walking,
  weighttraining: Sport.StrengthTraining,
  workout: Sport.Other,
  yoga: Sport.Yoga,
};

/** The five most frequent words of the larger languages. Where one is missing, the recording says what it was. */
const translated: Readonly<Record<string, Sport>> = {
  lauf: Sport.Running,
  radfahrt: Sport.Cycling,
  spaziergang: Sport.Walking,
  wanderung: Sport.Hiking,
  courseàpied: Sport.Running,
  sortieàvélo: Sport.Cycling,
  marche: Sport.Walking,
  randonnée: Sport.Hiking,
  carrera: Sport.Running,
  ciclismo: Sport.Cycling,
  caminata: Sport.Walking,
  senderismo: Sport.Hiking,
  corsa: Sport.Running,
  camminata: Sport.Walking,
  escursione: Sport.Hiking,
  corrida: Sport.Running,
  pedalada: Sport.Cycling,
  caminhada: Sport.Walking,
  trilha: Sport.Hiking,
  hardloopsessie: Sport.Running,
  fietsrit: Sport.Cycling,
  wandeling: Sport.Walking,
};

const swims: ReadonlySet<string> = new Set([
  'swim',
  'schwimmen',
  'natation',
  'natación',
  'nuoto',
  'natação',
  'zwemsessie',
]);

/** @returns `null` for a word that is not known: a new type, or another language */
export function stravaSport(type: string): Sport | null {
  const word = type
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-_.']/g, '');
  if (swims.has(word)) return Sport.PoolSwimming;
  if (Object.hasOwn(english, word)) return english[word] ?? null;
  return Object.hasOwn(translated, word) ? (translated[word] ?? null) : null;
}

/**
 * The sport of a recorded activity. The person may have corrected it at Strava; where both say the same family, the one
 * that says more.
 * @param recorded what the file says
 * @param type Strava's word, `null` for none
 */
export function sportOf(recorded: Sport, type: string | null): Sport {
  const told = type === null ? null : stravaSport(type);
  if (told === null || told === Sport.Other || told === recorded) return recorded;
  if (recorded === Sport.Other) return told;
  const general =
    told === Sport.Cycling || told === Sport.Running || told === Sport.Walking || told === Sport.PoolSwimming;
  return general && sportFamily(told) === sportFamily(recorded) ? recorded : told;
}
