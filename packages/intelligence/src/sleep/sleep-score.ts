import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative } from '../refuse.ts';
import { durationScoreOf, efficiencyScoreOf, type SleepStages, sleepStagesScore } from './sleep-parts.ts';

export interface NightInput {
  readonly sleptHours: number;
  readonly asleepMinutes: number;
  readonly inBedMinutes: number;
}

export interface SleepScore {
  readonly score: number;
  readonly durationScore: number;
  readonly efficiencyPercent: number;
  readonly efficiencyScore: number;
  /** Left out where there were no stages. */
  readonly stagesScore?: number;
}

type Parts = Omit<SleepScore, 'score' | 'stagesScore'>;

function partsOf({ sleptHours, asleepMinutes, inBedMinutes }: NightInput): Parts | null {
  requireNotNegative('asleepMinutes', asleepMinutes);
  requireNotNegative('inBedMinutes', inBedMinutes);
  if (asleepMinutes > inBedMinutes) refuse('asleepMinutes', `must be at most the ${inBedMinutes} min in bed.`);
  const durationScore = durationScoreOf(sleptHours);
  if (inBedMinutes === 0) return null;
  const efficiencyPercent = (100 * asleepMinutes) / inBedMinutes;
  return { durationScore, efficiencyPercent, efficiencyScore: efficiencyScoreOf(efficiencyPercent) };
}

const noNight = () => insufficientData('time in bed', 'none');

export const sleepScore = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.score.pierre',
    version: 1,
    title: 'Sleep score',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula: '0.40·duration + 0.35·stages + 0.25·efficiency, each by its own score',
    validRange: 'one night with stages; no paper validates the weights',
    references: [references.pierre, references.hirshkowitz2015],
  },
  (input: NightInput & SleepStages): Outcome<SleepScore> => {
    const parts = partsOf(input);
    const stages = sleepStagesScore(input);
    if (parts === null || stages.status !== 'ok') return noNight();
    const stagesScore = stages.value;
    const score = 0.4 * parts.durationScore + 0.35 * stagesScore + 0.25 * parts.efficiencyScore;
    return computed({ score, ...parts, stagesScore }, stages.warnings);
  },
);

export const sleepScoreNoStages = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.score.pierre_no_stages',
    version: 1,
    title: 'Sleep score without stages',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula: '0.60·duration + 0.40·efficiency',
    validRange: 'one night without stages; not comparable with the score that has them',
    references: [references.pierre],
  },
  (input: NightInput): Outcome<SleepScore> => {
    const parts = partsOf(input);
    if (parts === null) return noNight();
    return computed({ score: 0.6 * parts.durationScore + 0.4 * parts.efficiencyScore, ...parts });
  },
);
