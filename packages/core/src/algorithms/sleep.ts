// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const SleepScoreMethod = {
  Pierre: 'pierre',
  PierreNoStages: 'pierre_no_stages',
} as const;
export type SleepScoreMethod = (typeof SleepScoreMethod)[keyof typeof SleepScoreMethod];

export const SleepNeedMethod = {
  Hybrid: 'hybrid',
  FreeNights: 'free_nights',
  Nsf2015: 'nsf_2015',
  Aasm: 'aasm',
} as const;
export type SleepNeedMethod = (typeof SleepNeedMethod)[keyof typeof SleepNeedMethod];

export const SleepDebtMethod = {
  CumulativeDifference: 'cumulative_difference',
  CarryOver: 'carry_over',
} as const;
export type SleepDebtMethod = (typeof SleepDebtMethod)[keyof typeof SleepDebtMethod];

export const SocialJetlagMethod = {
  Wittmann: 'wittmann_2006',
  Jankowski: 'jankowski_2017',
} as const;
export type SocialJetlagMethod = (typeof SocialJetlagMethod)[keyof typeof SocialJetlagMethod];

export const sleepFamilies = {
  'sleep.score': SleepScoreMethod,
  'sleep.duration-score': { Pierre: 'pierre' },
  'sleep.efficiency-score': { Pierre: 'pierre' },
  'sleep.stages-score': { Pierre: 'pierre' },
  'sleep.regularity': { Phillips: 'phillips_2017' },
  'sleep.debt': SleepDebtMethod,
  'sleep.social-jetlag': SocialJetlagMethod,
  'sleep.chronotype': { Roenneberg: 'roenneberg_2004' },
  'sleep.mid-sleep-deviation': { SampleSd: 'sample_sd' },
  'sleep.timing-deviation': { SampleSd: 'sample_sd' },
  'sleep.need': SleepNeedMethod,
  'sleep.continuity': { FromEpochs: 'from_epochs' },
  'sleep.day-total': { MainAndNaps: 'main_and_naps' },
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
  'sleep.timing-deviation': 'sample_sd',
  'sleep.need': 'hybrid',
  'sleep.continuity': 'from_epochs',
  'sleep.day-total': 'main_and_naps',
} as const;
