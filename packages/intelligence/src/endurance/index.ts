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
export { efficiencyFactor, efficiencyFactorRunning } from './efficiency-factor.ts';
export { type SweatRateInput, sweatRate } from './sweat-rate.ts';
