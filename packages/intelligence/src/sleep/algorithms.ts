import { sleepDurationScore, sleepEfficiencyScore, sleepStagesScore } from './sleep-parts.ts';
import { sleepRegularity } from './sleep-regularity.ts';
import { sleepScore, sleepScoreNoStages } from './sleep-score.ts';
import { chronotype, midSleepDeviation, sleepDebt, socialJetlag } from './sleep-timing.ts';

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
} as const;
