import { type AlgorithmId, computed } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm } from '../define-algorithm.ts';
import { piecewise } from '../piecewise.ts';
import * as references from '../references.ts';
import { requireFinite } from '../refuse.ts';

/* @__NO_SIDE_EFFECTS__ */
function formScore<const Id extends Extract<AlgorithmId, `recovery.form-score.${string}`>>(facts: {
  readonly id: Id;
  readonly title: string;
  readonly formula: string;
  readonly validRange: string;
  readonly equation: (tsb: number) => number;
}): Algorithm<Id, { readonly tsb: number }, number> {
  const { equation, ...rest } = facts;
  return defineAlgorithm(
    { ...rest, version: 1, unit: '0 to 100', evidence: 'heuristic', references: [references.pierre] },
    ({ tsb }: { readonly tsb: number }) => {
      requireFinite('tsb', tsb);
      return computed(equation(tsb));
    },
  );
}

const codePoints = [
  [-30, 0],
  [-15, 30],
  [-10, 60],
  [0, 85],
  [5, 100],
  [15, 100],
  [25, 90],
] as const;

export const recoveryFormScore = /* @__PURE__ */ formScore({
  id: 'recovery.form-score.pierre_code',
  title: 'Form as a score',
  formula:
    'straight lines through -30 0, -15 30, -10 60, 0 85, 5 100, 15 100, 25 90; above 25: 100 - 2·(TSB - 25), at least 70',
  validRange: 'no published mapping exists; jumps from 90 to 100 just above 25',
  equation: (tsb) => (tsb > 25 ? 100 - Math.min(30, 2 * (tsb - 25)) : piecewise(codePoints, tsb)),
});

const examplePoints = [
  [-30, 0],
  [-15, 20],
  [-10, 40],
  [-5, 60],
  [0, 70],
  [5, 80],
  [15, 90],
  [25, 100],
] as const;

export const recoveryFormScoreExamples = /* @__PURE__ */ formScore({
  id: 'recovery.form-score.pierre_examples',
  title: 'Form as a score (worked examples)',
  formula: 'straight lines through -30 0, -15 20, -10 40, -5 60, 0 70, 5 80, 15 90, 25 100',
  validRange: 'for comparison only',
  equation: (tsb) => piecewise(examplePoints, tsb),
});

export const recoveryFormScoreLinear = /* @__PURE__ */ formScore({
  id: 'recovery.form-score.pierre_linear',
  title: 'Form as a score (straight line)',
  formula: '100·(TSB + 30)/60, held to 0..100',
  validRange: 'for comparison only',
  equation: (tsb) => Math.min(100, Math.max(0, ((tsb + 30) / 60) * 100)),
});
