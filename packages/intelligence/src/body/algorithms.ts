import {
  bodyDensity,
  bodyDensitySevenSites,
  bodyFat,
  bodyFatBrozek,
  bodyFatDeurenberg,
  bodyFatSiri,
} from './body-fat.ts';
import { bodyMassIndex, fatFreeMassIndex, fatFreeMassIndexCommon, leanBodyMass } from './body-mass.ts';
import { weightForecast } from './weight-forecast.ts';
import { weightTrend } from './weight-trend.ts';

/** By id: a part of the registry. */
export const bodyAlgorithms = {
  'body.mass-index.quetelet': bodyMassIndex,
  'body.fat-percent.us_navy': bodyFat,
  'body.fat-percent.siri': bodyFatSiri,
  'body.fat-percent.brozek': bodyFatBrozek,
  'body.fat-percent.deurenberg': bodyFatDeurenberg,
  'body.density.jackson_pollock_3': bodyDensity,
  'body.density.jackson_pollock_7': bodyDensitySevenSites,
  'body.lean-mass.boer': leanBodyMass,
  'body.fat-free-mass-index.kouri_1995': fatFreeMassIndex,
  'body.fat-free-mass-index.common_6_1': fatFreeMassIndexCommon,
  'body.weight-trend.exponential_smoothing': weightTrend,
  'body.weight-forecast.hall_2011': weightForecast,
} as const;
