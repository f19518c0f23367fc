import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween } from '../refuse.ts';

export interface PolarizationInput {
  /** Shares of time below VT1, VT1 to VT2, above VT2; they sum to 1. */
  readonly zoneFractions: readonly [number, number, number];
}

export interface Polarization {
  readonly index: number;
  /** Index above 2 and more time easy than hard than in between. */
  readonly polarized: boolean;
}

const SUM_TOLERANCE = 0.001;
/** Stands for an empty middle zone, by which one cannot divide. */
const SMALLEST_SHARE = 0.01;

export const polarizationIndex = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'intensity.polarization.treff_2019',
    version: 1,
    title: 'Polarization index',
    unit: '1',
    evidence: 'peer-reviewed',
    formula: 'log10(z1/z2·z3·100); z3 = 0: 0; z2 = 0: log10(z1/0.01·(z3 - 0.01)·100)',
    validRange: 'weeks or more of training in three zones',
    references: [references.treff2019],
  },
  ({ zoneFractions }: PolarizationInput) => {
    if (zoneFractions.length !== 3) refuse('zoneFractions', `must hold three zones, not ${zoneFractions.length}.`);
    for (const [i, share] of (zoneFractions as readonly number[]).entries())
      requireBetween(`zoneFractions.${i}`, share, 0, 1);
    const [easy, middle, hard] = zoneFractions;
    if (Math.abs(easy + middle + hard - 1) > SUM_TOLERANCE) refuse('zoneFractions', 'must sum to 1.');
    const ratio = middle === 0 ? (easy / SMALLEST_SHARE) * (hard - SMALLEST_SHARE) : (easy / middle) * hard;
    // Below these the logarithm is negative without bound or does not exist: no polarization at all.
    const index = hard === 0 || easy === 0 || ratio <= 0 ? 0 : Math.log10(ratio * 100);
    return computed<Polarization>({ index, polarized: index > 2 && easy > hard && hard > middle });
  },
);
