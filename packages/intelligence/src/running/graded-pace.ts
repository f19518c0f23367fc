import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireSameLength, requireSamples } from '../refuse.ts';
import { type GradedSpeedInput, normalizedGradedSpeed } from './grade.ts';
import { levelSpeed } from './grade-cost.ts';

export interface GradedPaceInput extends GradedSpeedInput {
  readonly gradeFraction: Float64Array;
}

/** The level pace of equal cost over the whole run, standing left out. */
export const gradeAdjustedPace = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.grade-adjusted-pace.minetti_2002',
    version: 1,
    title: 'Grade-adjusted pace',
    unit: 's/km',
    evidence: 'peer-reviewed',
    formula: '1000 / mean of v·C(i)/C(0) over the samples in motion',
    validRange: '-45 to 45 %, altitude smoothed before; credits most runners too little on -10 to -20 %',
    references: [references.minetti2002],
  },
  ({ speedMetersPerSecond: speed, gradeFraction: grade }: GradedPaceInput) => {
    requireSamples('speedMetersPerSecond', speed, 'not-negative');
    requireSamples('gradeFraction', grade, 'negative-allowed');
    requireSameLength('gradeFraction', grade, speed);
    let sum = 0;
    let moving = 0;
    for (let i = 0; i < speed.length; i++) {
      const v = speed[i] ?? Number.NaN;
      if (!(v > 0)) continue;
      sum += levelSpeed(v, grade[i] ?? Number.NaN);
      moving++;
    }
    if (moving === 0) return insufficientData('a sample in motion', 'none');
    return computed((1000 * moving) / sum);
  },
);

export const normalizedGradedPace = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.normalized-graded-pace.mcgregor',
    version: 1,
    title: 'Normalized graded pace',
    unit: 's/km',
    evidence: 'heuristic',
    formula: '1000 / normalized graded speed',
    validRange: '30 s or more at 1 Hz',
    references: [references.mcgregorFitzgerald2010, references.minetti2002],
  },
  (input: GradedSpeedInput) => {
    const speed = normalizedGradedSpeed(input);
    if (speed.status !== 'ok') return speed;
    if (speed.value === 0) return insufficientData('a sample in motion', 'none');
    return computed(1000 / speed.value, speed.warnings);
  },
);
