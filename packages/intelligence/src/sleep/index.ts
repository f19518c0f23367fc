export {
  type DaySleep,
  daySleep,
  type RecordedSleep,
  type SleepContinuity,
  type SleepContinuityInput,
  sleepContinuity,
} from './sleep-continuity.ts';
export { type CarriedDebt, type CarriedDebtInput, sleepDebtCarryOver } from './sleep-debt.ts';
export {
  type FreeNight,
  type FreeNightsInput,
  type SleepAgeInput,
  type SleepNeed,
  type SleepNeedAnswerId,
  type SleepNeedInput,
  sleepNeed,
  sleepNeedAasm,
  sleepNeedFreeNights,
  sleepNeedNsf,
} from './sleep-need.ts';
export { type SleepStages, sleepDurationScore, sleepEfficiencyScore, sleepStagesScore } from './sleep-parts.ts';
export { type SleepEpochs, type SleepSpan, sleepEpochs, sleepRegularity } from './sleep-regularity.ts';
export { type ClockNight, type SleepTimingDeviation, sleepTimingDeviation } from './sleep-scatter.ts';
export { type NightInput, type SleepScore, sleepScore, sleepScoreNoStages } from './sleep-score.ts';
export {
  type ChronotypeInput,
  chronotype,
  type MidSleepInput,
  midSleepDeviation,
  type SleepDebtInput,
  type SleepHoursInput,
  sleepDebt,
  socialJetlag,
  socialJetlagSleepCorrected,
} from './sleep-timing.ts';
