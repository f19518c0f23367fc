// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const QualityFilter = {
  Hampel: 'hampel',
  Despike: 'despike',
  InterpolateGap: 'interpolate_gap',
  AltitudeOffset: 'altitude_offset',
  AltitudeRamp: 'altitude_ramp',
  Blank: 'blank',
  Scale: 'scale',
} as const;
export type QualityFilter = (typeof QualityFilter)[keyof typeof QualityFilter];

export const qualityFamilies = {
  'quality.person-bounds': { PierreSoft: 'pierre_soft' },
  'quality.time-order': { Stamps: 'stamps' },
  'quality.missing-values': { Runs: 'runs' },
  'quality.stuck-value': { Repeated: 'repeated' },
  'quality.heart-rate-steps': { StepAndReturn: 'step_and_return' },
  'quality.cadence-lock': { VarianceTracking: 'variance_tracking' },
  'quality.power-spikes': { LocalMedian: 'local_median' },
  'quality.power-zero-runs': { TurningCranks: 'turning_cranks' },
  'quality.position-jumps': { ImpliedMotion: 'implied_motion' },
  'quality.position-drift': { SmallBoxLongPath: 'small_box_long_path' },
  'quality.distance-mismatch': { TrackAgainstTotal: 'track_against_total' },
  'quality.altitude-drift': { LoopClosure: 'loop_closure' },
  'quality.altitude-steps': { VerticalSpeed: 'vertical_speed' },
  'quality.cadence-doubling': { RatioToMedian: 'ratio_to_median' },
  'quality.implausible-speed': { RollingMean: 'rolling_mean' },
  'quality.implausible-pace': { WholeActivity: 'whole_activity' },
  'quality.sleep-stages': { Sums: 'sums' },
  'quality.activity': { Report: 'report' },
  'quality.filter': QualityFilter,
} as const;

/** The method taken when the caller names none. */
export const qualityDefaults = {
  'quality.person-bounds': 'pierre_soft',
  'quality.time-order': 'stamps',
  'quality.missing-values': 'runs',
  'quality.stuck-value': 'repeated',
  'quality.heart-rate-steps': 'step_and_return',
  'quality.cadence-lock': 'variance_tracking',
  'quality.power-spikes': 'local_median',
  'quality.power-zero-runs': 'turning_cranks',
  'quality.position-jumps': 'implied_motion',
  'quality.position-drift': 'small_box_long_path',
  'quality.distance-mismatch': 'track_against_total',
  'quality.altitude-drift': 'loop_closure',
  'quality.altitude-steps': 'vertical_speed',
  'quality.cadence-doubling': 'ratio_to_median',
  'quality.implausible-speed': 'rolling_mean',
  'quality.implausible-pace': 'whole_activity',
  'quality.sleep-stages': 'sums',
  'quality.activity': 'report',
  'quality.filter': 'hampel',
} as const;
