import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';
import { stressOf, thresholdWarning } from './power-stress.ts';

export interface RunningStressInput {
  readonly durationSeconds: number;
  /** Grade-adjusted, smoothed, fourth-power mean: `normalizedGradedSpeed`. */
  readonly normalizedGradedSpeedMetersPerSecond: number;
  readonly thresholdSpeedMetersPerSecond: number;
}

export interface SwimmingStressInput {
  readonly durationSeconds: number;
  /** Distance over time in the water, rests excluded. */
  readonly averageSpeedMetersPerSecond: number;
  /** CSS. */
  readonly criticalSwimSpeedMetersPerSecond: number;
}

export const runningStress = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.running-stress.mcgregor',
    version: 1,
    title: 'Running training stress (rTSS)',
    unit: 'TSS',
    evidence: 'heuristic',
    formula: 'hours · (NGS/threshold speed)^2 · 100',
    validRange: 'runs with a threshold pace of the time',
    references: [references.mcgregorFitzgerald2010],
  },
  (input: RunningStressInput) => {
    requireNotNegative('durationSeconds', input.durationSeconds);
    requireNotNegative('normalizedGradedSpeedMetersPerSecond', input.normalizedGradedSpeedMetersPerSecond);
    requirePositive('thresholdSpeedMetersPerSecond', input.thresholdSpeedMetersPerSecond);
    return computed(
      stressOf(
        input.durationSeconds,
        input.normalizedGradedSpeedMetersPerSecond,
        input.thresholdSpeedMetersPerSecond,
        2,
      ),
      thresholdWarning(
        input.durationSeconds,
        input.normalizedGradedSpeedMetersPerSecond,
        input.thresholdSpeedMetersPerSecond,
      ),
    );
  },
);

/** The drag of water makes power grow with the cube of speed. */
export const swimmingStress = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.swimming-stress.cubed',
    version: 1,
    title: 'Swimming training stress (sTSS)',
    unit: 'TSS',
    evidence: 'heuristic',
    formula: 'hours · (speed/CSS)^3 · 100',
    validRange: 'swims with a critical swim speed of the time',
    references: [references.trainingPeaks],
  },
  (input: SwimmingStressInput) => {
    requireNotNegative('durationSeconds', input.durationSeconds);
    requireNotNegative('averageSpeedMetersPerSecond', input.averageSpeedMetersPerSecond);
    requirePositive('criticalSwimSpeedMetersPerSecond', input.criticalSwimSpeedMetersPerSecond);
    return computed(
      stressOf(input.durationSeconds, input.averageSpeedMetersPerSecond, input.criticalSwimSpeedMetersPerSecond, 3),
    );
  },
);
