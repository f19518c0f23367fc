import {
  oneRepMax,
  oneRepMaxBrzycki,
  oneRepMaxEpley,
  oneRepMaxLander,
  oneRepMaxLombardi,
  oneRepMaxMayhew,
  oneRepMaxOConner,
  oneRepMaxWathan,
} from './one-rep-max.ts';

/** By id: a part of the registry. */
export const strengthAlgorithms = {
  'strength.one-rep-max.mean_epley_brzycki': oneRepMax,
  'strength.one-rep-max.epley': oneRepMaxEpley,
  'strength.one-rep-max.brzycki': oneRepMaxBrzycki,
  'strength.one-rep-max.lombardi': oneRepMaxLombardi,
  'strength.one-rep-max.oconner': oneRepMaxOConner,
  'strength.one-rep-max.mayhew': oneRepMaxMayhew,
  'strength.one-rep-max.wathan': oneRepMaxWathan,
  'strength.one-rep-max.lander': oneRepMaxLander,
} as const;
