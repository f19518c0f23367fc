import type { Sport } from '@vitalwire/core';

const prefix = 'HKWorkoutActivityType';

/** Names without their prefix, as HealthKit lists them. What is not here is `other`. */
const sports: { readonly [type: string]: Sport } = {
  Cycling: 'cycling',
  HandCycling: 'cycling',
  Running: 'running',
  Walking: 'walking',
  WheelchairWalkPace: 'walking',
  Hiking: 'hiking',
  Swimming: 'pool_swimming',
  Rowing: 'rowing',
  PaddleSports: 'kayaking',
  CrossCountrySkiing: 'cross_country_skiing',
  DownhillSkiing: 'alpine_skiing',
  Snowboarding: 'snowboarding',
  SkatingSports: 'inline_skating',
  TraditionalStrengthTraining: 'strength_training',
  FunctionalStrengthTraining: 'strength_training',
  CoreTraining: 'strength_training',
  Yoga: 'yoga',
  Pilates: 'pilates',
  HighIntensityIntervalTraining: 'high_intensity_training',
  CrossTraining: 'cardio_training',
  MixedCardio: 'cardio_training',
  MixedMetabolicCardioTraining: 'cardio_training',
  JumpRope: 'cardio_training',
  StepTraining: 'cardio_training',
  Elliptical: 'elliptical',
  Stairs: 'stair_climbing',
  StairClimbing: 'stair_climbing',
  Climbing: 'climbing',
  Tennis: 'tennis',
  Badminton: 'racket_sport',
  Pickleball: 'racket_sport',
  Racquetball: 'racket_sport',
  Squash: 'racket_sport',
  TableTennis: 'racket_sport',
  AmericanFootball: 'team_sport',
  AustralianFootball: 'team_sport',
  Baseball: 'team_sport',
  Basketball: 'team_sport',
  Cricket: 'team_sport',
  Handball: 'team_sport',
  Hockey: 'team_sport',
  Lacrosse: 'team_sport',
  Rugby: 'team_sport',
  Soccer: 'team_sport',
  Softball: 'team_sport',
  Volleyball: 'team_sport',
  WaterPolo: 'team_sport',
  Golf: 'golf',
  UnderwaterDiving: 'diving',
  Boxing: 'martial_arts',
  Kickboxing: 'martial_arts',
  MartialArts: 'martial_arts',
  TaiChi: 'martial_arts',
  Wrestling: 'martial_arts',
  Dance: 'dancing',
  SocialDance: 'dancing',
  CardioDance: 'dancing',
  Barre: 'dancing',
  Transition: 'transition',
};

const indoors: { readonly [S in Sport]?: Sport } = {
  cycling: 'indoor_cycling',
  running: 'treadmill_running',
  rowing: 'indoor_rowing',
};

/** `HKSwimmingLocationType`: 1 is a pool, 2 open water. */
const OPEN_WATER = '2';

/** @param type `HKWorkoutActivityTypeRunning` @param metadata of the workout, by key */
export function sportOf(type: string, metadata: ReadonlyMap<string, string>): Sport {
  const name = type.startsWith(prefix) ? type.slice(prefix.length) : type;
  const sport = Object.hasOwn(sports, name) ? (sports[name] ?? 'other') : 'other';
  if (sport === 'pool_swimming' && metadata.get('HKSwimmingLocationType') === OPEN_WATER) return 'open_water_swimming';
  return metadata.get('HKIndoorWorkout') === '1' ? (indoors[sport] ?? sport) : sport;
}
