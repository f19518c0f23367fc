import {
  type AlgorithmFamily,
  type AlgorithmId,
  algorithmIds,
  defaultMethods,
  type MethodOf,
  type Outcome,
} from '@vitalwire/core';
import type { Algorithm, AlgorithmSpec } from './define-algorithm.ts';
import { decoupling, decouplingNormalizedPower, decouplingSpeed } from './endurance/decoupling.ts';
import { efficiencyFactor, efficiencyFactorRunning } from './endurance/efficiency-factor.ts';
import { healthAlgorithms } from './health-algorithms.ts';
import {
  heartRateZones,
  heartRateZonesCoggan,
  heartRateZonesFrielCycling,
  heartRateZonesFrielRunning,
  heartRateZonesKarvonen,
  heartRateZonesPercentMaximum,
  heartRateZonesPierreConfig,
} from './heart-rate/heart-rate-zones.ts';
import {
  maximumHeartRate,
  maximumHeartRateFox,
  maximumHeartRateFoxPierreClamped,
  maximumHeartRateGellish,
  maximumHeartRateGellishQuadratic,
  maximumHeartRateGulati,
  maximumHeartRateNes,
  maximumHeartRateObserved,
} from './heart-rate/maximum-heart-rate.ts';
import {
  thresholdHeartRate,
  thresholdHeartRateFriel,
  thresholdHeartRateFromMaximum,
  thresholdHeartRatePierre,
} from './heart-rate/threshold-heart-rate.ts';
import { polarizationIndex } from './intensity/polarization.ts';
import { timeInThreeZones, timeInZones } from './intensity/time-in-zones.ts';
import { acuteChronicRatio, acuteChronicRatioCoupled, acuteChronicRatioUncoupled } from './load/acute-chronic.ts';
import { trimp, trimpLthrNormalized, trimpStream } from './load/banister-trimp.ts';
import {
  fitnessFatigue,
  fitnessFatigueExponential,
  fitnessFatiguePierreEma,
  fitnessFatiguePierreFirstValue,
} from './load/fitness-fatigue.ts';
import { formStatus, formStatusPierre, overtrainingRisk } from './load/form-status.ts';
import { heartRateStress, heartRateStressPierre } from './load/heart-rate-stress.ts';
import { monotony, monotonyBounded, monotonyPopulation } from './load/monotony.ts';
import { kalmanLevel, simpleMovingAverage, weightedMovingAverage } from './load/moving-average.ts';
import {
  bikeScore,
  trainingStress,
  trainingStressAveragePower,
  trainingStressPierreRounded,
} from './load/power-stress.ts';
import { rampRate } from './load/ramp-rate.ts';
import { sessionRpe } from './load/session-rpe.ts';
import { runningStress, swimmingStress } from './load/speed-stress.ts';
import { trainingStressHybrid } from './load/training-stress.ts';
import { trimpHybrid } from './load/trimp.ts';
import { edwardsTrimp, edwardsTrimpStream, luciaTrimp, luciaTrimpStream } from './load/zone-trimp.ts';
import {
  criticalPower,
  criticalPowerHyperbolic,
  criticalPowerInverseTime,
  criticalPowerMorton,
} from './power/critical-power.ts';
import {
  ftp,
  ftpAcsm,
  ftpCriticalPower,
  ftpEightMinutes,
  ftpPierreFromVo2max,
  ftpRamp,
  ftpSixtyMinutes,
  ftpTwentyMinutes,
} from './power/ftp.ts';
import { bestEfforts, meanMaximalPower, seasonPowerCurve } from './power/mean-maximal-power.ts';
import { normalizedPower, normalizedPowerGoldenCheetah, normalizedPowerPierreRaw } from './power/normalized-power.ts';
import {
  powerForDuration,
  powerForDurationMorton,
  timeToExhaustion,
  timeToExhaustionMorton,
} from './power/power-duration.ts';
import { averagePower, intensityFactor, variabilityIndex } from './power/power-ratios.ts';
import { powerZonesCoggan7, powerZonesPierre5 } from './power/power-zones.ts';
import { wPrimeBalance, wPrimeBalanceEuler, wPrimeBalanceIntegral, wPrimeTau } from './power/w-prime-balance.ts';
import { xPower } from './power/x-power.ts';
import { criticalSpeed } from './running/critical-speed.ts';
import { costOfRunning, costOfWalking, gradeAdjustedSpeed, normalizedGradedSpeed } from './running/grade.ts';
import { raceTime, raceTimeCameron, raceTimePierreStep, raceTimeRiegel, raceTimeVdot } from './running/race-time.ts';
import { trainingPaces, trainingPacesGoldenCheetah } from './running/training-paces.ts';
import { vdot, vdotPierreStep, vdotRiegel, velocityAtVdot } from './running/vdot.ts';
import { ascent } from './stream/ascent.ts';
import { trackDistance } from './stream/distance.ts';
import { gradeStream } from './stream/grade.ts';
import { movingTime } from './stream/moving-time.ts';
import { resampleToOneHertz } from './stream/one-hertz.ts';

/** Every algorithm by id. An id without an algorithm, or the reverse, does not compile. */
export const algorithms = {
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
  'load.training-stress.hybrid': trainingStressHybrid,
  'load.training-stress.normalized_power': trainingStress,
  'load.training-stress.avg_power': trainingStressAveragePower,
  'load.training-stress.avg_power_pierre_rounded': trainingStressPierreRounded,
  'load.bike-score.skiba': bikeScore,
  'load.heart-rate-stress.lthr_trimp': heartRateStress,
  'load.heart-rate-stress.pierre_quadratic': heartRateStressPierre,
  'load.running-stress.mcgregor': runningStress,
  'load.swimming-stress.cubed': swimmingStress,
  'load.trimp.hybrid': trimpHybrid,
  'load.trimp.banister_stream': trimpStream,
  'load.trimp.banister_average': trimp,
  'load.trimp.edwards_stream': edwardsTrimpStream,
  'load.trimp.edwards': edwardsTrimp,
  'load.trimp.lucia_stream': luciaTrimpStream,
  'load.trimp.lucia': luciaTrimp,
  'load.trimp.lthr_normalized': trimpLthrNormalized,
  'load.session-rpe.foster': sessionRpe,
  'load.fitness-fatigue.trainingpeaks': fitnessFatigue,
  'load.fitness-fatigue.exponential': fitnessFatigueExponential,
  'load.fitness-fatigue.pierre_ema': fitnessFatiguePierreEma,
  'load.fitness-fatigue.pierre_first_value': fitnessFatiguePierreFirstValue,
  'load.moving-average.sma': simpleMovingAverage,
  'load.moving-average.wma': weightedMovingAverage,
  'load.moving-average.kalman_local_level': kalmanLevel,
  'load.acute-chronic.ewma': acuteChronicRatio,
  'load.acute-chronic.coupled': acuteChronicRatioCoupled,
  'load.acute-chronic.uncoupled': acuteChronicRatioUncoupled,
  'load.monotony.foster_sample_sd': monotony,
  'load.monotony.foster_population_sd': monotonyPopulation,
  'load.monotony.runalyze_bounded': monotonyBounded,
  'load.ramp-rate.weekly': rampRate,
  'load.form-status.friel': formStatus,
  'load.form-status.pierre': formStatusPierre,
  'load.overtraining-risk.pierre': overtrainingRisk,
  'heart-rate.maximum.tanaka': maximumHeartRate,
  'heart-rate.maximum.fox': maximumHeartRateFox,
  'heart-rate.maximum.nes': maximumHeartRateNes,
  'heart-rate.maximum.gulati': maximumHeartRateGulati,
  'heart-rate.maximum.gellish_linear': maximumHeartRateGellish,
  'heart-rate.maximum.gellish_quadratic': maximumHeartRateGellishQuadratic,
  'heart-rate.maximum.fox_pierre_clamped': maximumHeartRateFoxPierreClamped,
  'heart-rate.maximum.observed': maximumHeartRateObserved,
  'heart-rate.zones.hybrid': heartRateZones,
  'heart-rate.zones.karvonen_5': heartRateZonesKarvonen,
  'heart-rate.zones.percent_max_5': heartRateZonesPercentMaximum,
  'heart-rate.zones.percent_max_pierre_config': heartRateZonesPierreConfig,
  'heart-rate.zones.friel_run_7': heartRateZonesFrielRunning,
  'heart-rate.zones.friel_cycling_7': heartRateZonesFrielCycling,
  'heart-rate.zones.coggan_5': heartRateZonesCoggan,
  'heart-rate.threshold.hybrid': thresholdHeartRate,
  'heart-rate.threshold.friel_30min_last20': thresholdHeartRateFriel,
  'heart-rate.threshold.pierre_from_30min': thresholdHeartRatePierre,
  'heart-rate.threshold.from_maxhr': thresholdHeartRateFromMaximum,
  'endurance.efficiency-factor.power': efficiencyFactor,
  'endurance.efficiency-factor.running_speed': efficiencyFactorRunning,
  'endurance.decoupling.average_power_halves': decoupling,
  'endurance.decoupling.normalized_power_halves': decouplingNormalizedPower,
  'endurance.decoupling.speed_halves': decouplingSpeed,
  'intensity.time-in-zones.sample_count': timeInZones,
  'intensity.time-in-zones.seiler_3': timeInThreeZones,
  'intensity.polarization.treff_2019': polarizationIndex,
  'running.vdot.daniels_gilbert': vdot,
  'running.vdot.pierre_step': vdotPierreStep,
  'running.vdot.riegel_10k': vdotRiegel,
  'running.velocity-at-vdot.quadratic_inverse': velocityAtVdot,
  'running.race-time.hybrid': raceTime,
  'running.race-time.vdot_root': raceTimeVdot,
  'running.race-time.riegel': raceTimeRiegel,
  'running.race-time.cameron': raceTimeCameron,
  'running.race-time.pierre_step': raceTimePierreStep,
  'running.training-paces.daniels': trainingPaces,
  'running.training-paces.goldencheetah': trainingPacesGoldenCheetah,
  'running.critical-speed.distance_time_linear': criticalSpeed,
  'running.cost-of-grade.minetti_running': costOfRunning,
  'running.cost-of-grade.minetti_walking': costOfWalking,
  'running.grade-adjusted-speed.minetti_2002': gradeAdjustedSpeed,
  'running.normalized-graded-speed.mcgregor': normalizedGradedSpeed,
  'stream.one-hertz.hold_and_gap': resampleToOneHertz,
  'stream.distance.haversine': trackDistance,
  'stream.moving-time.speed_threshold': movingTime,
  'stream.ascent.hysteresis': ascent,
  'stream.grade.distance_window': gradeStream,
  ...healthAlgorithms,
} as const satisfies { readonly [Id in AlgorithmId]: Algorithm<Id, never, unknown> };

export type InputOf<Id extends AlgorithmId> = Parameters<(typeof algorithms)[Id]>[0];
export type ValueOf<Id extends AlgorithmId> = ReturnType<(typeof algorithms)[Id]> extends Outcome<infer V> ? V : never;

/** The algorithm that a family takes when the caller names no method. */
export type DefaultIdOf<F extends AlgorithmFamily> = `${F}.${(typeof defaultMethods)[F]}`;

/** One line of the catalogue: the spec with its family and method apart. */
export interface AlgorithmDescription extends AlgorithmSpec {
  readonly family: AlgorithmFamily;
  readonly method: MethodOf<AlgorithmFamily>;
  /** Taken when the caller names no method. */
  readonly isDefault: boolean;
}

/** Static description of all algorithms, in the order of the ids: for documentation and for `explain`. */
export function describeAlgorithms(): readonly AlgorithmDescription[] {
  return algorithmIds.map((id) => {
    const cut = id.lastIndexOf('.');
    const family = id.slice(0, cut) as AlgorithmFamily;
    const method = id.slice(cut + 1) as MethodOf<AlgorithmFamily>;
    return { ...algorithms[id].spec, family, method, isDefault: defaultMethods[family] === method };
  });
}
