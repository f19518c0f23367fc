// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const SleepScoreMethod = {
  Pierre: 'pierre',
  PierreNoStages: 'pierre_no_stages',
} as const;
export type SleepScoreMethod = (typeof SleepScoreMethod)[keyof typeof SleepScoreMethod];

export const sleepFamilies = {
  'sleep.score': SleepScoreMethod,
  'sleep.duration-score': { Pierre: 'pierre' },
  'sleep.efficiency-score': { Pierre: 'pierre' },
  'sleep.stages-score': { Pierre: 'pierre' },
  'sleep.regularity': { Phillips: 'phillips_2017' },
  'sleep.debt': { CumulativeDifference: 'cumulative_difference' },
  'sleep.social-jetlag': { Wittmann: 'wittmann_2006' },
  'sleep.chronotype': { Roenneberg: 'roenneberg_2004' },
  'sleep.mid-sleep-deviation': { SampleSd: 'sample_sd' },
} as const;

/** The method taken when the caller names none. */
export const sleepDefaults = {
  'sleep.score': 'pierre',
  'sleep.duration-score': 'pierre',
  'sleep.efficiency-score': 'pierre',
  'sleep.stages-score': 'pierre',
  'sleep.regularity': 'phillips_2017',
  'sleep.debt': 'cumulative_difference',
  'sleep.social-jetlag': 'wittmann_2006',
  'sleep.chronotype': 'roenneberg_2004',
  'sleep.mid-sleep-deviation': 'sample_sd',
} as const;
