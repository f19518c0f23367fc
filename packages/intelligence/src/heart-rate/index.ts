export { type HeartRateDrift, type HeartRateDriftInput, heartRateDrift } from './heart-rate-drift.ts';
export {
  type HeartRateRecovery,
  type HeartRateRecoveryInput,
  type HeartRateRecoveryOfStream,
  heartRateRecovery,
  heartRateRecoveryOfValues,
} from './heart-rate-recovery.ts';
export {
  type HeartRateZoneAnswerId,
  type HeartRateZoneInput,
  heartRateZones,
  heartRateZonesCoggan,
  heartRateZonesFrielCycling,
  heartRateZonesFrielRunning,
  heartRateZonesKarvonen,
  heartRateZonesPercentMaximum,
  heartRateZonesPierreConfig,
  type MaximumInput,
  type ReserveInput,
  type ThresholdInput,
} from './heart-rate-zones.ts';
export {
  type AgeInput,
  maximumHeartRate,
  maximumHeartRateFox,
  maximumHeartRateFoxPierreClamped,
  maximumHeartRateGellish,
  maximumHeartRateGellishQuadratic,
  maximumHeartRateGulati,
  maximumHeartRateNes,
  maximumHeartRateObserved,
} from './maximum-heart-rate.ts';
export {
  type HeartRateSamples,
  type LowPercentileInput,
  type RestingHeartRate,
  restingHeartRate,
  restingHeartRatePercentile,
} from './resting-heart-rate.ts';
export {
  type ThresholdHeartRateAnswerId,
  type ThresholdHeartRateInput,
  thresholdHeartRate,
  thresholdHeartRateFriel,
  thresholdHeartRateFromMaximum,
  thresholdHeartRatePierre,
} from './threshold-heart-rate.ts';
