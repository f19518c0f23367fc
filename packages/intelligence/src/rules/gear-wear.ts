import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireNotNegative, requirePositive } from '../refuse.ts';
import { confidenceOf, reasonOf, type Verdict } from './reason.ts';

const titles = { wear_over: 'Over the limit', wear_near: 'Near the limit', wear_within: 'Within the limit' } as const;
export type GearWearCode = keyof typeof titles;

export interface GearWearInput {
  /** Distance or time of use, in the unit of the limit. */
  readonly used: number;
  /** The person's or the maker's; there is no default. */
  readonly limit: number;
  readonly unit: string;
  /** Use in a usual week. */
  readonly usedPerWeek?: number;
  /** Share of the limit that is near: 0.9 unless given. */
  readonly nearFrom?: number;
}

export interface GearWear extends Verdict<'due' | 'soon' | 'fine', GearWearCode, 'usedPerWeek'> {
  readonly shareUsed: number;
  /** `null`: not known, or not in use. */
  readonly weeksLeft: number | null;
}

export const gearWear = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.gear-wear.own_limit',
    version: 1,
    title: 'Wear of a piece of equipment',
    unit: 'share of the limit',
    evidence: 'heuristic',
    formula: 'used/limit: due from 1, soon from 0.9',
    validRange: 'a limit that the person or the maker gives',
    references: [references.convention],
  },
  ({ used, limit, unit, usedPerWeek, nearFrom = 0.9 }: GearWearInput): Outcome<GearWear> => {
    requireNotNegative('used', used);
    requirePositive('limit', limit);
    requireBetween('nearFrom', nearFrom, 0, 1);
    if (usedPerWeek !== undefined) requireNotNegative('usedPerWeek', usedPerWeek);
    const shareUsed = used / limit;
    const [verdict, code, score] =
      shareUsed >= 1
        ? (['due', 'wear_over', 1] as const)
        : shareUsed >= nearFrom
          ? (['soon', 'wear_near', 0] as const)
          : (['fine', 'wear_within', -1] as const);
    const reference = { high: limit, origin: 'given' as const };
    return computed({
      proposition: 'replace it',
      verdict,
      confidence: confidenceOf(1, 1),
      reasons: [reasonOf(titles, { code, score, observed: used, unit, reference }, 1, 1)],
      missing:
        usedPerWeek === undefined ? [{ input: 'usedPerWeek', adds: 'how long it will last', statedWeight: 0 }] : [],
      pointers: [],
      shareUsed,
      weeksLeft: usedPerWeek === undefined || usedPerWeek === 0 ? null : Math.max(0, limit - used) / usedPerWeek,
    });
  },
);
