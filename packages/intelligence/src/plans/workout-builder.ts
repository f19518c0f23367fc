import { computed, insufficientData, type Outcome, type PlannedBlock } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireFinite, requirePositive } from '../refuse.ts';
import { type LoadMeter, type WorkoutLoad, workoutLoad } from './workout-load.ts';
import type { WorkoutTargets } from './workout-targets.ts';
import { between, blocksOf, type WorkoutMeasures, type WorkoutType, workoutTemplates } from './workout-templates.ts';

export interface WorkoutInput {
  readonly type: WorkoutType;
  /** Of `workoutTargets`, in the unit of the meter. */
  readonly targets: WorkoutTargets;
  readonly meter: LoadMeter;
  /** One of both, or both. */
  readonly targetLoad?: number;
  readonly targetSeconds?: number;
}

export interface BuiltWorkout extends WorkoutLoad {
  readonly type: WorkoutType;
  /** As a planned workout keeps them. */
  readonly blocks: readonly PlannedBlock[];
  readonly repeats: number;
  /** Load minus the target; `null` without a target. Never more than 0.1 apart. */
  readonly differenceLoad: number | null;
}

const LOAD_TOLERANCE = 0.1;
const LONGEST_FILL_SECONDS = 8 * 3600;
/** Warm-up and cool-down are cut to so much when the session is small. */
const TRIMS = [1, 0.75, 0.5, 0.25, 0];

interface Attempt {
  readonly measures: WorkoutMeasures;
  readonly blocks: readonly PlannedBlock[];
  readonly load: WorkoutLoad;
}

type Measure = (trim: number, repeats: number, fillSeconds: number, fillShare?: number) => Attempt | null;

/** Most repeats first, warm-up and cool-down whole first; then a steady part of so many seconds as it takes. */
function toLoad(measure: Measure, most: number, target: number): Attempt | null {
  const least = most > 0 ? 1 : 0;
  for (const trim of TRIMS)
    for (let repeats = most; repeats >= least; repeats--) {
      const shortest = repeats === 0 ? 1 : 0;
      const start = measure(trim, repeats, shortest);
      // Under 30 s nothing is defined: any load is above it.
      if (start !== null && start.load.load > target + LOAD_TOLERANCE) continue;
      let low = shortest;
      let high = LONGEST_FILL_SECONDS;
      const longest = measure(trim, repeats, high);
      if (longest === null || longest.load.load < target) continue;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        const tried = measure(trim, repeats, middle);
        if (tried === null || tried.load.load < target) low = middle;
        else high = middle;
      }
      const near = [measure(trim, repeats, low), measure(trim, repeats, high)]
        .filter((attempt) => attempt !== null)
        .sort((a, b) => Math.abs(a.load.load - target) - Math.abs(b.load.load - target))[0];
      if (near !== undefined && Math.abs(near.load.load - target) <= LOAD_TOLERANCE) return near;
    }
  return null;
}

function toSeconds(measure: Measure, most: number, target: number): Attempt | null {
  const least = most > 0 ? 1 : 0;
  for (const trim of TRIMS)
    for (let repeats = most; repeats >= least; repeats--) {
      const start = measure(trim, repeats, 0);
      const fill = target - (start?.load.durationSeconds ?? 0);
      if (fill < 0) continue;
      const attempt = measure(trim, repeats, fill);
      if (attempt !== null && attempt.load.durationSeconds === target) return attempt;
    }
  return null;
}

/** The time is filled; how hard the steady part is decides the load. */
function toBoth(measure: Measure, most: number, seconds: number, target: number): Attempt | null {
  const least = most > 0 ? 1 : 0;
  for (const trim of TRIMS)
    for (let repeats = most; repeats >= least; repeats--) {
      const fill = seconds - (measure(trim, repeats, 0)?.load.durationSeconds ?? 0);
      if (fill < 0) continue;
      const at = (share: number) => measure(trim, repeats, fill, share);
      const easiest = at(0);
      const hardest = at(1);
      if (easiest === null || hardest === null) continue;
      if (easiest.load.load > target + LOAD_TOLERANCE || hardest.load.load < target - LOAD_TOLERANCE) continue;
      let low = 0;
      let high = 1;
      for (let i = 0; i < 24; i++) {
        const middle = (low + high) / 2;
        if ((at(middle)?.load.load ?? 0) < target) low = middle;
        else high = middle;
      }
      const attempt = at(high);
      if (attempt !== null && Math.abs(attempt.load.load - target) <= LOAD_TOLERANCE) return attempt;
    }
  return null;
}

/** A session whose stated load is the sum of its steps, by the formula that will count it. */
export const buildWorkout = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.workout.by_type',
    version: 1,
    title: 'Workout of a type for a load or a time',
    unit: 'TSS, or CR-10 · min',
    evidence: 'heuristic',
    formula:
      'warm-up, as many repeats as fit, steady part in whole seconds, cool-down; within 0.1 of the load. With load and time the steady part lies between recovery and tempo',
    validRange: 'types and repeats are our own convention',
    references: [references.ours],
  },
  (input: WorkoutInput): Outcome<BuiltWorkout> => {
    const { type, targets, meter, targetLoad, targetSeconds } = input;
    const template = workoutTemplates[type];
    if (template === undefined) refuse('type', `must be one of ${Object.keys(workoutTemplates).join(', ')}.`);
    if (targetLoad === undefined && targetSeconds === undefined)
      refuse('targetLoad', 'or targetSeconds, or both, must be given.');
    for (const [zone, target] of Object.entries(targets))
      for (const [name, bound] of Object.entries(target))
        if (typeof bound === 'number') requireFinite(`targets.${zone}.${name}`, bound);
    if (targetLoad !== undefined) requirePositive('targetLoad', targetLoad);
    if (targetSeconds !== undefined) requirePositive('targetSeconds', targetSeconds);
    const seconds = targetSeconds === undefined ? undefined : Math.round(targetSeconds);
    let lacking: Outcome<WorkoutLoad> | null = null;
    const measure: Measure = (trim, repeats, fillSeconds, fillShare) => {
      const measures: WorkoutMeasures = {
        warmupSeconds: Math.round(template.warmupSeconds * trim),
        cooldownSeconds: Math.round(template.cooldownSeconds * trim),
        repeats,
        fillSeconds,
        fillTarget:
          fillShare === undefined ? targets[template.fill] : between(targets.recovery, targets.tempo, fillShare),
      };
      const blocks = blocksOf(template, measures, targets);
      const load = workoutLoad({ blocks, meter });
      if (load.status === 'ok') return { measures, blocks, load: load.value };
      // Too short to be counted, or of other units: the first is passed over, the second is said at the end.
      if (fillSeconds >= 60 || repeats > 0) lacking = load;
      return null;
    };
    const most = template.work?.most ?? 0;
    let attempt: Attempt | null;
    if (seconds === undefined) attempt = toLoad(measure, most, targetLoad ?? 0);
    else if (targetLoad === undefined) attempt = toSeconds(measure, most, seconds);
    else attempt = toBoth(measure, most, seconds, targetLoad);
    if (attempt === null) {
      const other = lacking as Outcome<WorkoutLoad> | null;
      if (other?.status === 'insufficient-data') return other;
      const asked = [
        ...(targetLoad === undefined ? [] : [`a load of ${targetLoad}`]),
        ...(seconds === undefined ? [] : [`${seconds} s`]),
      ].join(' in ');
      return insufficientData(`a load and time that a ${type} session can have`, asked);
    }
    return computed({
      ...attempt.load,
      type,
      blocks: attempt.blocks,
      repeats: attempt.measures.repeats,
      differenceLoad: targetLoad === undefined ? null : attempt.load.load - targetLoad,
    });
  },
);
