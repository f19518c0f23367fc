import type { Call, Pairs } from './call.ts';
import type { Given } from './vector.ts';

const night: Pick<Call, 'names' | 'main' | 'outputs'> = {
  names: { durationH: 'sleptHours', asleepMin: 'asleepMinutes', inBedMin: 'inBedMinutes' },
  main: 'score',
  outputs: { sleepQuality: 'score' },
};

const day: Pick<Call, 'names' | 'main'> = { names: { sleepQuality: 'sleepScore' }, main: 'score' };

/** Form, sleep and HRV 40, 40, 20; without HRV half and half. */
function weights(given: Given): Given {
  const { componentScores } = given;
  if ('weights' in given || !Array.isArray(componentScores)) return given;
  return { ...given, weights: componentScores.length === 2 ? [0.5, 0.5] : [0.4, 0.4, 0.2] };
}

export const recoveryPairs: Pairs = {
  'tsbScore pierre_code': { id: 'recovery.form-score.pierre_code' },
  'tsbScore pierre_examples': { id: 'recovery.form-score.pierre_examples' },
  'tsbScore pierre_linear': { id: 'recovery.form-score.pierre_linear' },
  'recoveryScore weighted_pierre_code': { id: 'recovery.score.weighted_pierre_code', ...day },
  'recoveryScore weighted_pierre_examples': { id: 'recovery.score.weighted_pierre_examples', ...day },
  'aggregate weighted': { id: 'recovery.aggregate.weighted', input: weights },
  'aggregate additive': { id: 'recovery.aggregate.additive' },
  'aggregate mean': { id: 'recovery.aggregate.mean' },
  'aggregate multiplicative': { id: 'recovery.aggregate.multiplicative' },
  'aggregate geometric_mean': { id: 'recovery.aggregate.geometric_mean' },
  'aggregate minmax': { id: 'recovery.aggregate.minmax' },
  'aggregate neural': { id: 'recovery.aggregate.neural' },

  'sleepQuality pierre': { id: 'sleep.score.pierre', ...night },
  'sleepQuality pierre_no_stages': { id: 'sleep.score.pierre_no_stages', ...night },
  'sleepDurationScore pierre': { id: 'sleep.duration-score.pierre', names: { durationH: 'sleptHours' } },
  'sleepEfficiencyScore pierre': { id: 'sleep.efficiency-score.pierre' },
  'sleepStagesScore pierre': { id: 'sleep.stages-score.pierre' },
  'sleepRegularityIndex phillips_2017': { id: 'sleep.regularity.phillips_2017' },
  'sleepDebt cumulative_difference': {
    id: 'sleep.debt.cumulative_difference',
    names: { hoursSlept: 'sleptHours' },
  },
  'socialJetlag wittmann_2006': { id: 'sleep.social-jetlag.wittmann_2006' },
  'chronotypeMsfsc roenneberg_2004': {
    id: 'sleep.chronotype.roenneberg_2004',
    names: { sleepDurationFreeH: 'sleptFreeHours', sleepDurationWorkH: 'sleptWorkHours' },
  },
  'midSleepSd sample_sd': { id: 'sleep.mid-sleep-deviation.sample_sd', names: { midSleepsH: 'midSleepHours' } },
};
