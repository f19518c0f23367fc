import { effortPercent, effortPercentEpley, oneRepMaxFromEffort, oneRepMaxFromEffortEpley } from './effort.ts';
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
import { plateLoading } from './plates.ts';
import {
  doubleProgression,
  linearProgression,
  percentWave,
  reserveProgression,
  waveProgression,
} from './progression.ts';
import { liftRecords } from './records.ts';
import { liftPlateau, tonnageTrend } from './trend.ts';
import { relativeIntensity, volumeLoad, weeklySets, weeklySetsDirect, weeklySetsTotal } from './volume.ts';

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
  'strength.one-rep-max-from-effort.rts_chart': oneRepMaxFromEffort,
  'strength.one-rep-max-from-effort.epley_reserve': oneRepMaxFromEffortEpley,
  'strength.effort-percent.rts_chart': effortPercent,
  'strength.effort-percent.epley_reserve': effortPercentEpley,
  'strength.relative-intensity.percent_of_maximum': relativeIntensity,
  'strength.volume-load.load_times_repetitions': volumeLoad,
  'strength.weekly-sets.fractional': weeklySets,
  'strength.weekly-sets.direct': weeklySetsDirect,
  'strength.weekly-sets.total': weeklySetsTotal,
  'strength.plate-loading.exact_sums': plateLoading,
  'strength.progression.linear': linearProgression,
  'strength.progression.double': doubleProgression,
  'strength.progression.percent_wave': waveProgression,
  'strength.progression.reserve': reserveProgression,
  'strength.percent-wave.three_weeks_and_deload': percentWave,
  'strength.personal-records.running_best': liftRecords,
  'strength.tonnage-trend.weekly_slope': tonnageTrend,
  'strength.plateau.no_new_best': liftPlateau,
} as const;
