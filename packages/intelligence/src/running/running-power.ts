import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import {
  requireBetween,
  requireFinite,
  requireNotNegative,
  requirePositive,
  requireSameLength,
  requireSamples,
} from '../refuse.ts';
import { clampWarning, type GradedSpeedInput, gradedWarnings } from './grade.ts';
import { runningCost } from './grade-cost.ts';

export interface RunnerBody {
  readonly weightKilograms: number;
  readonly heightMeters: number;
}

export interface RunningPowerInput extends RunnerBody {
  readonly speedMetersPerSecond: number;
  /** Rise over distance. */
  readonly gradeFraction: number;
}

/** Beyond the speed up to which efficiency was described, the formula turns down. */
const FASTEST = 8.33;
const WINDOW_SECONDS = 120;

function requireBody({ weightKilograms, heightMeters }: RunnerBody): void {
  requirePositive('weightKilograms', weightKilograms);
  requireBetween('heightMeters', heightMeters, 0.8, 2.5);
}

/** Half of air density · drag coefficient · frontal area, per kilogram. */
function dragPerKilogram({ weightKilograms, heightMeters }: RunnerBody): number {
  const frontalArea = 0.266 * 0.2025 * heightMeters ** 0.725 * weightKilograms ** 0.425;
  return (0.5 * 1.2 * 0.9 * frontalArea) / weightKilograms;
}

/** W/kg at constant speed: air, and the cost of the grade times an efficiency that speed raises and elastic return lowers. */
function powerPerKilogram(speed: number, grade: number, drag: number): number {
  const efficiency = (0.25 + 0.054 * speed) * (1 - (0.5 * speed) / FASTEST);
  return drag * speed ** 3 + runningCost(grade) * efficiency * speed;
}

const FORMULA = 'v·(C(i)·(0.25 + 0.054v)·(1 - 0.5v/8.33) + 0.54·A·v²/kg)·kg, A = 0.266·0.2025·m^0.725·kg^0.425';

export const runningPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.power.skiba_2006',
    version: 1,
    title: 'Running power',
    unit: 'W',
    evidence: 'heuristic',
    formula: FORMULA,
    validRange: 'steady running up to 8.33 m/s without wind; comparable with itself only, not with a power meter',
    references: [references.skiba2006, references.minetti2002, references.goldenCheetah],
  },
  (input: RunningPowerInput) => {
    requireBody(input);
    requireBetween('speedMetersPerSecond', input.speedMetersPerSecond, 0, 13);
    requireFinite('gradeFraction', input.gradeFraction);
    const perKilogram = powerPerKilogram(input.speedMetersPerSecond, input.gradeFraction, dragPerKilogram(input));
    const fast = input.speedMetersPerSecond > FASTEST;
    return computed(perKilogram * input.weightKilograms, [
      ...(fast ? ['The efficiency was described up to 8.33 m/s.'] : []),
      ...clampWarning(input.gradeFraction),
    ]);
  },
);

/** To running what Normalized Power is to cycling, in watts. */
export const lactateNormalizedPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.lactate-normalized-power.skiba_2006',
    version: 1,
    title: 'Lactate-normalized power of running',
    unit: 'W',
    evidence: 'heuristic',
    formula: '4th root of the mean of (running power of the 120 s means of speed and grade + change of v²/2 · kg)^4',
    validRange: '2 min or more at 1 Hz; full windows only',
    references: [references.skiba2006, references.goldenCheetah],
  },
  (input: RunnerBody & GradedSpeedInput) => {
    const { speedMetersPerSecond: speed, gradeFraction: grade, weightKilograms } = input;
    requireBody(input);
    requireSamples('speedMetersPerSecond', speed, 'not-negative');
    if (grade !== undefined) {
      requireSamples('gradeFraction', grade, 'negative-allowed');
      requireSameLength('gradeFraction', grade, speed);
    }
    const count = speed.length;
    if (count < WINDOW_SECONDS) return insufficientData('120 s of speed at 1 Hz', `${count} s`);
    const drag = dragPerKilogram(input);
    const known = (samples: Float64Array | undefined, i: number) => {
      const value = samples?.[i] ?? 0;
      return Number.isNaN(value) ? 0 : value;
    };
    let speeds = 0;
    let grades = 0;
    let before: number | undefined;
    let fourthPowers = 0;
    for (let i = 0; i < count; i++) {
      speeds += known(speed, i) - (i >= WINDOW_SECONDS ? known(speed, i - WINDOW_SECONDS) : 0);
      grades += known(grade, i) - (i >= WINDOW_SECONDS ? known(grade, i - WINDOW_SECONDS) : 0);
      if (i < WINDOW_SECONDS - 1) continue;
      const v = Math.max(0, speeds) / WINDOW_SECONDS;
      const kinetic = (v * v - (before ?? v) ** 2) / 2;
      fourthPowers += Math.max(0, powerPerKilogram(v, grades / WINDOW_SECONDS, drag) + kinetic) ** 4;
      before = v;
    }
    const holes = (samples: Float64Array) => samples.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
    const missing = holes(speed);
    if (missing === count) {
      return insufficientData('120 s of speed at 1 Hz', `${count} samples, none with speed`);
    }
    const mean = fourthPowers / (count - WINDOW_SECONDS + 1);
    return computed(
      Math.sqrt(Math.sqrt(mean)) * weightKilograms,
      gradedWarnings(missing, grade === undefined ? 0 : holes(grade), count),
    );
  },
);

export interface RunningPowerStressInput {
  readonly durationSeconds: number;
  readonly lactateNormalizedPowerWatts: number;
  /** Running power at the speed of an all-out 10 km to hour, level. */
  readonly thresholdPowerWatts: number;
}

export const govss = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.power-stress.govss',
    version: 1,
    title: 'GOVSS',
    unit: 'points',
    evidence: 'heuristic',
    formula: 'hours · (lactate-normalized power / threshold power)² · 100',
    validRange: 'runs; an hour at threshold is 100, as in GoldenCheetah (the paper divides by the length of the test)',
    references: [references.skiba2006, references.goldenCheetah],
  },
  (input: RunningPowerStressInput) => {
    requireNotNegative('durationSeconds', input.durationSeconds);
    requireNotNegative('lactateNormalizedPowerWatts', input.lactateNormalizedPowerWatts);
    requirePositive('thresholdPowerWatts', input.thresholdPowerWatts);
    const intensity = input.lactateNormalizedPowerWatts / input.thresholdPowerWatts;
    return computed((input.durationSeconds / 36) * intensity * intensity);
  },
);

export interface RunningEffectivenessInput {
  readonly speedMetersPerSecond: number;
  /** Of a running power meter. */
  readonly powerWatts: number;
  readonly weightKilograms: number;
}

export const runningEffectiveness = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.effectiveness.coggan',
    version: 1,
    title: 'Running effectiveness',
    unit: 'kg/N',
    evidence: 'heuristic',
    formula: 'speed / (W/kg)',
    validRange: 'level running with one and the same power meter; near 1 for experienced runners',
    references: [references.cogganRunning2016],
  },
  (input: RunningEffectivenessInput) => {
    requireNotNegative('speedMetersPerSecond', input.speedMetersPerSecond);
    requirePositive('powerWatts', input.powerWatts);
    requirePositive('weightKilograms', input.weightKilograms);
    return computed((input.speedMetersPerSecond * input.weightKilograms) / input.powerWatts);
  },
);
