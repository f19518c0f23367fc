import type { PlannedBlock, PlannedStep, StepTarget } from '@vitalwire/core';
import type { WorkoutTargets, WorkoutZone } from './workout-targets.ts';

export const WorkoutType = {
  Recovery: 'recovery',
  Endurance: 'endurance',
  Long: 'long',
  Tempo: 'tempo',
  Threshold: 'threshold',
  Vo2max: 'vo2max',
  Anaerobic: 'anaerobic',
  Sprint: 'sprint',
  Strides: 'strides',
  Hills: 'hills',
} as const;
export type WorkoutType = (typeof WorkoutType)[keyof typeof WorkoutType];

/** How a session of a type is put together: our own convention. */
export interface WorkoutTemplate {
  /** Rises from recovery to endurance. */
  readonly warmupSeconds: number;
  /** Falls from endurance to recovery. */
  readonly cooldownSeconds: number;
  /** Steady riding, running or swimming that makes up what is missing. */
  readonly fill: WorkoutZone;
  readonly work: {
    readonly zone: WorkoutZone;
    readonly seconds: number;
    readonly recoverySeconds: number;
    readonly most: number;
    readonly note?: string;
  } | null;
  /** The repeats come after the steady part. */
  readonly workLast: boolean;
}

const steady = (fill: WorkoutZone, minutes: number): WorkoutTemplate => ({
  warmupSeconds: 60 * minutes,
  cooldownSeconds: 30 * minutes,
  fill,
  work: null,
  workLast: false,
});

const repeats = (zone: WorkoutZone, seconds: number, recoverySeconds: number, most: number): WorkoutTemplate => ({
  warmupSeconds: 900,
  cooldownSeconds: 600,
  fill: 'endurance',
  work: { zone, seconds, recoverySeconds, most },
  workLast: false,
});

export const workoutTemplates: { readonly [Type in WorkoutType]: WorkoutTemplate } = {
  recovery: /* @__PURE__ */ steady('recovery', 0),
  endurance: /* @__PURE__ */ steady('endurance', 10),
  long: /* @__PURE__ */ steady('endurance', 15),
  tempo: /* @__PURE__ */ repeats('tempo', 900, 300, 4),
  threshold: /* @__PURE__ */ repeats('threshold', 600, 180, 5),
  vo2max: /* @__PURE__ */ repeats('vo2max', 240, 180, 7),
  anaerobic: /* @__PURE__ */ repeats('anaerobic', 60, 180, 10),
  sprint: /* @__PURE__ */ repeats('sprint', 15, 225, 12),
  strides: {
    warmupSeconds: 600,
    cooldownSeconds: 300,
    fill: 'endurance',
    work: { zone: 'anaerobic', seconds: 20, recoverySeconds: 70, most: 8 },
    workLast: true,
  },
  hills: {
    warmupSeconds: 900,
    cooldownSeconds: 600,
    fill: 'endurance',
    work: {
      zone: 'vo2max',
      seconds: 90,
      recoverySeconds: 150,
      most: 12,
      note: 'Uphill, at the effort of this target on the level.',
    },
    workLast: false,
  },
};

/** What of a template is used. */
export interface WorkoutMeasures {
  readonly warmupSeconds: number;
  readonly cooldownSeconds: number;
  readonly repeats: number;
  readonly fillSeconds: number;
  readonly fillTarget: StepTarget;
}

/** Bounds of a target, whatever its unit. */
function mixed(low: number, high: number, share: number): number {
  return low + (high - low) * share;
}

/** Part of the way from one target to another of the same kind. */
export function between(from: StepTarget, to: StepTarget, share: number): StepTarget {
  if (from.type === 'power-percent' && to.type === 'power-percent')
    return {
      type: 'power-percent',
      lowPercent: mixed(from.lowPercent, to.lowPercent, share),
      highPercent: mixed(from.highPercent, to.highPercent, share),
    };
  if (from.type === 'heart-rate-percent' && to.type === 'heart-rate-percent')
    return {
      type: 'heart-rate-percent',
      lowPercent: mixed(from.lowPercent, to.lowPercent, share),
      highPercent: mixed(from.highPercent, to.highPercent, share),
    };
  if (from.type === 'speed' && to.type === 'speed')
    return {
      type: 'speed',
      lowMetersPerSecond: mixed(from.lowMetersPerSecond, to.lowMetersPerSecond, share),
      highMetersPerSecond: mixed(from.highMetersPerSecond, to.highMetersPerSecond, share),
    };
  if (from.type === 'exertion' && to.type === 'exertion')
    return { type: 'exertion', cr10: mixed(from.cr10, to.cr10, share) };
  return share < 1 ? from : to;
}

/** From the bottom of one target to the middle of another: what a ramp covers. */
function spanning(low: StepTarget, high: StepTarget): StepTarget {
  if (low.type === 'power-percent' && high.type === 'power-percent')
    return { type: 'power-percent', lowPercent: low.lowPercent, highPercent: (high.lowPercent + high.highPercent) / 2 };
  if (low.type === 'heart-rate-percent' && high.type === 'heart-rate-percent')
    return {
      type: 'heart-rate-percent',
      lowPercent: low.lowPercent,
      highPercent: (high.lowPercent + high.highPercent) / 2,
    };
  if (low.type === 'speed' && high.type === 'speed')
    return {
      type: 'speed',
      lowMetersPerSecond: low.lowMetersPerSecond,
      highMetersPerSecond: (high.lowMetersPerSecond + high.highMetersPerSecond) / 2,
    };
  return low;
}

function timed(
  intent: PlannedStep['intent'],
  seconds: number,
  target: StepTarget,
  extra: Pick<PlannedStep, 'ramp' | 'note'> = {},
): PlannedStep {
  return { intent, length: { type: 'time', seconds }, target, ...extra };
}

export function blocksOf(
  template: WorkoutTemplate,
  measures: WorkoutMeasures,
  targets: WorkoutTargets,
): readonly PlannedBlock[] {
  const ramp = spanning(targets.recovery, targets.endurance);
  const blocks: PlannedBlock[] = [];
  const once = (step: PlannedStep) => blocks.push({ repeat: 1, steps: [step] });
  const fill = () => {
    if (measures.fillSeconds > 0)
      once(timed(template.work === null ? 'work' : 'other', measures.fillSeconds, measures.fillTarget));
  };
  if (measures.warmupSeconds > 0) once(timed('warmup', measures.warmupSeconds, ramp, { ramp: 'rising' }));
  if (template.workLast) fill();
  const { work } = template;
  if (work !== null && measures.repeats > 0)
    blocks.push({
      repeat: measures.repeats,
      steps: [
        timed('work', work.seconds, targets[work.zone], work.note === undefined ? {} : { note: work.note }),
        timed('recovery', work.recoverySeconds, targets.recovery),
      ],
    });
  if (!template.workLast) fill();
  if (measures.cooldownSeconds > 0) once(timed('cooldown', measures.cooldownSeconds, ramp, { ramp: 'falling' }));
  return blocks;
}
