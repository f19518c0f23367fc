// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const BodyFatMethod = {
  UsNavy: 'us_navy',
  Siri: 'siri',
  Brozek: 'brozek',
  Deurenberg: 'deurenberg',
} as const;
export type BodyFatMethod = (typeof BodyFatMethod)[keyof typeof BodyFatMethod];

export const BodyDensityMethod = {
  JacksonPollock3: 'jackson_pollock_3',
  JacksonPollock7: 'jackson_pollock_7',
} as const;
export type BodyDensityMethod = (typeof BodyDensityMethod)[keyof typeof BodyDensityMethod];

export const FatFreeMassIndexMethod = {
  Kouri: 'kouri_1995',
  Common: 'common_6_1',
} as const;
export type FatFreeMassIndexMethod = (typeof FatFreeMassIndexMethod)[keyof typeof FatFreeMassIndexMethod];

export const bodyFamilies = {
  'body.mass-index': { Quetelet: 'quetelet' },
  'body.fat-percent': BodyFatMethod,
  'body.density': BodyDensityMethod,
  'body.lean-mass': { Boer: 'boer' },
  'body.fat-free-mass-index': FatFreeMassIndexMethod,
  'body.weight-trend': { ExponentialSmoothing: 'exponential_smoothing' },
  'body.weight-forecast': { Hall: 'hall_2011' },
} as const;

/** The method taken when the caller names none. */
export const bodyDefaults = {
  'body.mass-index': 'quetelet',
  'body.fat-percent': 'us_navy',
  'body.density': 'jackson_pollock_3',
  'body.lean-mass': 'boer',
  'body.fat-free-mass-index': 'kouri_1995',
  'body.weight-trend': 'exponential_smoothing',
  'body.weight-forecast': 'hall_2011',
} as const;
