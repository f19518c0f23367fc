// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const OneRepMaxMethod = {
  MeanEpleyBrzycki: 'mean_epley_brzycki',
  Epley: 'epley',
  Brzycki: 'brzycki',
  Lombardi: 'lombardi',
  OConner: 'oconner',
  Mayhew: 'mayhew',
  Wathan: 'wathan',
  Lander: 'lander',
} as const;
export type OneRepMaxMethod = (typeof OneRepMaxMethod)[keyof typeof OneRepMaxMethod];

export const strengthFamilies = {
  'strength.one-rep-max': OneRepMaxMethod,
} as const;

/** The method taken when the caller names none. */
export const strengthDefaults = {
  'strength.one-rep-max': 'mean_epley_brzycki',
} as const;
