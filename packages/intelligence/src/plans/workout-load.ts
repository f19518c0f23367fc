import { type AlgorithmId, computed, insufficientData, type Outcome, type PlannedBlock } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import type { HeartRateRange } from '../load/banister-trimp.ts';
import { heartRateStress } from '../load/heart-rate-stress.ts';
import { trainingStress } from '../load/power-stress.ts';
import { sessionRpe } from '../load/session-rpe.ts';
import { runningStress, swimmingStress } from '../load/speed-stress.ts';
import { normalizedPower } from '../power/normalized-power.ts';
import * as references from '../references.ts';
import { refuse, requirePositive, requireWhole } from '../refuse.ts';
import { normalizedGradedSpeed } from '../running/grade.ts';
import { type MeterKind, type SteppedValue, valueOfStep } from './workout-step-value.ts';

/** What the load is counted by, with the thresholds of the day. */
export type LoadMeter =
  | { readonly by: 'power'; readonly ftpWatts: number }
  | { readonly by: 'speed'; readonly thresholdSpeedMetersPerSecond: number }
  | { readonly by: 'swim-speed'; readonly criticalSwimSpeedMetersPerSecond: number }
  | ({ readonly by: 'heart-rate'; readonly lactateThresholdHeartRateBpm: number } & HeartRateRange)
  | { readonly by: 'exertion' };

export interface WorkoutLoadInput {
  readonly blocks: readonly PlannedBlock[];
  readonly meter: LoadMeter;
}

export interface StepLoad {
  /** Places in `blocks`, 0 the first. */
  readonly block: number;
  readonly repetition: number;
  readonly step: number;
  readonly seconds: number;
  /** Its part of the whole; all parts add up to the load. */
  readonly load: number;
}

export interface WorkoutLoad {
  readonly load: number;
  /** The formula that counted it. */
  readonly countedBy: AlgorithmId;
  readonly durationSeconds: number;
  /** Of speed targets. */
  readonly distanceMeters: number | null;
  /** Of power targets, from 30 s on. */
  readonly normalizedPowerWatts: number | null;
  /** Normalized power or speed, or swimming speed, over its threshold. */
  readonly intensityFactor: number | null;
  readonly steps: readonly StepLoad[];
}

interface TimedStep extends SteppedValue {
  readonly block: number;
  readonly repetition: number;
  readonly step: number;
}

const LONGEST_SECONDS = 48 * 3600;
const MOST_STEPS = 5000;

function thresholdOf(meter: LoadMeter): number {
  switch (meter.by) {
    case 'power':
      requirePositive('meter.ftpWatts', meter.ftpWatts);
      return meter.ftpWatts;
    case 'speed':
      requirePositive('meter.thresholdSpeedMetersPerSecond', meter.thresholdSpeedMetersPerSecond);
      return meter.thresholdSpeedMetersPerSecond;
    case 'swim-speed':
      requirePositive('meter.criticalSwimSpeedMetersPerSecond', meter.criticalSwimSpeedMetersPerSecond);
      return meter.criticalSwimSpeedMetersPerSecond;
    case 'heart-rate':
      requirePositive('meter.lactateThresholdHeartRateBpm', meter.lactateThresholdHeartRateBpm);
      return meter.lactateThresholdHeartRateBpm;
    case 'exertion':
      return 10;
    default:
      return refuse('meter.by', 'names no way to count load.');
  }
}

/** Every step as it will be done, repeats written out. */
function written(blocks: readonly PlannedBlock[], kind: MeterKind, threshold: number): Outcome<readonly TimedStep[]> {
  const found: TimedStep[] = [];
  let seconds = 0;
  for (const [block, { repeat, steps }] of blocks.entries()) {
    requireWhole(`blocks.${block}.repeat`, repeat, 1);
    if (repeat * steps.length > MOST_STEPS) refuse(`blocks.${block}.repeat`, `must make at most ${MOST_STEPS} steps.`);
    const values: SteppedValue[] = [];
    for (const [step, planned] of steps.entries()) {
      const value = valueOfStep(planned, kind, threshold, `blocks.${block}.steps.${step}`);
      if (value.status !== 'ok') return value;
      values.push(value.value);
    }
    for (let repetition = 0; repetition < repeat; repetition++)
      for (const [step, value] of values.entries()) {
        found.push({ ...value, block, repetition, step });
        seconds += value.seconds;
      }
    if (seconds > LONGEST_SECONDS) refuse('blocks', 'must end within two days.');
  }
  return found.length === 0 ? insufficientData('a step', 'none') : computed(found);
}

/** One value a second. */
function streamOf(steps: readonly SteppedValue[]): Float64Array {
  const stream = new Float64Array(steps.reduce((sum, { seconds }) => sum + seconds, 0));
  let at = 0;
  for (const { seconds, from, to } of steps)
    for (let s = 0; s < seconds; s++) stream[at++] = from + ((to - from) * (s + 0.5)) / seconds;
  return stream;
}

/** A load that is no sum over time is shared out by the sum of a power of the target. */
function sharedOut(steps: readonly TimedStep[], load: number, exponent: number): readonly StepLoad[] {
  const weights = steps.map((step) => streamOf([step]).reduce((sum, value) => sum + value ** exponent, 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return steps.map(({ block, repetition, step, seconds }, i) => ({
    block,
    repetition,
    step,
    seconds,
    load: total === 0 ? 0 : (load * (weights[i] ?? 0)) / total,
  }));
}

interface Counted {
  readonly load: number;
  readonly countedBy: AlgorithmId;
  readonly steps: readonly StepLoad[];
  readonly normalizedPowerWatts?: number;
  readonly intensityFactor?: number;
}

function count(meter: LoadMeter, steps: readonly TimedStep[], threshold: number): Outcome<Counted> {
  const stream = streamOf(steps);
  const durationSeconds = stream.length;
  if (meter.by === 'power') {
    const power = normalizedPower({ powerWatts: stream });
    if (power.status !== 'ok') return power;
    const stress = trainingStress({ durationSeconds, normalizedPowerWatts: power.value, ftpWatts: threshold });
    if (stress.status !== 'ok') return stress;
    return computed({
      load: stress.value,
      countedBy: trainingStress.spec.id,
      steps: sharedOut(steps, stress.value, 4),
      normalizedPowerWatts: power.value,
      intensityFactor: power.value / threshold,
    });
  }
  if (meter.by === 'speed') {
    const speed = normalizedGradedSpeed({ speedMetersPerSecond: stream });
    if (speed.status !== 'ok') return speed;
    const stress = runningStress({
      durationSeconds,
      normalizedGradedSpeedMetersPerSecond: speed.value,
      thresholdSpeedMetersPerSecond: threshold,
    });
    if (stress.status !== 'ok') return stress;
    return computed({
      load: stress.value,
      countedBy: runningStress.spec.id,
      steps: sharedOut(steps, stress.value, 4),
      intensityFactor: speed.value / threshold,
    });
  }
  if (meter.by === 'swim-speed') {
    // Rests at the wall are not swum: the speed is that of the time in motion.
    const moving = stream.filter((speed) => speed > 0);
    if (moving.length === 0) return insufficientData('a step that is swum', 'rests alone');
    const speed = moving.reduce((sum, value) => sum + value, 0) / moving.length;
    const stress = swimmingStress({
      durationSeconds: moving.length,
      averageSpeedMetersPerSecond: speed,
      criticalSwimSpeedMetersPerSecond: threshold,
    });
    if (stress.status !== 'ok') return stress;
    return computed({
      load: stress.value,
      countedBy: swimmingStress.spec.id,
      steps: sharedOut(steps, stress.value, 3),
      intensityFactor: speed / threshold,
    });
  }
  // Sums over time: each step is counted alone.
  const parts: StepLoad[] = [];
  for (const timed of steps) {
    const { block, repetition, step, seconds } = timed;
    const outcome =
      meter.by === 'heart-rate'
        ? heartRateStress({ ...meter, heartRateBpm: streamOf([timed]) })
        : sessionRpe({ perceivedExertionCr10: (timed.from + timed.to) / 2, durationSeconds: seconds });
    if (outcome.status !== 'ok') return outcome;
    parts.push({ block, repetition, step, seconds, load: outcome.value });
  }
  return computed({
    load: parts.reduce((sum, { load }) => sum + load, 0),
    countedBy: meter.by === 'heart-rate' ? heartRateStress.spec.id : sessionRpe.spec.id,
    steps: parts,
  });
}

/** By the formulas that will count it once it is done, at the middle of every target. */
export const workoutLoad = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.workout-load.from_steps',
    version: 1,
    title: 'Load of a planned workout',
    unit: 'TSS, or CR-10 · min',
    evidence: 'heuristic',
    formula:
      'the steps at the middle of their targets, ramps along them, one value a second; then TSS, rTSS, sTSS, hrTSS or session RPE. Steps share TSS and rTSS by the sum of fourth powers, sTSS by that of cubes',
    validRange: 'a target in the unit of the meter for every step; hrTSS as if heart rate followed at once',
    references: [
      references.allenCoggan,
      references.mcgregorFitzgerald2010,
      references.banister1991,
      references.foster2001,
    ],
  },
  ({ blocks, meter }: WorkoutLoadInput): Outcome<WorkoutLoad> => {
    const threshold = thresholdOf(meter);
    const steps = written(blocks, meter.by, threshold);
    if (steps.status !== 'ok') return steps;
    const counted = count(meter, steps.value, threshold);
    if (counted.status !== 'ok') return counted;
    const { load, countedBy, normalizedPowerWatts = null, intensityFactor = null } = counted.value;
    const swift = meter.by === 'speed' || meter.by === 'swim-speed';
    const distance = steps.value.reduce((sum, { seconds, from, to }) => sum + (seconds * (from + to)) / 2, 0);
    return computed({
      load,
      countedBy,
      durationSeconds: steps.value.reduce((sum, { seconds }) => sum + seconds, 0),
      distanceMeters: swift ? distance : null,
      normalizedPowerWatts,
      intensityFactor,
      steps: counted.value.steps,
    });
  },
);
