import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireFinite, requireNotNegative } from '../refuse.ts';

export interface FormInput {
  readonly tsb: number;
}

/** Bands of TSB after Friel. */
export type FormStatus = 'transition' | 'fresh' | 'grey' | 'optimal' | 'high_risk';

export const formStatus = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.form-status.friel',
    version: 1,
    title: 'Form status',
    unit: 'band',
    evidence: 'heuristic',
    formula: 'above 25 transition, above 5 fresh, -10 to 5 grey, -30 to below -10 optimal, below -30 high risk',
    validRange: 'TSB of the previous day, with CTL that is no longer warming up',
    references: [references.friel],
  },
  ({ tsb }: FormInput): Outcome<FormStatus> => {
    requireFinite('tsb', tsb);
    if (tsb > 25) return computed('transition');
    if (tsb > 5) return computed('fresh');
    if (tsb >= -10) return computed('grey');
    return computed(tsb >= -30 ? 'optimal' : 'high_risk');
  },
);

export type PierreFormStatus = 'overreaching' | 'productive' | 'fresh' | 'detraining';

/** Calls the usual productive band of -30 to -10 overreaching: kept for comparison. */
export const formStatusPierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.form-status.pierre',
    version: 1,
    title: 'Form status (Pierre)',
    unit: 'band',
    evidence: 'heuristic',
    formula: 'below -10 overreaching, below 0 productive, to 10 fresh, above detraining',
    validRange: 'for comparison only',
    references: [references.pierre],
  },
  ({ tsb }: FormInput): Outcome<PierreFormStatus> => {
    requireFinite('tsb', tsb);
    if (tsb < -10) return computed('overreaching');
    if (tsb < 0) return computed('productive');
    return computed(tsb <= 10 ? 'fresh' : 'detraining');
  },
);

export type RiskFactor = 'acute_load_spike' | 'very_high_acute_load' | 'deep_fatigue';

export interface OvertrainingRisk {
  readonly riskFactors: readonly RiskFactor[];
  readonly riskFactorCount: number;
  readonly level: 'low' | 'moderate' | 'high';
}

export const overtrainingRisk = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.overtraining-risk.pierre',
    version: 1,
    title: 'Load warning signs',
    unit: 'level',
    evidence: 'heuristic',
    formula: 'ATL > 1.3·CTL; ATL > 150; TSB < -10: none low, one moderate, two or more high',
    validRange: 'a prompt to look, no diagnosis',
    references: [references.pierre],
  },
  ({
    ctl,
    atl,
    tsb,
  }: {
    readonly ctl: number;
    readonly atl: number;
    readonly tsb: number;
  }): Outcome<OvertrainingRisk> => {
    requireNotNegative('ctl', ctl);
    requireNotNegative('atl', atl);
    requireFinite('tsb', tsb);
    const riskFactors: RiskFactor[] = [];
    if (ctl > 0 && atl > 1.3 * ctl) riskFactors.push('acute_load_spike');
    if (atl > 150) riskFactors.push('very_high_acute_load');
    if (tsb < -10) riskFactors.push('deep_fatigue');
    const level = riskFactors.length === 0 ? 'low' : riskFactors.length === 1 ? 'moderate' : 'high';
    return computed({ riskFactors, riskFactorCount: riskFactors.length, level });
  },
);
