import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative, requirePositive } from '../refuse.ts';

export interface PlateInput {
  readonly loadKilograms: number;
  readonly barKilograms: number;
  /** Weight of one plate of each pair that is there, `[20, 10, 5, 2.5, 1.25]`. */
  readonly platePairsKilograms: readonly number[];
  /** `down` never loads more than asked. */
  readonly rounding: 'down' | 'nearest';
}

export interface LoadedBar {
  readonly loadKilograms: number;
  /** Heaviest first. */
  readonly perSideKilograms: readonly number[];
  /** Asked minus loaded. */
  readonly differenceKilograms: number;
}

const MOST_PAIRS = 16;
const grams = (kilograms: number) => Math.round(1000 * kilograms);

/** Exact over all sums that the pairs can make, with the fewest plates; ties between two loads go to the lighter. */
export const plateLoading = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'strength.plate-loading.exact_sums',
    version: 1,
    title: 'Plates for a load',
    unit: 'kg',
    evidence: 'consensus',
    formula: 'bar + 2·(sum of plates) nearest to the load, or nearest below it',
    validRange: 'up to 16 pairs of plates, whole grams',
    references: [references.convention],
  },
  ({ loadKilograms, barKilograms, platePairsKilograms, rounding }: PlateInput): Outcome<LoadedBar> => {
    requirePositive('loadKilograms', loadKilograms);
    requireNotNegative('barKilograms', barKilograms);
    for (const [i, plate] of platePairsKilograms.entries()) requirePositive(`platePairsKilograms.${i}`, plate);
    if (platePairsKilograms.length > MOST_PAIRS) refuse('platePairsKilograms', `must be at most ${MOST_PAIRS} pairs.`);
    if (rounding !== 'down' && rounding !== 'nearest') refuse('rounding', "must be 'down' or 'nearest'.");
    const asked = grams(loadKilograms);
    const bar = grams(barKilograms);
    const plates = platePairsKilograms.toSorted((a, b) => b - a);
    const sums = new Map<number, readonly number[]>([[bar, []]]);
    for (const plate of plates) {
      for (const [sum, side] of [...sums]) {
        const more = sum + 2 * grams(plate);
        const known = sums.get(more);
        if (known === undefined || known.length > side.length + 1) sums.set(more, [...side, plate]);
      }
    }
    const loads = [...sums.keys()].filter((sum) => rounding === 'nearest' || sum <= asked);
    if (loads.length === 0)
      return insufficientData(`a load of at least the bar, ${barKilograms} kg`, `${loadKilograms} kg`);
    const best = loads.reduce((a, b) => {
      const [apart, other] = [Math.abs(a - asked), Math.abs(b - asked)];
      return other < apart || (other === apart && b < a) ? b : a;
    });
    return computed({
      loadKilograms: best / 1000,
      perSideKilograms: sums.get(best) ?? [],
      differenceKilograms: (asked - best) / 1000,
    });
  },
);
