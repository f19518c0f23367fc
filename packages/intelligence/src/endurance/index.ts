export {
  type AerobicTrend,
  aerobicTrend,
  type BandInput,
  type BandValue,
  heartRateAtOutput,
  type OutputAtHeartRateInput,
  outputAtHeartRate,
  type TrendPoint,
} from './aerobic-band.ts';
export {
  type AltitudeInput,
  aerobicShareAcclimatized,
  aerobicShareUnacclimatized,
  type UnacclimatizedInput,
} from './altitude.ts';
export { climbRate, powerFromClimbRate } from './climbing.ts';
export {
  type Decoupling,
  type DecouplingInput,
  decoupling,
  decouplingNormalizedPower,
  decouplingSpeed,
  type SpeedDecouplingInput,
} from './decoupling.ts';
export { type Durability, type DurabilityInput, durability } from './durability.ts';
export {
  type DurabilityCurveInput,
  type DurabilityPoint,
  type DurabilityRow,
  durabilityCurve,
} from './durability-curve.ts';
export { efficiencyFactor, efficiencyFactorRunning } from './efficiency-factor.ts';
export { type SweatRateInput, sweatRate } from './sweat-rate.ts';
