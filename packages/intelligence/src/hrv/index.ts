export { dfaAlpha1 } from './dfa-alpha1.ts';
export {
  type DfaLine,
  type DfaThresholds,
  type DfaThresholdsInput,
  type DfaWindow,
  dfaThresholds,
} from './dfa-thresholds.ts';
export {
  type HrvDailyGuidanceInput,
  type HrvGuidance,
  hrvGuidance,
  hrvGuidanceKiviniemi,
  hrvGuidanceVesterinen,
} from './hrv-guidance.ts';
export {
  type HrvStatus,
  type HrvStatusInput,
  type HrvTrend,
  type HrvTrendInput,
  hrvStatusPierre,
  hrvTrend,
} from './hrv-trend.ts';
export type { IntervalsInput } from './rr-intervals.ts';
export {
  type HrvFromIntervals,
  type HrvMeasure,
  type HrvReading,
  lnRmssd,
  pnn50,
  rmssd,
  sdnn,
} from './time-domain.ts';
