import { type AlgorithmId, computed, insufficientData, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm, type Reference } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireFinite, requireNotNegative, requireSameLength } from '../refuse.ts';

/** Scores of 0 to 100; `null` where a component is missing. */
export interface ComponentsInput {
  readonly componentScores: readonly (number | null)[];
}

function present({ componentScores }: ComponentsInput): readonly number[] {
  for (const [i, score] of componentScores.entries())
    if (score !== null) requireBetween(`componentScores.${i}`, score, 0, 100);
  return componentScores.filter((score) => score !== null);
}

const noComponent = () => insufficientData('one component score', 'none');

/* @__NO_SIDE_EFFECTS__ */
function ofPresent<const Id extends Extract<AlgorithmId, `recovery.aggregate.${string}`>>(facts: {
  readonly id: Id;
  readonly title: string;
  readonly unit: string;
  readonly formula: string;
  readonly validRange: string;
  readonly references: readonly Reference[];
  readonly combine: (scores: readonly number[]) => number;
}): Algorithm<Id, ComponentsInput, number> {
  const { combine, ...rest } = facts;
  return defineAlgorithm({ ...rest, version: 1, evidence: 'heuristic' }, (input: ComponentsInput): Outcome<number> => {
    const scores = present(input);
    return scores.length === 0 ? noComponent() : computed(combine(scores));
  });
}

const sumOf = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0);
const productOf = (scores: readonly number[]) => scores.reduce((product, score) => (product * score) / 100, 1);

export const aggregateAdditive = /* @__PURE__ */ ofPresent({
  id: 'recovery.aggregate.additive',
  title: 'Recovery, sum of components',
  unit: 'points',
  formula: 'sum of the scores',
  validRange: 'not on 0 to 100; grows with the number of components',
  references: [references.pierre],
  combine: sumOf,
});

export const aggregateMultiplicative = /* @__PURE__ */ ofPresent({
  id: 'recovery.aggregate.multiplicative',
  title: 'Recovery, product of components',
  unit: '0 to 100',
  formula: '100·product of (score/100)',
  validRange: 'falls with the number of components',
  references: [references.pierre],
  combine: (scores) => 100 * productOf(scores),
});

export const aggregateMinimum = /* @__PURE__ */ ofPresent({
  id: 'recovery.aggregate.minmax',
  title: 'Recovery, weakest component',
  unit: '0 to 100',
  formula: 'smallest score',
  validRange: 'one bad reading decides',
  references: [references.pierre],
  combine: (scores) => Math.min(...scores),
});

export const aggregateMean = /* @__PURE__ */ ofPresent({
  id: 'recovery.aggregate.mean',
  title: 'Recovery, mean of components',
  unit: '0 to 100',
  formula: 'mean of the scores',
  validRange: 'components of equal worth',
  references: [references.convention],
  combine: (scores) => sumOf(scores) / scores.length,
});

export const aggregateGeometricMean = /* @__PURE__ */ ofPresent({
  id: 'recovery.aggregate.geometric_mean',
  title: 'Recovery, geometric mean of components',
  unit: '0 to 100',
  formula: '100·(product of (score/100))^(1/n)',
  validRange: 'a score of 0 makes the whole 0',
  references: [references.convention],
  combine: (scores) => 100 * productOf(scores) ** (1 / scores.length),
});

export const aggregateWeighted = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'recovery.aggregate.weighted',
    version: 1,
    title: 'Recovery, weighted components',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula: 'sum of weight·score / sum of the weights of what is present',
    validRange: 'weights as the caller gives them; 0.4, 0.4, 0.2 for form, sleep, HRV in the recovery score',
    references: [references.pierre],
  },
  (input: ComponentsInput & { readonly weights: readonly number[] }): Outcome<number> => {
    present(input);
    const { componentScores, weights } = input;
    requireSameLength('weights', weights, componentScores);
    let sum = 0;
    let total = 0;
    for (const [i, score] of componentScores.entries()) {
      const weight = weights[i] ?? 0;
      requireNotNegative(`weights.${i}`, weight);
      if (score === null) continue;
      sum += weight * score;
      total += weight;
    }
    if (total === 0) return insufficientData('one component score with a weight above 0', 'none');
    const left = componentScores.filter((score) => score === null).length;
    return computed(
      sum / total,
      left === 0
        ? []
        : [`${left} of ${componentScores.length} components were missing; the other weights were scaled up.`],
    );
  },
);

export interface NeuralInput extends ComponentsInput {
  /** A trained model of the caller. None is shipped, and none is made up. */
  readonly model?: (componentScores: readonly (number | null)[]) => number;
}

export const aggregateNeural = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'recovery.aggregate.neural',
    version: 1,
    title: 'Recovery, model of the caller',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula: 'model(scores), held to 0..100; refused without a model',
    validRange: 'as the model that is passed in',
    references: [references.pierre],
  },
  (input: NeuralInput): Outcome<number> => {
    const { componentScores, model } = input;
    if (model === undefined)
      refuse(
        'model',
        'must be given: there are no published weights for this method. Pass a model or choose weighted.',
      );
    if (present(input).length === 0) return noComponent();
    const answer = model(componentScores);
    requireFinite('model', answer);
    return computed(Math.min(100, Math.max(0, answer)));
  },
);
