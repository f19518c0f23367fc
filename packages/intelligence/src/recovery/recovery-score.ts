import { type AlgorithmId, computed, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween } from '../refuse.ts';
import { recoveryFormScore, recoveryFormScoreExamples } from './form-score.ts';

export interface RecoveryInput {
  readonly tsb: number;
  /** 0 to 100. */
  readonly sleepScore: number;
  /** 0 to 100; left out where there is none. */
  readonly hrvScore?: number;
}

export interface RecoveryScore {
  readonly score: number;
  readonly level: 'excellent' | 'good' | 'fair' | 'poor';
  readonly formScore: number;
}

function levelOf(score: number): RecoveryScore['level'] {
  if (score >= 85) return 'excellent';
  if (score >= 70) return 'good';
  return score >= 50 ? 'fair' : 'poor';
}

/* @__NO_SIDE_EFFECTS__ */
function weighted<const Id extends Extract<AlgorithmId, `recovery.score.${string}`>>(
  id: Id,
  title: string,
  formOf: typeof recoveryFormScore | typeof recoveryFormScoreExamples,
): Algorithm<Id, RecoveryInput, RecoveryScore> {
  return defineAlgorithm(
    {
      id,
      version: 1,
      title,
      unit: '0 to 100',
      evidence: 'heuristic',
      formula: `0.4·form + 0.4·sleep + 0.2·HRV, halves without HRV; form by ${formOf.spec.id}; 85 excellent, 70 good, 50 fair`,
      validRange: 'a prompt to look at its parts; no paper validates the weights',
      references: [references.pierre],
    },
    ({ tsb, sleepScore, hrvScore }: RecoveryInput): Outcome<RecoveryScore> => {
      const form = formOf({ tsb });
      requireBetween('sleepScore', sleepScore, 0, 100);
      if (hrvScore !== undefined) requireBetween('hrvScore', hrvScore, 0, 100);
      if (form.status !== 'ok') return form;
      const formScore = form.value;
      const score =
        hrvScore === undefined
          ? 0.5 * formScore + 0.5 * sleepScore
          : 0.4 * formScore + 0.4 * sleepScore + 0.2 * hrvScore;
      const warnings = hrvScore === undefined ? ['There was no HRV: form and sleep count half each.'] : [];
      return computed({ score, level: levelOf(score), formScore }, warnings);
    },
  );
}

export const recoveryScore = /* @__PURE__ */ weighted(
  'recovery.score.weighted_pierre_code',
  'Recovery score',
  recoveryFormScore,
);

export const recoveryScoreExamples = /* @__PURE__ */ weighted(
  'recovery.score.weighted_pierre_examples',
  'Recovery score (worked examples)',
  recoveryFormScoreExamples,
);
