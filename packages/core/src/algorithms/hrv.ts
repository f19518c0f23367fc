// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const HrvGuidanceMethod = {
  Javaloyes: 'javaloyes_2019',
  Kiviniemi: 'kiviniemi_2007',
  Vesterinen: 'vesterinen_2016',
} as const;
export type HrvGuidanceMethod = (typeof HrvGuidanceMethod)[keyof typeof HrvGuidanceMethod];

export const hrvFamilies = {
  'hrv.rmssd': { TaskForce: 'task_force_1996' },
  'hrv.sdnn': { TaskForce: 'task_force_1996' },
  'hrv.pnn50': { TaskForce: 'task_force_1996' },
  'hrv.ln-rmssd': { NaturalLog: 'natural_log' },
  'hrv.trend': { Plews: 'plews_swc' },
  'hrv.status': { Pierre: 'pierre' },
  'hrv.dfa-alpha1': { Scales4To16: 'scales_4_16' },
  'hrv.guidance': HrvGuidanceMethod,
  'hrv.dfa-thresholds': { Rogers: 'rogers_2021' },
} as const;

/** The method taken when the caller names none. */
export const hrvDefaults = {
  'hrv.rmssd': 'task_force_1996',
  'hrv.sdnn': 'task_force_1996',
  'hrv.pnn50': 'task_force_1996',
  'hrv.ln-rmssd': 'natural_log',
  'hrv.trend': 'plews_swc',
  'hrv.status': 'pierre',
  'hrv.dfa-alpha1': 'scales_4_16',
  'hrv.guidance': 'javaloyes_2019',
  'hrv.dfa-thresholds': 'rogers_2021',
} as const;
