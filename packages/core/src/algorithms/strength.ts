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

export const EffortMethod = { RtsChart: 'rts_chart', EpleyReserve: 'epley_reserve' } as const;
export type EffortMethod = (typeof EffortMethod)[keyof typeof EffortMethod];

export const WeeklySetsMethod = { Fractional: 'fractional', Direct: 'direct', Total: 'total' } as const;
export type WeeklySetsMethod = (typeof WeeklySetsMethod)[keyof typeof WeeklySetsMethod];

export const ProgressionMethod = {
  Linear: 'linear',
  Double: 'double',
  PercentWave: 'percent_wave',
  Reserve: 'reserve',
} as const;
export type ProgressionMethod = (typeof ProgressionMethod)[keyof typeof ProgressionMethod];

export const strengthFamilies = {
  'strength.one-rep-max': OneRepMaxMethod,
  'strength.one-rep-max-from-effort': EffortMethod,
  'strength.effort-percent': EffortMethod,
  'strength.relative-intensity': { PercentOfMaximum: 'percent_of_maximum' },
  'strength.volume-load': { LoadTimesRepetitions: 'load_times_repetitions' },
  'strength.weekly-sets': WeeklySetsMethod,
  'strength.plate-loading': { ExactSums: 'exact_sums' },
  'strength.progression': ProgressionMethod,
  'strength.percent-wave': { ThreeWeeksAndDeload: 'three_weeks_and_deload' },
  'strength.personal-records': { RunningBest: 'running_best' },
  'strength.tonnage-trend': { WeeklySlope: 'weekly_slope' },
  'strength.plateau': { NoNewBest: 'no_new_best' },
} as const;

/** The method taken when the caller names none. */
export const strengthDefaults = {
  'strength.one-rep-max': 'mean_epley_brzycki',
  'strength.one-rep-max-from-effort': 'rts_chart',
  'strength.effort-percent': 'rts_chart',
  'strength.relative-intensity': 'percent_of_maximum',
  'strength.volume-load': 'load_times_repetitions',
  'strength.weekly-sets': 'fractional',
  'strength.plate-loading': 'exact_sums',
  'strength.progression': 'linear',
  'strength.percent-wave': 'three_weeks_and_deload',
  'strength.personal-records': 'running_best',
  'strength.tonnage-trend': 'weekly_slope',
  'strength.plateau': 'no_new_best',
} as const;
