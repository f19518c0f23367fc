import { type AlgorithmId, computed, type Evidence, insufficientData } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm, type Reference } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireSamples } from '../refuse.ts';
import { maximumWarnings } from './bounds.ts';

export interface AgeInput {
  readonly ageYears: number;
}

/** The equations were fitted on adults. */
const FITTED_FROM_YEARS = 18;
const FITTED_TO_YEARS = 80;
const OLDEST = 120;

/* @__NO_SIDE_EFFECTS__ */
function fromAge<const Id extends Extract<AlgorithmId, `heart-rate.maximum.${string}`>>(facts: {
  readonly id: Id;
  readonly title: string;
  readonly formula: string;
  readonly evidence: Evidence;
  readonly references: readonly Reference[];
  readonly equation: (ageYears: number) => number;
}): Algorithm<Id, AgeInput, number> {
  const { equation, ...rest } = facts;
  return defineAlgorithm(
    {
      ...rest,
      version: 1,
      unit: 'bpm',
      validRange: `${FITTED_FROM_YEARS} to ${FITTED_TO_YEARS} years; one person differs by 7 to 11 bpm (standard error)`,
    },
    ({ ageYears }: AgeInput) => {
      requireBetween('ageYears', ageYears, 0, OLDEST);
      const fitted = ageYears >= FITTED_FROM_YEARS && ageYears <= FITTED_TO_YEARS;
      return computed(equation(ageYears), [
        'Maximum heart rate was estimated from age; a measured one is better by 7 to 11 bpm.',
        ...(fitted ? [] : [`The equation was not fitted at ${ageYears} years.`]),
      ]);
    },
  );
}

export const maximumHeartRate = /* @__PURE__ */ fromAge({
  id: 'heart-rate.maximum.tanaka',
  title: 'Maximum heart rate (Tanaka)',
  formula: '208 - 0.7·age',
  evidence: 'peer-reviewed',
  references: [references.tanaka2001],
  equation: (age) => 208 - 0.7 * age,
});

export const maximumHeartRateFox = /* @__PURE__ */ fromAge({
  id: 'heart-rate.maximum.fox',
  title: 'Maximum heart rate (Fox)',
  formula: '220 - age',
  evidence: 'contested',
  references: [references.fox1971, references.robergsLandwehr2002],
  equation: (age) => 220 - age,
});

export const maximumHeartRateNes = /* @__PURE__ */ fromAge({
  id: 'heart-rate.maximum.nes',
  title: 'Maximum heart rate (Nes, HUNT)',
  formula: '211 - 0.64·age',
  evidence: 'peer-reviewed',
  references: [references.nes2013],
  equation: (age) => 211 - 0.64 * age,
});

export const maximumHeartRateGellish = /* @__PURE__ */ fromAge({
  id: 'heart-rate.maximum.gellish_linear',
  title: 'Maximum heart rate (Gellish, linear)',
  formula: '207 - 0.7·age',
  evidence: 'peer-reviewed',
  references: [references.gellish2007],
  equation: (age) => 207 - 0.7 * age,
});

export const maximumHeartRateGellishQuadratic = /* @__PURE__ */ fromAge({
  id: 'heart-rate.maximum.gellish_quadratic',
  title: 'Maximum heart rate (Gellish, quadratic)',
  formula: '192 - 0.007·age^2',
  evidence: 'peer-reviewed',
  references: [references.gellish2007],
  equation: (age) => 192 - 0.007 * age * age,
});

/** Held to 160 to 220, which corrupts ages over 60. */
export const maximumHeartRateFoxPierreClamped = /* @__PURE__ */ fromAge({
  id: 'heart-rate.maximum.fox_pierre_clamped',
  title: 'Maximum heart rate (Fox, held to 160 to 220)',
  formula: '220 - age, held to 160..220',
  evidence: 'heuristic',
  references: [references.pierre],
  equation: (age) => Math.max(160, Math.min(220, 220 - age)),
});

const gulatiFit = /* @__PURE__ */ fromAge({
  id: 'heart-rate.maximum.gulati',
  title: 'Maximum heart rate of women (Gulati)',
  formula: '206 - 0.88·age',
  evidence: 'peer-reviewed',
  references: [references.gulati2010],
  equation: (age) => 206 - 0.88 * age,
});

/** Fitted on women. */
export const maximumHeartRateGulati = /* @__PURE__ */ defineAlgorithm(
  gulatiFit.spec,
  (input: AgeInput & { readonly sex?: 'female' | 'male' }) => {
    const outcome = gulatiFit(input);
    if (outcome.status !== 'ok' || input.sex !== 'male') return outcome;
    return computed(outcome.value, [...outcome.warnings, 'The equation was fitted on women only.']);
  },
);

const SMOOTHED_SECONDS = 5;

/** A measured maximum: give the sessions of the last 90 days. */
export const maximumHeartRateObserved = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.maximum.observed',
    version: 1,
    title: 'Maximum heart rate, observed',
    unit: 'bpm',
    evidence: 'consensus',
    formula: 'highest mean over 5 s without a missing sample',
    validRange: 'sessions with a maximal effort; a lower bound otherwise',
    references: [references.convention],
  },
  ({ sessions }: { readonly sessions: readonly Float64Array[] }) => {
    let best = 0;
    for (const [i, bpm] of sessions.entries()) {
      requireSamples(`sessions.${i}`, bpm, 'not-negative');
      let sum = 0;
      let run = 0;
      for (let second = 0; second < bpm.length; second++) {
        const value = bpm[second] ?? Number.NaN;
        if (Number.isNaN(value)) {
          sum = 0;
          run = 0;
          continue;
        }
        sum += value;
        if (++run > SMOOTHED_SECONDS) sum -= bpm[second - SMOOTHED_SECONDS] ?? 0;
        if (run >= SMOOTHED_SECONDS && sum > best) best = sum;
      }
    }
    if (best === 0) return insufficientData('5 s of heart rate without a gap', 'none');
    return computed(best / SMOOTHED_SECONDS, maximumWarnings(best / SMOOTHED_SECONDS));
  },
);
