import { acuteChronicRatio, acuteChronicRatioCoupled, acuteChronicRatioUncoupled } from './acute-chronic.ts';
import { trimp, trimpLthrNormalized, trimpStream } from './banister-trimp.ts';
import {
  fitnessFatigue,
  fitnessFatigueExponential,
  fitnessFatiguePierreEma,
  fitnessFatiguePierreFirstValue,
} from './fitness-fatigue.ts';
import { formStatus, formStatusPierre, overtrainingRisk } from './form-status.ts';
import { heartRateStress, heartRateStressPierre } from './heart-rate-stress.ts';
import { impulseResponse, impulseResponseVariableDose } from './impulse-response.ts';
import { impulseResponseFit, impulseResponseFitVariableDose } from './impulse-response-fit.ts';
import { monotony, monotonyBounded, monotonyPopulation } from './monotony.ts';
import { kalmanLevel, simpleMovingAverage, weightedMovingAverage } from './moving-average.ts';
import { bikeScore, trainingStress, trainingStressAveragePower, trainingStressPierreRounded } from './power-stress.ts';
import { rampRate } from './ramp-rate.ts';
import { sessionRpe } from './session-rpe.ts';
import { fitnessFatigueKalman, fitnessFatigueSimple, fitnessFatigueWeighted } from './sliding-load.ts';
import { runningStress, swimmingStress } from './speed-stress.ts';
import { trainingStressHybrid } from './training-stress.ts';
import { trimpHybrid } from './trimp.ts';
import { edwardsTrimp, edwardsTrimpStream, luciaTrimp, luciaTrimpStream } from './zone-trimp.ts';

/** By id: a part of the registry. */
export const loadAlgorithms = {
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
  'load.fitness-fatigue.sma': fitnessFatigueSimple,
  'load.fitness-fatigue.wma': fitnessFatigueWeighted,
  'load.fitness-fatigue.kalman_local_level': fitnessFatigueKalman,
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
  'load.impulse-response.two_component': impulseResponse,
  'load.impulse-response.variable_dose': impulseResponseVariableDose,
  'load.impulse-response-fit.two_component': impulseResponseFit,
  'load.impulse-response-fit.variable_dose': impulseResponseFitVariableDose,
} as const;
