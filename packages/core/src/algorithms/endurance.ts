// Named methods. Values are stored with results and offered to callers as enums: add, never rename.

export const EfficiencyFactorMethod = { Power: 'power', RunningSpeed: 'running_speed' } as const;
export type EfficiencyFactorMethod = (typeof EfficiencyFactorMethod)[keyof typeof EfficiencyFactorMethod];

export const DecouplingMethod = {
  AveragePowerHalves: 'average_power_halves',
  NormalizedPowerHalves: 'normalized_power_halves',
  SpeedHalves: 'speed_halves',
} as const;
export type DecouplingMethod = (typeof DecouplingMethod)[keyof typeof DecouplingMethod];

export const enduranceFamilies = {
  'endurance.efficiency-factor': EfficiencyFactorMethod,
  'endurance.decoupling': DecouplingMethod,
  'endurance.durability': { BestAfterWork: 'best_after_work' },
  'endurance.vam': { Definition: 'definition' },
  'endurance.power-from-vam': { Ferrari: 'ferrari' },
  'endurance.sweat-rate': { MassBalance: 'mass_balance' },
} as const;

/** The method taken when the caller names none. */
export const enduranceDefaults = {
  'endurance.efficiency-factor': 'power',
  'endurance.decoupling': 'average_power_halves',
  'endurance.durability': 'best_after_work',
  'endurance.vam': 'definition',
  'endurance.power-from-vam': 'ferrari',
  'endurance.sweat-rate': 'mass_balance',
} as const;
