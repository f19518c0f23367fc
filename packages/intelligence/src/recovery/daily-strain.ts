import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';

export interface DailyStrainInput {
  /** All of the day, training and everyday life. */
  readonly dailyTrimp: number;
  /** Impulse at which 63 % of the scale is reached: 150 unless given. */
  readonly scaleTrimp?: number;
  /** Top of the scale: 21 unless given. */
  readonly maximum?: number;
}

export interface DailyStrain {
  readonly strain: number;
  /** The parameters that made it. */
  readonly scaleTrimp: number;
  readonly maximum: number;
}

export const dailyStrain = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'recovery.daily-strain.saturating_trimp',
    version: 1,
    title: 'Daily strain (own scale)',
    unit: '0 to 21',
    evidence: 'heuristic',
    formula: '21·(1 - e^(-TRIMP/150)). Our own scale; it shares the range 0 to 21 with a vendor and nothing else',
    validRange: 'days of one person among themselves; another 10 points near the top cost far more than below',
    references: [references.ours, references.banister1991],
  },
  ({ dailyTrimp, scaleTrimp = 150, maximum = 21 }: DailyStrainInput): Outcome<DailyStrain> => {
    requireNotNegative('dailyTrimp', dailyTrimp);
    requirePositive('scaleTrimp', scaleTrimp);
    requirePositive('maximum', maximum);
    return computed({ strain: -maximum * Math.expm1(-dailyTrimp / scaleTrimp), scaleTrimp, maximum });
  },
);
