import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { type PolarizationInput, polarizationIndex } from './polarization.ts';

/** Only the first is a published verdict with a number; the others name the order of the zones. */
export type DistributionLabel =
  | 'polarized'
  | 'polarized_order'
  | 'pyramidal'
  | 'threshold'
  | 'high_intensity'
  | 'low_intensity';

export interface DistributionVerdict {
  readonly label: DistributionLabel;
  /** Polarization index. */
  readonly index: number;
  /** What made the label, as a sentence with its numbers. */
  readonly reason: string;
}

/** So little above the first threshold is no distribution of intensity. */
const ONLY_EASY = 0.95;

export const distributionLabel = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'intensity.distribution-label.treff_2019',
    version: 1,
    title: 'Name of the intensity distribution',
    unit: 'label',
    evidence: 'heuristic',
    formula:
      'low_intensity: z1 ≥ 95 % (ours); z1 > z3 > z2: polarized if the index is above 2, else polarized_order; z1 > z2 ≥ z3: pyramidal; z3 over both: high_intensity; else threshold',
    validRange: 'weeks or more of training in three zones',
    references: [references.treff2019, references.seilerKjerland2006, references.ours],
  },
  (input: PolarizationInput): Outcome<DistributionVerdict> => {
    const outcome = polarizationIndex(input);
    if (outcome.status !== 'ok') return outcome;
    const { index, polarized } = outcome.value;
    const [easy, middle, hard] = input.zoneFractions;
    const shares = input.zoneFractions.map((share) => `${(100 * share).toFixed(0)} %`).join(', ');
    const verdict = (label: DistributionLabel, because: string) =>
      computed({
        label,
        index,
        reason: `${because}: ${shares} in zones 1 to 3, polarization index ${index.toFixed(2)}.`,
      });
    if (easy >= ONLY_EASY) return verdict('low_intensity', 'Nearly all below the first threshold');
    if (easy > hard && hard > middle) {
      return polarized
        ? verdict('polarized', 'More easy than hard, more hard than in between, index above 2')
        : verdict('polarized_order', 'The order of polarized training, index not above 2');
    }
    if (easy > middle && middle >= hard) return verdict('pyramidal', 'Less in each zone above');
    if (hard > easy && hard > middle) return verdict('high_intensity', 'Most above the second threshold');
    return verdict('threshold', 'Most between the thresholds, or no zone in front');
  },
);
