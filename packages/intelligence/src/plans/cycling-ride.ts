import { normalizedPower } from '../power/normalized-power.ts';
import { wPrimeBalance } from '../power/w-prime-balance.ts';
import { refuse, requireNotNegative, requirePositive } from '../refuse.ts';
import { type CourseSegment, laidOut, type PacedStretch, perSecond, requireCourse } from './course.ts';
import { forcesOf, type RiderModel, type RoadForces, requireRider, SLOWEST, speedAfter } from './cycling-model.ts';

export interface RideInput extends RiderModel {
  readonly course: readonly CourseSegment[];
  /** Rolling start; 0 is from standstill. The steady speed of the first part unless given. */
  readonly startSpeedMetersPerSecond?: number;
  /** Above it the rider brakes. */
  readonly maximumSpeedMetersPerSecond?: number;
  /** Step of the simulation; 50 unless given. */
  readonly stepMeters?: number;
  readonly criticalPowerWatts?: number;
  /** W′ when fresh. */
  readonly anaerobicCapacityJoules?: number;
  /** Of W′, never to be spent; 0 unless given. */
  readonly reserveJoules?: number;
}

interface Part {
  readonly segment: number;
  readonly meters: number;
  readonly forces: RoadForces;
}

/** A course cut into steps, ready to be ridden at any powers. */
export interface PreparedRide {
  readonly input: RideInput;
  readonly parts: readonly Part[];
}

export interface Ride {
  readonly steps: readonly PacedStretch[];
  /** Segment of each step. */
  readonly segmentOf: readonly number[];
  readonly finishSeconds: number;
  /** Fourth root of the mean fourth power, over time. */
  readonly effortWatts: number;
  readonly averageWatts: number;
}

const STEP_METERS = 50;
const MOST_STEPS = 20_000;

export function prepareRide(input: RideInput): PreparedRide {
  requireRider(input);
  requireCourse(input.course);
  const { stepMeters = STEP_METERS, startSpeedMetersPerSecond, maximumSpeedMetersPerSecond, reserveJoules = 0 } = input;
  requirePositive('stepMeters', stepMeters);
  requireNotNegative('startSpeedMetersPerSecond', startSpeedMetersPerSecond ?? 0);
  requirePositive('maximumSpeedMetersPerSecond', maximumSpeedMetersPerSecond ?? 1);
  requireNotNegative('reserveJoules', reserveJoules);
  if ((input.criticalPowerWatts === undefined) !== (input.anaerobicCapacityJoules === undefined))
    refuse('criticalPowerWatts', 'and anaerobicCapacityJoules must be given together.');
  requirePositive('criticalPowerWatts', input.criticalPowerWatts ?? 1);
  requirePositive('anaerobicCapacityJoules', input.anaerobicCapacityJoules ?? 1);
  if (input.anaerobicCapacityJoules !== undefined && reserveJoules >= input.anaerobicCapacityJoules)
    refuse('reserveJoules', `must be below W′ of ${input.anaerobicCapacityJoules} J.`);
  const parts = input.course.flatMap(({ lengthMeters, gradeFraction, headwindMetersPerSecond = 0 }, segment) => {
    const forces = forcesOf(input, gradeFraction, headwindMetersPerSecond);
    const count = Math.ceil(lengthMeters / stepMeters);
    if (count > MOST_STEPS) refuse('stepMeters', `must make at most ${MOST_STEPS} steps.`);
    return new Array<Part>(count).fill({ segment, meters: lengthMeters / count, forces });
  });
  if (parts.length > MOST_STEPS) refuse('stepMeters', `must make at most ${MOST_STEPS} steps, not ${parts.length}.`);
  return { input, parts };
}

/** `null` where the power does not carry the rider over a part. */
export function ride({ input, parts }: PreparedRide, powers: readonly number[]): Ride | null {
  const { massKilograms, maximumSpeedMetersPerSecond = Number.POSITIVE_INFINITY } = input;
  const [first] = parts;
  if (first === undefined) return null;
  let speed =
    input.startSpeedMetersPerSecond ?? speedAfter(first.forces, powers[first.segment] ?? 0, 0, 0, first.meters);
  let fourth = 0;
  let joules = 0;
  let total = 0;
  const timed: { meters: number; seconds: number }[] = [];
  for (const { segment, meters, forces } of parts) {
    const watts = powers[segment] ?? 0;
    speed = Math.min(speedAfter(forces, watts, massKilograms, speed, meters), maximumSpeedMetersPerSecond);
    if (speed < SLOWEST) return null;
    const seconds = meters / speed;
    timed.push({ meters, seconds });
    total += seconds;
    joules += seconds * watts;
    fourth += seconds * watts ** 4;
  }
  return {
    steps: laidOut(timed),
    segmentOf: parts.map(({ segment }) => segment),
    finishSeconds: total,
    effortWatts: (fourth / total) ** 0.25,
    averageWatts: joules / total,
  };
}

export function powerPerSecond({ steps, segmentOf }: Ride, powers: readonly number[]): Float64Array {
  return perSecond(steps, (step) => powers[segmentOf[step] ?? 0] ?? 0);
}

/** W′ balance second by second; `null` without critical power. */
export function balanceOf({ input }: PreparedRide, ridden: Ride, powers: readonly number[]): Float64Array | null {
  const { criticalPowerWatts, anaerobicCapacityJoules } = input;
  if (criticalPowerWatts === undefined || anaerobicCapacityJoules === undefined) return null;
  const powerWatts = powerPerSecond(ridden, powers);
  const balance = wPrimeBalance({ powerWatts, criticalPowerWatts, anaerobicCapacityJoules });
  return balance.status === 'ok' ? balance.value.balanceJoules : null;
}

export function lowestOf(balance: Float64Array): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const joules of balance) if (joules < lowest) lowest = joules;
  return lowest;
}

/** Whether the reserve of W′ is kept; always where W′ is not known. */
export function keepsReserve(prepared: PreparedRide, ridden: Ride, powers: readonly number[]): boolean {
  const balance = balanceOf(prepared, ridden, powers);
  return balance === null || lowestOf(balance) >= (prepared.input.reserveJoules ?? 0);
}

export function normalizedOf(ridden: Ride, powers: readonly number[]): number | null {
  const outcome = normalizedPower({ powerWatts: powerPerSecond(ridden, powers) });
  return outcome.status === 'ok' ? outcome.value : null;
}
