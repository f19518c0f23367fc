import { daySleep, sleepContinuity } from './sleep-continuity.ts';
import { sleepDebtCarryOver } from './sleep-debt.ts';
import { sleepNeed, sleepNeedAasm, sleepNeedFreeNights, sleepNeedNsf } from './sleep-need.ts';
import { sleepDurationScore, sleepEfficiencyScore, sleepStagesScore } from './sleep-parts.ts';
import { sleepRegularity } from './sleep-regularity.ts';
import { sleepTimingDeviation } from './sleep-scatter.ts';
import { sleepScore, sleepScoreNoStages } from './sleep-score.ts';
import { chronotype, midSleepDeviation, sleepDebt, socialJetlag, socialJetlagSleepCorrected } from './sleep-timing.ts';

/** By id: a part of the registry. */
export const sleepAlgorithms = {
  'sleep.score.pierre': sleepScore,
  'sleep.score.pierre_no_stages': sleepScoreNoStages,
  'sleep.duration-score.pierre': sleepDurationScore,
  'sleep.efficiency-score.pierre': sleepEfficiencyScore,
  'sleep.stages-score.pierre': sleepStagesScore,
  'sleep.regularity.phillips_2017': sleepRegularity,
  'sleep.debt.cumulative_difference': sleepDebt,
  'sleep.social-jetlag.wittmann_2006': socialJetlag,
  'sleep.chronotype.roenneberg_2004': chronotype,
  'sleep.mid-sleep-deviation.sample_sd': midSleepDeviation,
  'sleep.social-jetlag.jankowski_2017': socialJetlagSleepCorrected,
  'sleep.debt.carry_over': sleepDebtCarryOver,
  'sleep.timing-deviation.sample_sd': sleepTimingDeviation,
  'sleep.need.hybrid': sleepNeed,
  'sleep.need.free_nights': sleepNeedFreeNights,
  'sleep.need.nsf_2015': sleepNeedNsf,
  'sleep.need.aasm': sleepNeedAasm,
  'sleep.continuity.from_epochs': sleepContinuity,
  'sleep.day-total.main_and_naps': daySleep,
} as const;
