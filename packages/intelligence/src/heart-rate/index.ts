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
  type ThresholdHeartRateAnswerId,
  type ThresholdHeartRateInput,
  thresholdHeartRate,
  thresholdHeartRateFriel,
  thresholdHeartRateFromMaximum,
  thresholdHeartRatePierre,
} from './threshold-heart-rate.ts';
