import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireFinite, requireNotNegative, requireSameLength, requireSamples } from '../refuse.ts';
import { levelSpeed, runningCost, STEEPEST, walkingCost } from './grade-cost.ts';

export interface GradeInput {
  /** Rise over distance, 0.1 for 10 %. */
  readonly gradeFraction: number;
}

export function clampWarning(grade: number): readonly string[] {
  return Math.abs(grade) > STEEPEST
    ? [`Grades beyond ${100 * STEEPEST} % were not measured and count as ${100 * STEEPEST} %.`]
    : [];
}

export const costOfRunning = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.cost-of-grade.minetti_running',
    version: 1,
    title: 'Energy cost of running on a grade',
    unit: 'J/kg/m',
    evidence: 'peer-reviewed',
    formula: '155.4i^5 - 30.4i^4 - 43.3i^3 + 46.3i^2 + 19.5i + 3.6',
    validRange: '-45 to 45 %',
    references: [references.minetti2002],
  },
  ({ gradeFraction }: GradeInput) => {
    requireFinite('gradeFraction', gradeFraction);
    return computed(runningCost(gradeFraction), clampWarning(gradeFraction));
  },
);

export const costOfWalking = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.cost-of-grade.minetti_walking',
    version: 1,
    title: 'Energy cost of walking on a grade',
    unit: 'J/kg/m',
    evidence: 'peer-reviewed',
    formula: '280.5i^5 - 58.7i^4 - 76.8i^3 + 51.9i^2 + 19.6i + 2.5',
    validRange: '-45 to 45 %',
    references: [references.minetti2002],
  },
  ({ gradeFraction }: GradeInput) => {
    requireFinite('gradeFraction', gradeFraction);
    return computed(walkingCost(gradeFraction), clampWarning(gradeFraction));
  },
);

/** The level speed of equal metabolic cost. Overstates the gain of -10 to -20 % for most runners. */
export const gradeAdjustedSpeed = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.grade-adjusted-speed.minetti_2002',
    version: 1,
    title: 'Grade-adjusted speed',
    unit: 'm/s',
    evidence: 'peer-reviewed',
    formula: 'v · C(i)/C(0)',
    validRange: '-45 to 45 %, altitude smoothed before; credits most runners too little on -10 to -20 %',
    references: [references.minetti2002],
  },
  ({ speedMetersPerSecond, gradeFraction }: GradeInput & { readonly speedMetersPerSecond: number }) => {
    requireNotNegative('speedMetersPerSecond', speedMetersPerSecond);
    requireFinite('gradeFraction', gradeFraction);
    return computed(levelSpeed(speedMetersPerSecond, gradeFraction), clampWarning(gradeFraction));
  },
);

export interface GradedSpeedInput {
  /** 1 Hz. NaN is missing and counts as standing. */
  readonly speedMetersPerSecond: Float64Array;
  /** As long. NaN is level. Leave out on a treadmill or track. */
  readonly gradeFraction?: Float64Array;
}

/** Says how many samples of `count` had no speed or no grade, where they are more than one in a hundred. */
export function gradedWarnings(missing: number, ungraded: number, count: number): readonly string[] {
  const share = (some: number) => `${Math.round((100 * some) / count)} %`;
  return [
    ...(missing > count * 0.01 ? [`${share(missing)} of the samples had no speed and counted as standing.`] : []),
    ...(ungraded > count * 0.01 ? [`${share(ungraded)} of the samples had no grade and counted as level.`] : []),
  ];
}

const WINDOW_SECONDS = 30;

/** To running what Normalized Power is to cycling. */
export const normalizedGradedSpeed = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.normalized-graded-speed.mcgregor',
    version: 1,
    title: 'Normalized graded speed',
    unit: 'm/s',
    evidence: 'heuristic',
    formula: '4th root of the mean of (30 s rolling mean of v·C(i)/C(0))^4, full windows only',
    validRange: '30 s or more at 1 Hz',
    references: [references.mcgregorFitzgerald2010, references.minetti2002],
  },
  ({ speedMetersPerSecond: speed, gradeFraction: grade }: GradedSpeedInput) => {
    requireSamples('speedMetersPerSecond', speed, 'not-negative');
    if (grade !== undefined) {
      requireSamples('gradeFraction', grade, 'negative-allowed');
      requireSameLength('gradeFraction', grade, speed);
    }
    if (speed.length < WINDOW_SECONDS) return insufficientData('30 s of speed at 1 Hz', `${speed.length} s`);
    let missing = 0;
    let ungraded = 0;
    const level = new Float64Array(speed.length);
    for (let i = 0; i < speed.length; i++) {
      const value = speed[i] ?? 0;
      const slope = grade === undefined ? 0 : (grade[i] ?? 0);
      if (slope !== slope) ungraded++;
      if (value !== value) missing++;
      else level[i] = levelSpeed(value, slope);
    }
    if (missing === speed.length)
      return insufficientData('30 s of speed at 1 Hz', `${missing} samples, none with speed`);
    let sum = 0;
    let fourthPowers = 0;
    for (let i = 0; i < level.length; i++) {
      sum += (level[i] ?? 0) - (i >= WINDOW_SECONDS ? (level[i - WINDOW_SECONDS] ?? 0) : 0);
      if (i >= WINDOW_SECONDS - 1) fourthPowers += sum ** 4;
    }
    const mean = fourthPowers / (level.length - WINDOW_SECONDS + 1);
    return computed(Math.sqrt(Math.sqrt(mean)) / WINDOW_SECONDS, gradedWarnings(missing, ungraded, speed.length));
  },
);
