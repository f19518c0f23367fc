import { powerDurationModel } from './automatic-threshold.ts';
import {
  criticalPower,
  criticalPowerHyperbolic,
  criticalPowerInverseTime,
  criticalPowerMorton,
} from './critical-power.ts';
import {
  ftp,
  ftpAcsm,
  ftpCriticalPower,
  ftpEightMinutes,
  ftpPierreFromVo2max,
  ftpRamp,
  ftpSixtyMinutes,
  ftpTwentyMinutes,
} from './ftp.ts';
import { bestEfforts, meanMaximalPower, seasonPowerCurve } from './mean-maximal-power.ts';
import { normalizedPower, normalizedPowerGoldenCheetah, normalizedPowerPierreRaw } from './normalized-power.ts';
import {
  powerForDuration,
  powerForDurationMorton,
  timeToExhaustion,
  timeToExhaustionMorton,
} from './power-duration.ts';
import { powerProfile } from './power-profile.ts';
import { averagePower, intensityFactor, variabilityIndex } from './power-ratios.ts';
import { powerZonesCoggan7, powerZonesPierre5 } from './power-zones.ts';
import { decayingThreshold, singleEffortThreshold } from './threshold-in-force.ts';
import { wPrimeBalance, wPrimeBalanceEuler, wPrimeBalanceIntegral, wPrimeTau } from './w-prime-balance.ts';
import { xPower } from './x-power.ts';

/** By id: a part of the registry. */
export const powerAlgorithms = {
  'power.average.arithmetic_mean': averagePower,
  'power.normalized.coggan': normalizedPower,
  'power.normalized.goldencheetah': normalizedPowerGoldenCheetah,
  'power.normalized.pierre_raw_fourth_power': normalizedPowerPierreRaw,
  'power.x-power.skiba_goldencheetah': xPower,
  'power.intensity-factor.normalized_power': intensityFactor,
  'power.variability-index.coggan': variabilityIndex,
  'power.mean-maximal.all_durations': meanMaximalPower,
  'power.mean-maximal.asked_durations': bestEfforts,
  'power.mean-maximal.season_curve': seasonPowerCurve,
  'power.critical.work_time_linear': criticalPower,
  'power.critical.inverse_time_linear': criticalPowerInverseTime,
  'power.critical.hyperbolic': criticalPowerHyperbolic,
  'power.critical.morton_3p': criticalPowerMorton,
  'power.for-duration.two_parameter': powerForDuration,
  'power.for-duration.morton_3p': powerForDurationMorton,
  'power.time-to-exhaustion.two_parameter': timeToExhaustion,
  'power.time-to-exhaustion.morton_3p': timeToExhaustionMorton,
  'power.w-prime-balance.differential_exact': wPrimeBalance,
  'power.w-prime-balance.differential_euler': wPrimeBalanceEuler,
  'power.w-prime-balance.integral': wPrimeBalanceIntegral,
  'power.w-prime-tau.skiba_2012': wPrimeTau,
  'power.ftp.hybrid': ftp,
  'power.ftp.60min_power': ftpSixtyMinutes,
  'power.ftp.critical_power': ftpCriticalPower,
  'power.ftp.20min_test': ftpTwentyMinutes,
  'power.ftp.8min_test': ftpEightMinutes,
  'power.ftp.ramp_test': ftpRamp,
  'power.ftp.acsm_map_75': ftpAcsm,
  'power.ftp.pierre_from_vo2max': ftpPierreFromVo2max,
  'power.zones.coggan_7': powerZonesCoggan7,
  'power.zones.pierre_5': powerZonesPierre5,
  'power.automatic-threshold.season_envelope': powerDurationModel,
  'power.automatic-threshold.single_effort': singleEffortThreshold,
  'power.automatic-threshold.decaying_best': decayingThreshold,
  'power.profile.own_percentiles': powerProfile,
} as const;
