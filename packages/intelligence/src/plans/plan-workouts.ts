import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative, requireOneOf } from '../refuse.ts';
import type { PlanPhase } from './plan-phases.ts';
import type { DayRole } from './plan-week.ts';
import { type BuiltWorkout, buildWorkout } from './workout-builder.ts';
import type { LoadMeter } from './workout-load.ts';
import type { WorkoutTargets } from './workout-targets.ts';
import type { WorkoutType } from './workout-templates.ts';

export interface SessionDay {
  readonly role: DayRole;
  readonly load: number;
}

export interface PlanWorkoutsInput {
  readonly phase: PlanPhase;
  /** A recovery week has no hard day. */
  readonly recovery: boolean;
  /** Of one week of a plan, in order. */
  readonly days: readonly SessionDay[];
  readonly targets: WorkoutTargets;
  readonly meter: LoadMeter;
}

export interface PlanWorkout {
  /** Place in `days`. */
  readonly day: number;
  readonly workout: BuiltWorkout;
}

export interface PlanWorkouts {
  readonly workouts: readonly PlanWorkout[];
  /** Days with a load too small, or too great, for any session. */
  readonly unfilled: readonly number[];
  readonly plannedLoad: number;
  readonly load: number;
}

/** What the hard days of a phase train, the first one first: our own convention. */
const hardTypes: { readonly [Phase in PlanPhase]: readonly [WorkoutType, WorkoutType] } = {
  base: ['tempo', 'tempo'],
  build: ['threshold', 'vo2max'],
  peak: ['vo2max', 'threshold'],
  taper: ['vo2max', 'threshold'],
};

/** What takes its place when the load is too small for it. */
const lighter: Readonly<Partial<Record<WorkoutType, WorkoutType>>> = {
  long: 'endurance',
  tempo: 'endurance',
  threshold: 'endurance',
  vo2max: 'endurance',
  endurance: 'recovery',
};

/** A session for each day of a planned week, whose loads add up to the week's. */
export const planWorkouts = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.week-workouts.by_phase',
    version: 1,
    title: 'Workouts of a planned week',
    unit: 'TSS, or CR-10 · min',
    evidence: 'heuristic',
    formula:
      'easy days endurance, long days long, hard days tempo (base), threshold and VO2max (build), VO2max and threshold (peak, taper), none hard in a recovery week; each within 0.1 of its load, a lighter type where the load is too small',
    validRange: 'loads on the scale of the meter',
    references: [references.ours],
  },
  (input: PlanWorkoutsInput): Outcome<PlanWorkouts> => {
    const { phase, recovery, days, targets, meter } = input;
    const hard = hardTypes[phase];
    if (hard === undefined) refuse('phase', `must be one of ${Object.keys(hardTypes).join(', ')}.`);
    const workouts: PlanWorkout[] = [];
    const unfilled: number[] = [];
    let hardDays = 0;
    for (const [day, { role, load }] of days.entries()) {
      requireOneOf(`days.${day}.role`, role, ['rest', 'easy', 'long', 'hard']);
      requireNotNegative(`days.${day}.load`, load);
      if (load === 0) continue;
      let type: WorkoutType | undefined = role === 'long' ? 'long' : 'endurance';
      if (role === 'hard' && !recovery) type = hard[hardDays++ % 2] ?? 'endurance';
      let built: Outcome<BuiltWorkout> | null = null;
      while (type !== undefined && built?.status !== 'ok') {
        built = buildWorkout({ type, targets, meter, targetLoad: load });
        type = lighter[type];
      }
      if (built?.status === 'ok') workouts.push({ day, workout: built.value });
      else unfilled.push(day);
    }
    return computed(
      {
        workouts,
        unfilled,
        plannedLoad: days.reduce((sum, { load }) => sum + load, 0),
        load: workouts.reduce((sum, { workout }) => sum + workout.load, 0),
      },
      unfilled.length === 0 ? [] : ['Some days have a load that no session can have: they are left empty.'],
    );
  },
);
