export {
  bodyDensity,
  bodyDensitySevenSites,
  bodyFat,
  bodyFatBrozek,
  bodyFatDeurenberg,
  bodyFatSiri,
  type DensityInput,
  type MassIndexInput,
  type SkinfoldInput,
  type TapeInput,
} from './body-fat.ts';
export {
  type BodySize,
  bodyMassIndex,
  type FatFreeMassIndex,
  type FatFreeMassIndexInput,
  fatFreeMassIndex,
  fatFreeMassIndexCommon,
  leanBodyMass,
} from './body-mass.ts';
export { type WeightForecast, type WeightForecastInput, weightForecast } from './weight-forecast.ts';
export { type WeightTrend, type WeightTrendInput, weightTrend } from './weight-trend.ts';
