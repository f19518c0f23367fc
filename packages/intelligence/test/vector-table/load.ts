import type { FitnessFatigue } from '../../src/load/fitness-fatigue.ts';
import { answered, type Call, has, type Pair, type Pairs } from './call.ts';
import { withSummary } from './power.ts';
import type { Given } from './vector.ts';

const bySamples = ({ heartRateBpm }: Given): boolean => heartRateBpm instanceof Float64Array;

/** Per sample where the vector has samples, else from the mean. */
function banister(sex: 'female' | 'male'): Pair {
  return (given) => ({
    id: bySamples(given) ? 'load.trimp.banister_stream' : 'load.trimp.banister_average',
    fixed: { sex },
  });
}

/** From the points, or from what they are made of: then it is the same as the score on the heart rate threshold. */
function ofThreshold(sex: 'female' | 'male'): Pair {
  return (given) => ({
    id: has(given, 'trimp') ? 'load.trimp.lthr_normalized' : 'load.heart-rate-stress.lthr_trimp',
    fixed: { sex },
  });
}

const thresholdStress = (sex: 'female' | 'male'): Call => ({
  id: 'load.heart-rate-stress.lthr_trimp',
  fixed: { sex },
});

function byZones(stream: Call['id'], minutes: Call['id']): Pair {
  return (given) => ({ id: bySamples(given) ? stream : minutes });
}

/** Values after the last day; a list where a list is expected. */
const lastDay = {
  names: { ctlTimeConstantDays: 'ctlDays', atlTimeConstantDays: 'atlDays' },
  // Of the two starts one may be left out: it is 0.
  input: (given: Given) =>
    has(given, 'initialCtl') || has(given, 'initialAtl') ? { initialCtl: 0, initialAtl: 0, ...given } : given,
  output: (value: unknown) => {
    const { ctl, atl, tsb, last, tsbNextMorning, warmingUp, warmUpDays } = value as FitnessFatigue;
    return { ...last, ctlSeries: ctl, atlSeries: atl, tsbSeries: tsb, tsbNextMorning, warmingUp, warmUpDays };
  },
} as const;

const week = { outputs: { sd: 'standardDeviation' }, main: 'monotony' } as const;

export const loadPairs: Pairs = {
  'tss normalized_power': { id: 'load.training-stress.normalized_power', input: withSummary },
  'tss avg_power': { id: 'load.training-stress.avg_power', input: withSummary },
  'tss avg_power_pierre_rounded': { id: 'load.training-stress.avg_power_pierre_rounded', input: withSummary },
  'tss hybrid': { id: 'load.training-stress.hybrid', ...answered },
  'bikeScore skiba': { id: 'load.bike-score.skiba', input: withSummary },
  'hrTss lthr_trimp_male': thresholdStress('male'),
  'hrTss lthr_trimp_female': thresholdStress('female'),
  'hrTss lthr_trimp': { id: 'load.heart-rate-stress.lthr_trimp' },
  'hrTss pierre_quadratic': { id: 'load.heart-rate-stress.pierre_quadratic', input: withSummary },
  'rTss mcgregor': { id: 'load.running-stress.mcgregor' },
  'swimTss cubed': { id: 'load.swimming-stress.cubed' },

  'trimp banister_male': banister('male'),
  'trimp banister_female': banister('female'),
  'trimp banister_male_stream': banister('male'),
  'trimp banister_female_stream': banister('female'),
  'trimp lthr_normalized_male': ofThreshold('male'),
  'trimp lthr_normalized_female': ofThreshold('female'),
  'trimp edwards': byZones('load.trimp.edwards_stream', 'load.trimp.edwards'),
  'trimp edwards_stream': byZones('load.trimp.edwards_stream', 'load.trimp.edwards'),
  'trimp lucia': byZones('load.trimp.lucia_stream', 'load.trimp.lucia'),
  'trimp lucia_stream': byZones('load.trimp.lucia_stream', 'load.trimp.lucia'),
  'trimp hybrid': { id: 'load.trimp.hybrid', ...answered },
  'sessionRpe foster': { id: 'load.session-rpe.foster' },

  'ctlAtlTsb trainingpeaks': { id: 'load.fitness-fatigue.trainingpeaks', ...lastDay },
  'ctlAtlTsb exponential': { id: 'load.fitness-fatigue.exponential', ...lastDay },
  'ctlAtlTsb pierre_ema': { id: 'load.fitness-fatigue.pierre_ema', ...lastDay },
  'ctlAtlTsb pierre_first_value': { id: 'load.fitness-fatigue.pierre_first_value', ...lastDay },
  'ctlAtlTsb sma': { id: 'load.fitness-fatigue.sma', ...lastDay },
  'ctlAtlTsb wma': { id: 'load.fitness-fatigue.wma', ...lastDay },
  'ctlAtlTsb kalman_local_level': { id: 'load.fitness-fatigue.kalman_local_level', ...lastDay },
  'acwr ewma': { id: 'load.acute-chronic.ewma', main: 'ratio' },
  'acwr coupled': { id: 'load.acute-chronic.coupled', main: 'ratio' },
  'acwr uncoupled': { id: 'load.acute-chronic.uncoupled', main: 'ratio' },
  'monotonyStrain foster_sample_sd': { id: 'load.monotony.foster_sample_sd', ...week },
  'monotonyStrain foster_population_sd': { id: 'load.monotony.foster_population_sd', ...week },
  'monotonyStrain runalyze_bounded': { id: 'load.monotony.runalyze_bounded', ...week },
  'movingAverage sma': { id: 'load.moving-average.sma' },
  'movingAverage wma': { id: 'load.moving-average.wma' },
  'movingAverage kalman_local_level': { id: 'load.moving-average.kalman_local_level', main: 'level' },
  'rampRate weekly': { id: 'load.ramp-rate.weekly', main: 'ctlPerWeek' },
  'tsbStatus friel': { id: 'load.form-status.friel' },
  'tsbStatus pierre': { id: 'load.form-status.pierre' },
  'overtrainingRisk pierre': {
    id: 'load.overtraining-risk.pierre',
    main: 'level',
    input: (given) => (has(given, 'tsb') ? given : { ...given, tsb: Number(given.ctl) - Number(given.atl) }),
  },
  'banisterImpulseResponse two_component': {
    id: 'load.impulse-response.two_component',
    names: {
      p0: 'basePerformance',
      k1: 'fitnessGain',
      k2: 'fatigueGain',
      tau1Days: 'fitnessDays',
      tau2Days: 'fatigueDays',
    },
  },
};
