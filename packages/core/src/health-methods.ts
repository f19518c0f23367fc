// Named methods of the families about health. Values are stored: add, never rename.

export const Vo2maxMethod = {
  Hybrid: 'hybrid',
  Cooper: 'cooper_12min',
  Rockport: 'rockport',
  Astrand: 'astrand_equation',
  BruceFoster: 'bruce_foster',
  BrucePollock: 'bruce_pollock_female',
  FromVdot: 'from_vdot',
  Uth: 'uth_hr_ratio',
  Storer: 'storer_cycle',
  HawleyNoakes: 'hawley_noakes',
  AcsmCycling: 'acsm_cycling',
} as const;
export type Vo2maxMethod = (typeof Vo2maxMethod)[keyof typeof Vo2maxMethod];

export const OxygenCostMethod = {
  AcsmRunning: 'acsm_running',
  AcsmCycling: 'acsm_cycling',
} as const;
export type OxygenCostMethod = (typeof OxygenCostMethod)[keyof typeof OxygenCostMethod];
