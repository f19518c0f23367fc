import { heartRateDrift } from './heart-rate-drift.ts';
import { heartRateRecovery, heartRateRecoveryOfValues } from './heart-rate-recovery.ts';
import {
  heartRateZones,
  heartRateZonesCoggan,
  heartRateZonesFrielCycling,
  heartRateZonesFrielRunning,
  heartRateZonesKarvonen,
  heartRateZonesPercentMaximum,
  heartRateZonesPierreConfig,
} from './heart-rate-zones.ts';
import {
  maximumHeartRate,
  maximumHeartRateFox,
  maximumHeartRateFoxPierreClamped,
  maximumHeartRateGellish,
  maximumHeartRateGellishQuadratic,
  maximumHeartRateGulati,
  maximumHeartRateNes,
  maximumHeartRateObserved,
} from './maximum-heart-rate.ts';
import { restingHeartRate, restingHeartRatePercentile } from './resting-heart-rate.ts';
import {
  thresholdHeartRate,
  thresholdHeartRateFriel,
  thresholdHeartRateFromMaximum,
  thresholdHeartRatePierre,
} from './threshold-heart-rate.ts';

/** By id: a part of the registry. */
export const heartRateAlgorithms = {
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
  'heart-rate.resting.lowest_30_min_mean': restingHeartRate,
  'heart-rate.resting.low_percentile': restingHeartRatePercentile,
  'heart-rate.recovery.stream_60s': heartRateRecovery,
  'heart-rate.recovery.two_values': heartRateRecoveryOfValues,
  'heart-rate.drift.constant_output': heartRateDrift,
} as const;
