import { dfaAlpha1 } from './dfa-alpha1.ts';
import { dfaThresholds } from './dfa-thresholds.ts';
import { hrvGuidance, hrvGuidanceKiviniemi, hrvGuidanceVesterinen } from './hrv-guidance.ts';
import { hrvStatusPierre, hrvTrend } from './hrv-trend.ts';
import { lnRmssd, pnn50, rmssd, sdnn } from './time-domain.ts';

/** By id: a part of the registry. */
export const hrvAlgorithms = {
  'hrv.rmssd.task_force_1996': rmssd,
  'hrv.sdnn.task_force_1996': sdnn,
  'hrv.pnn50.task_force_1996': pnn50,
  'hrv.ln-rmssd.natural_log': lnRmssd,
  'hrv.trend.plews_swc': hrvTrend,
  'hrv.status.pierre': hrvStatusPierre,
  'hrv.dfa-alpha1.scales_4_16': dfaAlpha1,
  'hrv.guidance.javaloyes_2019': hrvGuidance,
  'hrv.guidance.kiviniemi_2007': hrvGuidanceKiviniemi,
  'hrv.guidance.vesterinen_2016': hrvGuidanceVesterinen,
  'hrv.dfa-thresholds.rogers_2021': dfaThresholds,
} as const;
