import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { wPrimeBalance } from '../power/w-prime-balance.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requirePositive } from '../refuse.ts';
import { gradeAdjustedSpeed } from '../running/grade.ts';
import { type CourseSegment, laidOut, type PacedStretch, perSecond, requireCourse, splitsOf } from './course.ts';

export interface RunningPaceOptions {
  /** 1000 unless given; 1609.344 for miles. */
  readonly splitMeters?: number;
  /** Times are multiplied by it: heat, altitude, wind as the caller knows them. 1 unless given. */
  readonly timeFactor?: number;
  /** Of the day and sport; with both, the plan is held against them. */
  readonly criticalSpeedMetersPerSecond?: number;
  readonly anaerobicDistanceMeters?: number;
}

/** The plan against what critical speed and D′ allow. */
export interface SpeedLimitCheck {
  readonly holds: boolean;
  /** Of D′, at the lowest point; below 0 the plan asks for more than there is. */
  readonly lowestMeters: number;
  readonly endMeters: number;
}

export interface RunningPacing {
  readonly finishSeconds: number;
  readonly averageSpeedMetersPerSecond: number;
  /** One for each part of the course. */
  readonly segments: readonly PacedStretch[];
  readonly splits: readonly PacedStretch[];
  /** `null` without critical speed and D′. */
  readonly limit: SpeedLimitCheck | null;
}

const TOO_FAST = 'The plan asks for more than critical speed and D′ allow.';

/** `effort`: level speed of equal cost, part by part. */
function pacing(
  parts: readonly { readonly meters: number; readonly seconds: number }[],
  effort: readonly number[],
  options: RunningPaceOptions,
  warnings: readonly string[] = [],
): Outcome<RunningPacing> {
  const { splitMeters = 1000, criticalSpeedMetersPerSecond, anaerobicDistanceMeters } = options;
  requirePositive('splitMeters', splitMeters);
  if ((criticalSpeedMetersPerSecond === undefined) !== (anaerobicDistanceMeters === undefined))
    refuse('criticalSpeedMetersPerSecond', 'and anaerobicDistanceMeters must be given together.');
  const segments = laidOut(parts);
  const last = segments.at(-1);
  if (last === undefined) return insufficientData('a course', 'none');
  let limit: SpeedLimitCheck | null = null;
  if (criticalSpeedMetersPerSecond !== undefined && anaerobicDistanceMeters !== undefined) {
    // The same balance as that of W′, in metres and metres per second.
    const balance = wPrimeBalance({
      powerWatts: perSecond(segments, (i) => effort[i] ?? 0),
      criticalPowerWatts: criticalSpeedMetersPerSecond,
      anaerobicCapacityJoules: anaerobicDistanceMeters,
    });
    if (balance.status !== 'ok') return balance;
    const { minimumJoules: lowestMeters, endJoules: endMeters } = balance.value;
    limit = { holds: lowestMeters >= 0, lowestMeters, endMeters };
  }
  return computed(
    {
      finishSeconds: last.elapsedSeconds,
      averageSpeedMetersPerSecond: last.toMeters / last.elapsedSeconds,
      segments,
      splits: splitsOf(segments, splitMeters),
      limit,
    },
    limit?.holds === false ? [...warnings, TOO_FAST] : warnings,
  );
}

function factorOf({ timeFactor = 1 }: RunningPaceOptions): number {
  requireBetween('timeFactor', timeFactor, 0.5, 3);
  return timeFactor;
}

export interface EvenPaceInput extends RunningPaceOptions {
  readonly distanceMeters: number;
  /** Before `timeFactor`. */
  readonly targetSeconds: number;
}

export const evenPacing = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.running-pacing.even',
    version: 1,
    title: 'Even pace',
    unit: 's',
    evidence: 'consensus',
    formula: 'distance / time, throughout',
    validRange: 'level courses without wind',
    references: [references.convention],
  },
  (input: EvenPaceInput) => {
    requirePositive('distanceMeters', input.distanceMeters);
    requirePositive('targetSeconds', input.targetSeconds);
    const factor = factorOf(input);
    const effort = input.distanceMeters / input.targetSeconds;
    return pacing([{ meters: input.distanceMeters, seconds: input.targetSeconds * factor }], [effort], input);
  },
);

export interface SplitPaceInput extends EvenPaceInput {
  /** Speed of the second half over that of the first; negative for a positive split. */
  readonly secondHalfFasterPercent: number;
}

export const negativeSplitPacing = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.running-pacing.negative_split',
    version: 1,
    title: 'Negative split',
    unit: 's',
    evidence: 'heuristic',
    formula: 'first half at distance/2 · (1 + 1/(1 + x)) / time, second half x faster',
    validRange: 'level courses; differences of a few percent',
    references: [references.convention],
  },
  (input: SplitPaceInput) => {
    requirePositive('distanceMeters', input.distanceMeters);
    requirePositive('targetSeconds', input.targetSeconds);
    requireBetween('secondHalfFasterPercent', input.secondHalfFasterPercent, -50, 50);
    const factor = factorOf(input);
    const faster = 1 + input.secondHalfFasterPercent / 100;
    const meters = input.distanceMeters / 2;
    const first = (input.targetSeconds * faster) / (1 + faster);
    const second = input.targetSeconds - first;
    return pacing(
      [first, second].map((seconds) => ({ meters, seconds: seconds * factor })),
      [meters / first, meters / second],
      input,
    );
  },
);

export interface CoursePaceInput extends RunningPaceOptions {
  readonly course: readonly CourseSegment[];
  /** Time for the course, or the level speed that can be held; the other follows. */
  readonly targetSeconds?: number;
  readonly levelSpeedMetersPerSecond?: number;
  /** No faster than this on any part: steep descents cannot be run at the speed their cost would allow. */
  readonly maximumSpeedMetersPerSecond?: number;
}

export interface CoursePacing extends RunningPacing {
  /** Of equal cost everywhere but where the maximum speed held back. */
  readonly levelSpeedMetersPerSecond: number;
}

const STEEP_DESCENT = -0.1;

export const equalEffortPacing = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.running-pacing.equal_effort',
    version: 1,
    title: 'Equal effort over a course',
    unit: 's',
    evidence: 'peer-reviewed',
    formula: 'v(i) = level speed · C(0)/C(i), C the energy cost of running on grade i',
    validRange: '-45 to 45 %; descents steeper than 10 % come out too fast without a maximum speed',
    references: [references.minetti2002],
  },
  (input: CoursePaceInput): Outcome<CoursePacing> => {
    const { course, targetSeconds, levelSpeedMetersPerSecond, maximumSpeedMetersPerSecond: most } = input;
    requireCourse(course);
    const factor = factorOf(input);
    if (most !== undefined) requirePositive('maximumSpeedMetersPerSecond', most);
    if ((targetSeconds === undefined) === (levelSpeedMetersPerSecond === undefined))
      refuse('targetSeconds', 'or levelSpeedMetersPerSecond must be given, not both.');
    if (course.length === 0) return insufficientData('a course', 'none');
    const warnings = new Set<string>();
    // Cost over the cost of the level: what a level speed of 1 is adjusted to.
    const costs = course.map(({ gradeFraction }) => {
      const cost = gradeAdjustedSpeed({ speedMetersPerSecond: 1, gradeFraction });
      if (cost.status !== 'ok') return Number.NaN;
      for (const warning of cost.warnings) warnings.add(warning);
      return cost.value;
    });
    const speedsAt = (level: number) =>
      costs.map((cost) => Math.min(level / cost, most === undefined ? Number.POSITIVE_INFINITY : most * factor));
    const timeAt = (level: number) =>
      speedsAt(level).reduce((sum, speed, i) => sum + (course[i]?.lengthMeters ?? 0) / speed, 0);
    let level = levelSpeedMetersPerSecond ?? 0;
    if (targetSeconds === undefined) requirePositive('levelSpeedMetersPerSecond', level);
    else {
      requirePositive('targetSeconds', targetSeconds);
      if (timeAt(Number.MAX_VALUE) >= targetSeconds)
        return insufficientData('a target that the maximum speed allows', `${targetSeconds} s`);
      // Without a maximum speed the time is inverse to the level speed, and the first guess is the answer.
      level = timeAt(1) / targetSeconds;
      if (most !== undefined) {
        let low = 0;
        let high = level;
        while (timeAt(high) > targetSeconds) high *= 2;
        for (let i = 0; i < 100; i++) {
          level = (low + high) / 2;
          if (timeAt(level) > targetSeconds) low = level;
          else high = level;
        }
      }
    }
    const speeds = speedsAt(level);
    if (most === undefined && course.some(({ gradeFraction }) => gradeFraction < STEEP_DESCENT))
      warnings.add('Descents steeper than 10 % are paced by their cost alone and come out too fast for most.');
    const plan = pacing(
      course.map(({ lengthMeters }, i) => ({
        meters: lengthMeters,
        seconds: (factor * lengthMeters) / (speeds[i] ?? 1),
      })),
      speeds.map((speed, i) => speed * (costs[i] ?? 1)),
      input,
      [...warnings],
    );
    return plan.status === 'ok' ? computed({ ...plan.value, levelSpeedMetersPerSecond: level }, plan.warnings) : plan;
  },
);
