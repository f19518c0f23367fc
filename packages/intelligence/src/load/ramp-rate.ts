import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireLoads, requireOneOf } from '../refuse.ts';

/** Greatest weekly rise of fitness in percent that a way of building up allows. Convention; no strong evidence for 10 %. */
export const rampLimitsPercent = { conservative: 5, default: 10, aggressive: 15 } as const;
export type RampStrategy = keyof typeof rampLimitsPercent;

export interface RampRateInput {
  /** CTL after each calendar day, oldest first. */
  readonly dailyCtl: ArrayLike<number>;
  readonly strategy?: RampStrategy;
}

export interface RampRate {
  /** Change of CTL over the last seven days. */
  readonly ctlPerWeek: number;
  /** Of the CTL a week ago; `null` when that was 0. */
  readonly percentPerWeek: number | null;
  /** Against the limit of `strategy`; `null` when none was given or there is no percentage. */
  readonly withinLimit: boolean | null;
}

export const rampRate = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.ramp-rate.weekly',
    version: 1,
    title: 'Ramp rate',
    unit: 'CTL/week',
    evidence: 'heuristic',
    formula: 'CTL today - CTL 7 days ago; in percent of the latter',
    validRange: 'CTL that is no longer warming up',
    references: [references.buist2008],
  },
  ({ dailyCtl, strategy }: RampRateInput): Outcome<RampRate> => {
    requireLoads('dailyCtl', dailyCtl);
    if (strategy !== undefined) requireOneOf('strategy', strategy, Object.keys(rampLimitsPercent));
    const count = dailyCtl.length;
    if (count < 8) return insufficientData('8 days of CTL', `${count} days`);
    const before = dailyCtl[count - 8] ?? 0;
    const ctlPerWeek = (dailyCtl[count - 1] ?? 0) - before;
    const percentPerWeek = before === 0 ? null : (100 * ctlPerWeek) / before;
    const judged = strategy !== undefined && percentPerWeek !== null;
    return computed({
      ctlPerWeek,
      percentPerWeek,
      withinLimit: judged ? percentPerWeek <= rampLimitsPercent[strategy] : null,
    });
  },
);
