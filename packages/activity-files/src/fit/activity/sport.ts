import type { Sport } from '@vitalwire/core';

/** What a sub-sport says by itself, whatever the sport. */
const bySubSport: Readonly<Record<string, Sport>> = {
  treadmill: 'treadmill_running',
  indoor_running: 'treadmill_running',
  trail: 'trail_running',
  ultra: 'trail_running',
  track: 'track_running',
  spin: 'indoor_cycling',
  indoor_cycling: 'indoor_cycling',
  mountain: 'mountain_biking',
  downhill: 'mountain_biking',
  enduro: 'mountain_biking',
  gravel_cycling: 'gravel_cycling',
  cyclocross: 'gravel_cycling',
  mixed_surface: 'gravel_cycling',
  e_bike_fitness: 'e_biking',
  e_bike_mountain: 'e_biking',
  indoor_rowing: 'indoor_rowing',
  elliptical: 'elliptical',
  stair_climbing: 'stair_climbing',
  lap_swimming: 'pool_swimming',
  open_water: 'open_water_swimming',
  strength_training: 'strength_training',
  cardio_training: 'cardio_training',
  indoor_walking: 'walking',
  casual_walking: 'walking',
  speed_walking: 'walking',
  bike_to_run_transition: 'transition',
  run_to_bike_transition: 'transition',
  swim_to_bike_transition: 'transition',
  yoga: 'yoga',
  pilates: 'pilates',
  hiit: 'high_intensity_training',
  amrap: 'high_intensity_training',
  emom: 'high_intensity_training',
  tabata: 'high_intensity_training',
  indoor_climbing: 'climbing',
  bouldering: 'climbing',
  pickleball: 'racket_sport',
  padel: 'racket_sport',
  squash: 'racket_sport',
  badminton: 'racket_sport',
  racquetball: 'racket_sport',
  table_tennis: 'racket_sport',
  single_gas_diving: 'diving',
  multi_gas_diving: 'diving',
  gauge_diving: 'diving',
  apnea_diving: 'diving',
};

const bySport: Readonly<Record<string, Sport>> = {
  running: 'running',
  cycling: 'cycling',
  transition: 'transition',
  fitness_equipment: 'cardio_training',
  swimming: 'open_water_swimming',
  basketball: 'team_sport',
  soccer: 'team_sport',
  tennis: 'tennis',
  american_football: 'team_sport',
  training: 'cardio_training',
  walking: 'walking',
  cross_country_skiing: 'cross_country_skiing',
  alpine_skiing: 'alpine_skiing',
  snowboarding: 'snowboarding',
  rowing: 'rowing',
  mountaineering: 'hiking',
  hiking: 'hiking',
  paddling: 'kayaking',
  e_biking: 'e_biking',
  golf: 'golf',
  inline_skating: 'inline_skating',
  rock_climbing: 'climbing',
  ice_skating: 'ice_skating',
  snowshoeing: 'snowshoeing',
  stand_up_paddleboarding: 'stand_up_paddling',
  kayaking: 'kayaking',
  canoeing: 'kayaking',
  boxing: 'martial_arts',
  floor_climbing: 'stair_climbing',
  baseball: 'team_sport',
  diving: 'diving',
  hiit: 'high_intensity_training',
  racket: 'racket_sport',
  team_sport: 'team_sport',
  cricket: 'team_sport',
  rugby: 'team_sport',
  hockey: 'team_sport',
  lacrosse: 'team_sport',
  volleyball: 'team_sport',
  mixed_martial_arts: 'martial_arts',
  dance: 'dancing',
};

/** Sub-sports that mean one thing with one sport and another with the next. */
const byBoth: Readonly<Record<string, Sport>> = {
  'cycling/virtual_activity': 'virtual_cycling',
  'running/virtual_activity': 'virtual_running',
  'cycling/track': 'cycling',
  'cycling/trail': 'mountain_biking',
  'cycling/ultra': 'cycling',
  'cycling/indoor_running': 'indoor_cycling',
  'alpine_skiing/backcountry': 'backcountry_skiing',
  'cross_country_skiing/backcountry': 'backcountry_skiing',
  'alpine_skiing/downhill': 'alpine_skiing',
  'snowboarding/downhill': 'snowboarding',
  'walking/treadmill': 'walking',
  'walking/trail': 'hiking',
  'hiking/trail': 'hiking',
  'hiking/ultra': 'hiking',
  'walking/track': 'walking',
  'rowing/virtual_activity': 'indoor_rowing',
};

/** @param sport, subSport words of the format's own enumerations */
export function sportOf(sport: string | undefined, subSport: string | undefined): Sport {
  return byBoth[`${sport}/${subSport}`] ?? bySubSport[subSport ?? ''] ?? bySport[sport ?? ''] ?? 'other';
}

const indoorSubSports = new Set([
  'treadmill',
  'indoor_running',
  'indoor_cycling',
  'spin',
  'indoor_rowing',
  'indoor_walking',
  'indoor_skiing',
  'indoor_climbing',
  'bouldering',
  'indoor_wheelchair_walk',
  'indoor_wheelchair_run',
  'indoor_hand_cycling',
  'elliptical',
  'stair_climbing',
  'virtual_activity',
  'strength_training',
  'yoga',
  'pilates',
]);

/** `undefined` where the sub-sport does not say. */
export function indoorOf(subSport: string | undefined): boolean | undefined {
  return subSport !== undefined && indoorSubSports.has(subSport) ? true : undefined;
}

/** `cycling/road`, the file's own words. */
export function vendorSportOf(sport: string | undefined, subSport: string | undefined): string | undefined {
  if (sport === undefined) return subSport;
  return subSport === undefined ? sport : `${sport}/${subSport}`;
}

export function countsStrokes(sport: Sport): boolean {
  return ['pool_swimming', 'open_water_swimming', 'rowing', 'indoor_rowing', 'kayaking', 'stand_up_paddling'].includes(
    sport,
  );
}
