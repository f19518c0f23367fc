import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type FormStatus, formStatus } from '../load/form-status.ts';
import { rampLimitsPercent } from '../load/ramp-rate.ts';
import * as references from '../references.ts';
import { requireNotNegative, requireOneOf, requirePositive } from '../refuse.ts';
import {
  type Reason,
  type ReferenceBand,
  reasonOf,
  requireAllFinite,
  type Sign,
  type Titles,
  type Verdict,
  weigh,
} from './reason.ts';

const titles = {
  form_transition: 'Form far above 0: little load',
  form_fresh: 'Form above 0: fresh',
  form_grey: 'Form around 0',
  form_optimal: 'Form below 0: building',
  form_high_risk: 'Form far below 0: heavy load',
  ramp_over_limit: 'Chronic load rises faster than the limit',
  ramp_in_limit: 'Chronic load rises within the limit',
  monotony_above_usual: 'Days more alike than usual',
  monotony_usual: 'Days as varied as usual',
  acute_chronic_ratio: 'Acute to chronic ratio, description only',
} as const;
export type LoadBalanceCode = keyof typeof titles;
const all: Titles<LoadBalanceCode> = titles;

export interface LoadBalanceInput {
  readonly ctl: number;
  readonly tsb: number;
  /** Change of CTL in seven days. */
  readonly weeklyRamp?: number;
  /** `default` unless given. */
  readonly strategy?: keyof typeof rampLimitsPercent;
  readonly monotony?: { readonly value: number; readonly usualMean: number; readonly usualSd: number };
  /** Told, never weighed: it predicts nothing. */
  readonly acuteChronicRatio?: number;
}

export interface LoadBalance
  extends Verdict<
    'little_load' | 'fresh' | 'balanced' | 'building' | 'heavy_load',
    LoadBalanceCode,
    'form' | 'weeklyRamp' | 'monotony'
  > {
  /** `null`: not known. */
  readonly rampPercent: number | null;
  readonly overRampLimit: boolean | null;
}

const bands: {
  readonly [F in FormStatus]: readonly [
    verdict: LoadBalance['verdict'],
    score: number,
    band: Omit<ReferenceBand, 'origin'>,
  ];
} = {
  transition: ['little_load', -1, { low: 25 }],
  fresh: ['fresh', -0.5, { low: 5, high: 25 }],
  grey: ['balanced', 0, { low: -10, high: 5 }],
  optimal: ['building', 0.5, { low: -30, high: -10 }],
  high_risk: ['heavy_load', 1, { high: -30 }],
};

export const loadBalance = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.load-balance.form_and_ramp',
    version: 1,
    title: 'Where load stands against what one is used to',
    unit: 'verdict',
    evidence: 'heuristic',
    formula:
      'band of TSB: above 25, 5 to 25, -10 to 5, -30 to -10, below; beside it the weekly rise of CTL against 5, 10 or 15 % and monotony against usual + 1 SD; the acute to chronic ratio is told with weight 0',
    validRange: 'CTL that is no longer warming up',
    references: [references.friel, references.pierre, references.impellizzeri2020, references.lolli2019],
  },
  (input: LoadBalanceInput): Outcome<LoadBalance> => {
    requireAllFinite(input);
    const { ctl, tsb, weeklyRamp, strategy = 'default', monotony, acuteChronicRatio } = input;
    requireNotNegative('ctl', ctl);
    const form = formStatus({ tsb });
    if (form.status !== 'ok') return form;
    const [verdict, score, band] = bands[form.value];
    requireOneOf('strategy', strategy, Object.keys(rampLimitsPercent));
    const limit = rampLimitsPercent[strategy];
    const rampPercent =
      weeklyRamp === undefined || ctl - weeklyRamp <= 0 ? null : (100 * weeklyRamp) / (ctl - weeklyRamp);
    const over = rampPercent === null ? null : rampPercent > limit;
    if (monotony !== undefined) {
      requirePositive('monotony.value', monotony.value);
      requireNotNegative('monotony.usualSd', monotony.usualSd);
    }
    const highest = monotony === undefined ? 0 : monotony.usualMean + monotony.usualSd;
    const alike = monotony !== undefined && monotony.value > highest;
    const signs: readonly Sign<LoadBalanceCode, 'form' | 'weeklyRamp' | 'monotony'>[] = [
      {
        input: 'form',
        adds: 'load of the last weeks',
        statedWeight: 1,
        seen: {
          code: `form_${form.value}`,
          score,
          observed: tsb,
          unit: 'TSS/day',
          reference: { ...band, origin: 'stated' },
        },
      },
      {
        input: 'weeklyRamp',
        adds: 'how fast chronic load rises',
        statedWeight: 0,
        seen:
          rampPercent === null
            ? null
            : {
                code: over ? 'ramp_over_limit' : 'ramp_in_limit',
                score: over ? 1 : 0,
                observed: rampPercent,
                unit: '%/week',
                reference: { high: limit, origin: input.strategy === undefined ? 'stated' : 'given' },
                days: 7,
              },
      },
      {
        input: 'monotony',
        adds: 'whether days differ',
        statedWeight: 0,
        seen:
          monotony === undefined
            ? null
            : {
                code: alike ? 'monotony_above_usual' : 'monotony_usual',
                score: alike ? 1 : 0,
                observed: monotony.value,
                unit: '1',
                reference: { high: highest, origin: 'own_history' },
                days: 7,
              },
      },
    ];
    const { confidence, reasons, missing } = weigh(all, signs);
    const told: Reason<LoadBalanceCode>[] = [];
    if (acuteChronicRatio !== undefined) {
      requireNotNegative('acuteChronicRatio', acuteChronicRatio);
      told.push(
        reasonOf(all, { code: 'acute_chronic_ratio', score: 0, observed: acuteChronicRatio, unit: '1', days: 28 }),
      );
    }
    return computed({
      proposition: 'more load than this person is used to',
      verdict,
      confidence,
      reasons: [...reasons, ...told],
      missing,
      pointers: [],
      rampPercent,
      overRampLimit: over,
    });
  },
);
