// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const EfficiencyFactorMethod = { Power: 'power', RunningSpeed: 'running_speed' } as const;
export type EfficiencyFactorMethod = (typeof EfficiencyFactorMethod)[keyof typeof EfficiencyFactorMethod];

export const DecouplingMethod = {
  AveragePowerHalves: 'average_power_halves',
  NormalizedPowerHalves: 'normalized_power_halves',
  SpeedHalves: 'speed_halves',
} as const;
export type DecouplingMethod = (typeof DecouplingMethod)[keyof typeof DecouplingMethod];

/** Output at a heart rate, or heart rate at an output. */
export const AerobicBandMethod = {
  OutputAtHeartRate: 'output_at_heart_rate',
  HeartRateAtOutput: 'heart_rate_at_output',
} as const;
export type AerobicBandMethod = (typeof AerobicBandMethod)[keyof typeof AerobicBandMethod];

export const AltitudeShareMethod = {
  WehrlinHallen: 'wehrlin_hallen_2006',
  BassettAcclimatized: 'bassett_acclimatized',
} as const;
export type AltitudeShareMethod = (typeof AltitudeShareMethod)[keyof typeof AltitudeShareMethod];

export const enduranceFamilies = {
  'endurance.efficiency-factor': EfficiencyFactorMethod,
  'endurance.decoupling': DecouplingMethod,
  'endurance.durability': { BestAfterWork: 'best_after_work' },
  'endurance.durability-curve': { BestAfterWork: 'best_after_work' },
  'endurance.aerobic-band': AerobicBandMethod,
  'endurance.aerobic-trend': { LeastSquares: 'least_squares' },
  'endurance.altitude-share': AltitudeShareMethod,
  'endurance.vam': { Definition: 'definition' },
  'endurance.power-from-vam': { Ferrari: 'ferrari' },
  'endurance.sweat-rate': { MassBalance: 'mass_balance' },
} as const;

/** The method taken when the caller names none. */
export const enduranceDefaults = {
  'endurance.efficiency-factor': 'power',
  'endurance.decoupling': 'average_power_halves',
  'endurance.durability': 'best_after_work',
  'endurance.durability-curve': 'best_after_work',
  'endurance.aerobic-band': 'output_at_heart_rate',
  'endurance.aerobic-trend': 'least_squares',
  'endurance.altitude-share': 'wehrlin_hallen_2006',
  'endurance.vam': 'definition',
  'endurance.power-from-vam': 'ferrari',
  'endurance.sweat-rate': 'mass_balance',
} as const;
