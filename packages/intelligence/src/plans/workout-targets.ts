import { computed, type Outcome, type StepTarget } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { heartRateZonesFrielCycling, heartRateZonesFrielRunning } from '../heart-rate/heart-rate-zones.ts';
import type { ZoneTable } from '../intensity/zone-table.ts';
import { powerZonesCoggan7 } from '../power/power-zones.ts';
import * as references from '../references.ts';
import { refuse, requirePositive } from '../refuse.ts';
import { trainingPaces } from '../running/training-paces.ts';

/** What a step is meant to train, lightest first. */
export const WorkoutZone = {
  Recovery: 'recovery',
  Endurance: 'endurance',
  Tempo: 'tempo',
  Threshold: 'threshold',
  Vo2max: 'vo2max',
  Anaerobic: 'anaerobic',
  Sprint: 'sprint',
} as const;
export type WorkoutZone = (typeof WorkoutZone)[keyof typeof WorkoutZone];

export type WorkoutTargets = { readonly [Zone in WorkoutZone]: StepTarget };

export type TargetInput =
  /** Percentages of FTP: they hold whatever FTP is on the day. */
  | { readonly by: 'power' }
  /** Running, from the training paces of a VDOT. */
  | { readonly by: 'vdot'; readonly vdot: number }
  /** Running, from threshold speed. */
  | { readonly by: 'threshold-speed'; readonly thresholdSpeedMetersPerSecond: number }
  /** Swimming, from CSS. */
  | { readonly by: 'critical-swim-speed'; readonly criticalSwimSpeedMetersPerSecond: number }
  /** Percentages of LTHR. */
  | { readonly by: 'heart-rate'; readonly sport: 'running' | 'cycling' }
  /** CR-10. */
  | { readonly by: 'exertion' };

const zones: readonly WorkoutZone[] = /* @__PURE__ */ Object.values(WorkoutZone);

type Bounds = readonly (readonly [low: number, high: number])[];

/** Percent of threshold speed and of CSS: our own convention. */
const RUNNING_PERCENT: Bounds = [
  [65, 75],
  [75, 87],
  [88, 95],
  [97, 102],
  [104, 110],
  [111, 118],
  [120, 130],
];
const SWIMMING_PERCENT: Bounds = [
  [75, 82],
  [83, 92],
  [93, 97],
  [98, 101],
  [102, 106],
  [107, 112],
  [113, 122],
];
const CR10 = [2, 3, 4, 6, 8, 9, 10];
/** A pace is held within so much. */
const PACE_BAND = 0.015;

function targetsOf(targetAt: (index: number) => StepTarget): WorkoutTargets {
  return Object.fromEntries(zones.map((zone, i) => [zone, targetAt(i)])) as WorkoutTargets;
}

function speeds(bounds: Bounds, percentOf: number): WorkoutTargets {
  return targetsOf((i) => {
    const [low = 0, high = 0] = bounds[i] ?? [];
    return {
      type: 'speed',
      lowMetersPerSecond: (low * percentOf) / 100,
      highMetersPerSecond: (high * percentOf) / 100,
    };
  });
}

/** The lowest zone starts at 0 and the highest is open: neither can be aimed at. */
function boundsOf({ zones: found }: ZoneTable, low: number, high: number): Bounds {
  return found.map(({ lower, upper }, i) => [i === 0 ? low : lower, upper ?? high]);
}

function ofVdot(vdot: number): Outcome<WorkoutTargets> {
  const paces = trainingPaces({ vdot });
  if (paces.status !== 'ok') return paces;
  const { value } = paces;
  const around = (secondsPerKilometer: number) => {
    const speed = 1000 / secondsPerKilometer;
    return [100 * speed * (1 - PACE_BAND), 100 * speed * (1 + PACE_BAND)] as const;
  };
  const slow = 100_000 / value.easySlowSecondsPerKilometer;
  const repetition = 100_000 / value.repetitionSecondsPerKilometer;
  return computed(
    speeds(
      [
        [0.9 * slow, slow],
        [slow, 100_000 / value.easyFastSecondsPerKilometer],
        around(value.marathonSecondsPerKilometer),
        around(value.thresholdSecondsPerKilometer),
        around(value.intervalSecondsPerKilometer),
        around(value.repetitionSecondsPerKilometer),
        [1.05 * repetition, 1.12 * repetition],
      ],
      1,
    ),
    paces.warnings,
  );
}

/** One target for each purpose, in the unit that steers the session. */
export const workoutTargets = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.workout-targets.by_thresholds',
    version: 1,
    title: 'Targets of workout steps',
    unit: 'as asked: % of FTP, m/s, % of LTHR, CR-10',
    evidence: 'heuristic',
    formula:
      'power: Coggan levels from 40 % to 200 %; VDOT: E, M, T, I and R pace within 1.5 %; heart rate: Friel zones, 70 to 112 % of LTHR; threshold speed, CSS and CR-10: our own tables',
    validRange: 'thresholds of the time; heart rate cannot steer efforts under two minutes',
    references: [references.allenCoggan, references.danielsFormula, references.friel, references.ours],
  },
  (input: TargetInput): Outcome<WorkoutTargets> => {
    if (input.by === 'vdot') return ofVdot(input.vdot);
    if (input.by === 'threshold-speed') {
      requirePositive('thresholdSpeedMetersPerSecond', input.thresholdSpeedMetersPerSecond);
      return computed(speeds(RUNNING_PERCENT, input.thresholdSpeedMetersPerSecond));
    }
    if (input.by === 'critical-swim-speed') {
      requirePositive('criticalSwimSpeedMetersPerSecond', input.criticalSwimSpeedMetersPerSecond);
      return computed(speeds(SWIMMING_PERCENT, input.criticalSwimSpeedMetersPerSecond));
    }
    if (input.by === 'exertion') return computed(targetsOf((i) => ({ type: 'exertion', cr10: CR10[i] ?? 0 })));
    if (input.by === 'power') {
      const table = powerZonesCoggan7({ ftpWatts: 100 });
      if (table.status !== 'ok') return table;
      const bounds = boundsOf(table.value, 40, 200);
      return computed(
        targetsOf((i) => ({
          type: 'power-percent',
          lowPercent: bounds[i]?.[0] ?? 0,
          highPercent: bounds[i]?.[1] ?? 0,
        })),
      );
    }
    if (input.by !== 'heart-rate') return refuse('by', 'names no kind of target.');
    const friel = input.sport === 'running' ? heartRateZonesFrielRunning : heartRateZonesFrielCycling;
    const table = friel({ lactateThresholdHeartRateBpm: 100 });
    if (table.status !== 'ok') return table;
    const bounds = boundsOf(table.value, 70, 112);
    // Recovery to threshold are zones 1 to 4; above, 5a and 5b are one effort, and nothing tells a sprint from 5c.
    const rows = [0, 1, 2, 3, 4, 6, 6];
    return computed(
      targetsOf((i) => ({
        type: 'heart-rate-percent',
        lowPercent: bounds[rows[i] ?? 0]?.[0] ?? 0,
        highPercent: bounds[i === 4 ? 5 : (rows[i] ?? 0)]?.[1] ?? 0,
      })),
    );
  },
);
