import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { piecewise } from '../piecewise.ts';
import * as references from '../references.ts';
import { refuse, requireBetween } from '../refuse.ts';

const durationPoints = [
  [0, 0],
  [5, 30],
  [6, 60],
  [7, 85],
  [8, 100],
] as const;

export function durationScoreOf(sleptHours: number): number {
  requireBetween('sleptHours', sleptHours, 0, 24);
  return piecewise(durationPoints, sleptHours);
}

export const sleepDurationScore = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.duration-score.pierre',
    version: 1,
    title: 'Sleep duration score',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula: 'straight lines through 0 h 0, 5 h 30, 6 h 60, 7 h 85, 8 h 100; 100 above',
    validRange: 'adults; the cited paper gives ranges, not a score',
    references: [references.pierre, references.hirshkowitz2015],
  },
  ({ sleptHours }: { readonly sleptHours: number }) => computed(durationScoreOf(sleptHours)),
);

const efficiencyPoints = [
  [0, 0],
  [75, 65],
  [85, 85],
  [90, 100],
] as const;

export function efficiencyScoreOf(efficiencyPercent: number): number {
  requireBetween('efficiencyPercent', efficiencyPercent, 0, 100);
  return piecewise(efficiencyPoints, efficiencyPercent);
}

export const sleepEfficiencyScore = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.efficiency-score.pierre',
    version: 1,
    title: 'Sleep efficiency score',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula: 'straight lines through 0 % 0, 75 % 65, 85 % 85, 90 % 100; 100 above',
    validRange: 'time asleep as a share of time in bed, at most 100 %',
    references: [references.pierre],
  },
  ({ efficiencyPercent }: { readonly efficiencyPercent: number }) => computed(efficiencyScoreOf(efficiencyPercent)),
);

/** Shares of the night; together 100 %. */
export interface SleepStages {
  readonly deepPercent: number;
  readonly remPercent: number;
  readonly lightPercent: number;
  readonly awakePercent: number;
}

const deepPoints = [
  [0, 0],
  [15, 70],
  [20, 100],
] as const;
const remPoints = [
  [0, 0],
  [20, 70],
  [25, 100],
] as const;

/** Devices round each share on its own. */
const ROUNDING_PERCENT = 2;

export const sleepStagesScore = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'sleep.stages-score.pierre',
    version: 1,
    title: 'Sleep stages score',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula:
      '0.4·deep + 0.4·REM + 0.2·light % - 2·(awake % - 5, if above); deep through 15 % 70, 20 % 100; REM through 20 % 70, 25 % 100',
    validRange: 'stages of a wearable are estimates; a faultless night reaches 91, since light sleep enters as it is',
    references: [references.pierre],
  },
  (stages: SleepStages) => {
    const { deepPercent, remPercent, lightPercent, awakePercent } = stages;
    for (const name of ['deepPercent', 'remPercent', 'lightPercent', 'awakePercent'] as const)
      requireBetween(name, stages[name], 0, 100);
    const sum = deepPercent + remPercent + lightPercent + awakePercent;
    if (sum > 100 + ROUNDING_PERCENT) refuse('deepPercent', `and the other stages sum to ${sum} %, above 100.`);
    const deep = piecewise(deepPoints, deepPercent);
    const rem = piecewise(remPoints, remPercent);
    const penalty = Math.max(0, awakePercent - 5) * 2;
    const score = 0.4 * deep + 0.4 * rem + 0.2 * lightPercent - penalty;
    return computed(
      Math.min(100, Math.max(0, score)),
      sum < 100 - ROUNDING_PERCENT ? [`The stages make up ${sum.toFixed(0)} % of the night.`] : [],
    );
  },
);
