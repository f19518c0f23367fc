import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { gapWarning } from '../power/power-samples.ts';
import * as references from '../references.ts';
import { requirePositive, requireSamples, requireWhole } from '../refuse.ts';

export interface DurabilityInput {
  /** 1 Hz, NaN where missing: counts as 0 W. */
  readonly powerWatts: Float64Array;
  readonly durationSeconds: number;
  readonly afterWorkKilojoules: number;
}

export interface Durability {
  readonly freshWatts: number;
  readonly fatiguedWatts: number;
  /** 1 when nothing was lost. */
  readonly ratio: number;
}

export const durability = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'endurance.durability.best_after_work',
    version: 1,
    title: 'Durability',
    unit: '1',
    evidence: 'peer-reviewed',
    formula: 'best mean power of windows that start after so much work / best of the whole ride',
    validRange: 'rides with a hard effort both fresh and late; an easy finish reads as fatigue',
    references: [references.maunder2021, references.vanErp2021],
  },
  ({ powerWatts, durationSeconds, afterWorkKilojoules }: DurabilityInput): Outcome<Durability> => {
    requireSamples('powerWatts', powerWatts, 'not-negative');
    requireWhole('durationSeconds', durationSeconds, 1);
    requirePositive('afterWorkKilojoules', afterWorkKilojoules);
    const work = new Float64Array(powerWatts.length + 1);
    let missing = 0;
    for (let i = 0; i < powerWatts.length; i++) {
      const watts = powerWatts[i] ?? 0;
      if (Number.isNaN(watts)) missing++;
      work[i + 1] = (work[i] ?? 0) + (Number.isNaN(watts) ? 0 : watts);
    }
    let fresh = 0;
    let fatigued = -1;
    for (let start = 0; start + durationSeconds <= powerWatts.length; start++) {
      const before = work[start] ?? 0;
      const joules = (work[start + durationSeconds] ?? 0) - before;
      if (joules > fresh) fresh = joules;
      if (before >= 1000 * afterWorkKilojoules && joules > fatigued) fatigued = joules;
    }
    if (fresh === 0 || fatigued < 0) {
      return insufficientData(
        `${durationSeconds} s of power after ${afterWorkKilojoules} kJ`,
        `${((work.at(-1) ?? 0) / 1000).toFixed(0)} kJ in ${powerWatts.length} s`,
      );
    }
    return computed(
      {
        freshWatts: fresh / durationSeconds,
        fatiguedWatts: fatigued / durationSeconds,
        ratio: fatigued / fresh,
      },
      gapWarning(missing, powerWatts.length),
    );
  },
);
