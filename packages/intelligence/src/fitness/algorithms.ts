import { effectiveVo2maxCorrection, effectiveVo2maxRaceCorrected, vo2maxTrend } from './effective-vo2max.ts';
import { oxygenCostCycling, oxygenCostRunning } from './oxygen-cost.ts';
import { vo2max } from './vo2max.ts';
import { vo2maxAcsmCycling, vo2maxHawleyNoakes, vo2maxStorer } from './vo2max-cycling.ts';
import { vo2maxAstrand, vo2maxCooper, vo2maxRockport } from './vo2max-field-tests.ts';
import { effectiveVo2max, vo2maxFromVdot, vo2maxUth } from './vo2max-from-index.ts';
import { vo2maxNesBmi, vo2maxNesWaist } from './vo2max-nonexercise.ts';
import { vo2maxBruceFoster, vo2maxBrucePollock } from './vo2max-treadmill.ts';

/** By id: a part of the registry. */
export const fitnessAlgorithms = {
  'fitness.vo2max.hybrid': vo2max,
  'fitness.vo2max.cooper_12min': vo2maxCooper,
  'fitness.vo2max.rockport': vo2maxRockport,
  'fitness.vo2max.astrand_equation': vo2maxAstrand,
  'fitness.vo2max.bruce_foster': vo2maxBruceFoster,
  'fitness.vo2max.bruce_pollock_female': vo2maxBrucePollock,
  'fitness.vo2max.from_vdot': vo2maxFromVdot,
  'fitness.vo2max.uth_hr_ratio': vo2maxUth,
  'fitness.vo2max.storer_cycle': vo2maxStorer,
  'fitness.vo2max.hawley_noakes': vo2maxHawleyNoakes,
  'fitness.vo2max.acsm_cycling': vo2maxAcsmCycling,
  'fitness.effective-vo2max.swain_daniels': effectiveVo2max,
  'fitness.oxygen-cost.acsm_running': oxygenCostRunning,
  'fitness.oxygen-cost.acsm_cycling': oxygenCostCycling,
  'fitness.vo2max.nes_2011_waist': vo2maxNesWaist,
  'fitness.vo2max.nes_2011_bmi': vo2maxNesBmi,
  'fitness.effective-vo2max.race_corrected': effectiveVo2maxRaceCorrected,
  'fitness.effective-vo2max-correction.race_ratio': effectiveVo2maxCorrection,
  'fitness.vo2max-trend.time_weighted': vo2maxTrend,
} as const;
