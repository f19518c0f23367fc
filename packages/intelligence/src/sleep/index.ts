export { type SleepStages, sleepDurationScore, sleepEfficiencyScore, sleepStagesScore } from './sleep-parts.ts';
export { type SleepEpochs, type SleepSpan, sleepEpochs, sleepRegularity } from './sleep-regularity.ts';
export { type NightInput, type SleepScore, sleepScore, sleepScoreNoStages } from './sleep-score.ts';
export {
  type ChronotypeInput,
  chronotype,
  type MidSleepInput,
  midSleepDeviation,
  type SleepDebtInput,
  sleepDebt,
  socialJetlag,
} from './sleep-timing.ts';
