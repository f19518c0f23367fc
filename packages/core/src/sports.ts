/** What was done, in our words; a vendor's own word stays in `vendorSport`. Stored: add, never rename. */
export const Sport = {
  Cycling: 'cycling',
  MountainBiking: 'mountain_biking',
  GravelCycling: 'gravel_cycling',
  IndoorCycling: 'indoor_cycling',
  VirtualCycling: 'virtual_cycling',
  EBiking: 'e_biking',
  Running: 'running',
  TrailRunning: 'trail_running',
  TreadmillRunning: 'treadmill_running',
  TrackRunning: 'track_running',
  VirtualRunning: 'virtual_running',
  Walking: 'walking',
  Hiking: 'hiking',
  PoolSwimming: 'pool_swimming',
  OpenWaterSwimming: 'open_water_swimming',
  Rowing: 'rowing',
  IndoorRowing: 'indoor_rowing',
  Kayaking: 'kayaking',
  StandUpPaddling: 'stand_up_paddling',
  CrossCountrySkiing: 'cross_country_skiing',
  AlpineSkiing: 'alpine_skiing',
  BackcountrySkiing: 'backcountry_skiing',
  Snowboarding: 'snowboarding',
  Snowshoeing: 'snowshoeing',
  IceSkating: 'ice_skating',
  InlineSkating: 'inline_skating',
  StrengthTraining: 'strength_training',
  Yoga: 'yoga',
  Pilates: 'pilates',
  HighIntensityTraining: 'high_intensity_training',
  CardioTraining: 'cardio_training',
  Elliptical: 'elliptical',
  StairClimbing: 'stair_climbing',
  Climbing: 'climbing',
  Tennis: 'tennis',
  RacketSport: 'racket_sport',
  TeamSport: 'team_sport',
  Golf: 'golf',
  Diving: 'diving',
  MartialArts: 'martial_arts',
  Dancing: 'dancing',
  Transition: 'transition',
  Other: 'other',
} as const;
export type Sport = (typeof Sport)[keyof typeof Sport];

/** What thresholds, zones and totals are shared by. */
export const SportFamily = {
  Cycling: 'cycling',
  Running: 'running',
  Swimming: 'swimming',
  Rowing: 'rowing',
  Walking: 'walking',
  Strength: 'strength',
  Other: 'other',
} as const;
export type SportFamily = (typeof SportFamily)[keyof typeof SportFamily];

const families: { readonly [S in Sport]?: SportFamily } = {
  cycling: 'cycling',
  mountain_biking: 'cycling',
  gravel_cycling: 'cycling',
  indoor_cycling: 'cycling',
  virtual_cycling: 'cycling',
  e_biking: 'cycling',
  running: 'running',
  trail_running: 'running',
  treadmill_running: 'running',
  track_running: 'running',
  virtual_running: 'running',
  walking: 'walking',
  hiking: 'walking',
  pool_swimming: 'swimming',
  open_water_swimming: 'swimming',
  rowing: 'rowing',
  indoor_rowing: 'rowing',
  strength_training: 'strength',
};

export const sports: readonly Sport[] = Object.values(Sport);

export function sportFamily(sport: Sport): SportFamily {
  return families[sport] ?? 'other';
}

export function isSport(text: string): text is Sport {
  return (sports as readonly string[]).includes(text);
}
