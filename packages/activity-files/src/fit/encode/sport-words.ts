import type { Sport } from '@vitalwire/core';
import { enumeration } from '../profile/profile.ts';

/** `sport/sub_sport` for each of our sports, chosen so that reading gives the sport back. */
const words: Readonly<Record<Sport, string>> = {
  cycling: 'cycling/road',
  mountain_biking: 'cycling/mountain',
  gravel_cycling: 'cycling/gravel_cycling',
  indoor_cycling: 'cycling/indoor_cycling',
  virtual_cycling: 'cycling/virtual_activity',
  e_biking: 'e_biking/generic',
  running: 'running/generic',
  trail_running: 'running/trail',
  treadmill_running: 'running/treadmill',
  track_running: 'running/track',
  virtual_running: 'running/virtual_activity',
  walking: 'walking/generic',
  hiking: 'hiking/generic',
  pool_swimming: 'swimming/lap_swimming',
  open_water_swimming: 'swimming/open_water',
  rowing: 'rowing/generic',
  indoor_rowing: 'rowing/indoor_rowing',
  kayaking: 'kayaking/generic',
  stand_up_paddling: 'stand_up_paddleboarding/generic',
  cross_country_skiing: 'cross_country_skiing/generic',
  alpine_skiing: 'alpine_skiing/resort',
  backcountry_skiing: 'alpine_skiing/backcountry',
  snowboarding: 'snowboarding/generic',
  snowshoeing: 'snowshoeing/generic',
  ice_skating: 'ice_skating/generic',
  inline_skating: 'inline_skating/generic',
  strength_training: 'training/strength_training',
  yoga: 'training/yoga',
  pilates: 'training/pilates',
  high_intensity_training: 'hiit/hiit',
  cardio_training: 'training/cardio_training',
  elliptical: 'fitness_equipment/elliptical',
  stair_climbing: 'fitness_equipment/stair_climbing',
  climbing: 'rock_climbing/generic',
  tennis: 'tennis/generic',
  racket_sport: 'racket/generic',
  team_sport: 'team_sport/generic',
  golf: 'golf/generic',
  diving: 'diving/single_gas_diving',
  martial_arts: 'mixed_martial_arts/generic',
  dancing: 'dance/generic',
  transition: 'transition/generic',
  other: 'generic/generic',
};

/** The file's own words where they are ones of the format, else those of our sport; no sub-sport where it had none. */
export function sportWords(
  sport: Sport,
  vendorSport: string | undefined,
): readonly [sport: string, subSport: string | undefined] {
  const [first = '', second] = (vendorSport ?? '').split('/');
  const isSport = enumeration('sport')?.numberOf.has(first) === true;
  if (isSport && (second === undefined || enumeration('sub_sport')?.numberOf.has(second))) return [first, second];
  const [chosen = 'generic', subSport] = words[sport].split('/');
  return [chosen, subSport];
}
