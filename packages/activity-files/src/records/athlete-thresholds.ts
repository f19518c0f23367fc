import {
  type Instant,
  type LocalDate,
  type SourceId,
  type SportFamily,
  type Threshold,
  type ThresholdMetric,
  ThresholdOrigin,
} from '@vitalwire/core';

/** What a file states of its athlete. Absent is not stated. */
export interface AthleteSettings {
  readonly functionalThresholdPowerWatts?: number;
  readonly lactateThresholdHeartRateBpm?: number;
  readonly maximumHeartRateBpm?: number;
  readonly restingHeartRateBpm?: number;
  readonly weightKilograms?: number;
}

/** Sports that are measured in watts: elsewhere a threshold power is a setting left over from a ride. */
const poweredSports: ReadonlySet<SportFamily> = new Set(['cycling', 'running', 'rowing']);

const metrics: Readonly<
  Record<keyof AthleteSettings, { readonly metric: ThresholdMetric; readonly perSport: boolean }>
> = {
  functionalThresholdPowerWatts: { metric: 'ftpWatts', perSport: true },
  lactateThresholdHeartRateBpm: { metric: 'lactateThresholdHeartRateBpm', perSport: true },
  maximumHeartRateBpm: { metric: 'maximumHeartRateBpm', perSport: true },
  restingHeartRateBpm: { metric: 'restingHeartRateBpm', perSport: false },
  weightKilograms: { metric: 'weightKilograms', perSport: false },
};

/** Of watts, beats and kilograms alike; above it a byte is wrong. */
const GREATEST = 10_000;

/** Thresholds of the day on which a device stated them. Nought is a setting that was never made. */
export function thresholdsOf(
  athlete: AthleteSettings,
  stated: {
    readonly on: LocalDate;
    readonly sport: SportFamily;
    readonly sourceId: SourceId;
    readonly recordedAt: Instant;
  },
): readonly Threshold[] {
  const names = Object.keys(metrics) as (keyof AthleteSettings)[];
  return names.flatMap((name) => {
    const value = athlete[name];
    if (value === undefined || !(value > 0 && value <= GREATEST)) return [];
    const { metric, perSport } = metrics[name];
    if (metric === 'ftpWatts' && !poweredSports.has(stated.sport)) return [];
    return [
      {
        metric,
        sport: perSport ? stated.sport : null,
        value,
        validFrom: stated.on,
        origin: ThresholdOrigin.Source,
        detail: stated.sourceId,
        recordedAt: stated.recordedAt,
      },
    ];
  });
}
