import { aerobicTrend, heartRateAtOutput, outputAtHeartRate } from './aerobic-band.ts';
import { aerobicShareAcclimatized, aerobicShareUnacclimatized } from './altitude.ts';
import { climbRate, powerFromClimbRate } from './climbing.ts';
import { decoupling, decouplingNormalizedPower, decouplingSpeed } from './decoupling.ts';
import { durability } from './durability.ts';
import { durabilityCurve } from './durability-curve.ts';
import { efficiencyFactor, efficiencyFactorRunning } from './efficiency-factor.ts';
import { sweatRate } from './sweat-rate.ts';

/** By id: a part of the registry. */
export const enduranceAlgorithms = {
  'endurance.efficiency-factor.power': efficiencyFactor,
  'endurance.efficiency-factor.running_speed': efficiencyFactorRunning,
  'endurance.decoupling.average_power_halves': decoupling,
  'endurance.decoupling.normalized_power_halves': decouplingNormalizedPower,
  'endurance.decoupling.speed_halves': decouplingSpeed,
  'endurance.durability.best_after_work': durability,
  'endurance.durability-curve.best_after_work': durabilityCurve,
  'endurance.aerobic-band.output_at_heart_rate': outputAtHeartRate,
  'endurance.aerobic-band.heart_rate_at_output': heartRateAtOutput,
  'endurance.aerobic-trend.least_squares': aerobicTrend,
  'endurance.altitude-share.wehrlin_hallen_2006': aerobicShareUnacclimatized,
  'endurance.altitude-share.bassett_acclimatized': aerobicShareAcclimatized,
  'endurance.vam.definition': climbRate,
  'endurance.power-from-vam.ferrari': powerFromClimbRate,
  'endurance.sweat-rate.mass_balance': sweatRate,
} as const;
