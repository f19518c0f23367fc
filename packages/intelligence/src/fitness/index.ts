export {
  effectiveVo2maxCorrection,
  effectiveVo2maxRaceCorrected,
  type RaceCorrection,
  type Vo2maxEstimate,
  type Vo2maxTrend,
  type Vo2maxTrendInput,
  vo2maxTrend,
} from './effective-vo2max.ts';
export { oxygenCostCycling, oxygenCostRunning, type RunningCostInput } from './oxygen-cost.ts';
export { type Vo2maxAnswerId, type Vo2maxInput, vo2max } from './vo2max.ts';
export {
  type PeakPowerInput,
  type StorerInput,
  vo2maxAcsmCycling,
  vo2maxHawleyNoakes,
  vo2maxStorer,
} from './vo2max-cycling.ts';
export {
  type AstrandInput,
  type AstrandVo2max,
  type CooperInput,
  type RockportInput,
  vo2maxAstrand,
  vo2maxCooper,
  vo2maxRockport,
} from './vo2max-field-tests.ts';
export {
  type EffectiveVo2maxInput,
  effectiveVo2max,
  type HeartRateRatioInput,
  vo2maxFromVdot,
  vo2maxUth,
} from './vo2max-from-index.ts';
export { type ActivityAnswers, activityIndex, vo2maxNesBmi, vo2maxNesWaist } from './vo2max-nonexercise.ts';
export { type BruceInput, vo2maxBruceFoster, vo2maxBrucePollock } from './vo2max-treadmill.ts';
