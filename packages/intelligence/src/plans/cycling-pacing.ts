import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative, requirePositive } from '../refuse.ts';
import { type PacedStretch, splitsOf } from './course.ts';
import { FASTEST, forcesOf, SLOWEST, speedAfter } from './cycling-model.ts';
import {
  balanceOf,
  keepsReserve,
  lowestOf,
  normalizedOf,
  type PreparedRide,
  prepareRide,
  type Ride,
  type RideInput,
  ride,
} from './cycling-ride.ts';

export interface PowerSegment extends PacedStretch {
  readonly powerWatts: number;
  /** Of W′ at its end; `null` where W′ is not known. */
  readonly balanceJoules: number | null;
}

/** The plan against critical power and W′. */
export interface PowerLimitCheck {
  readonly holds: boolean;
  readonly lowestJoules: number;
  readonly endJoules: number;
}

export interface CyclingPacing {
  readonly finishSeconds: number;
  readonly averageSpeedMetersPerSecond: number;
  readonly averagePowerWatts: number;
  /** `null` under 30 s. */
  readonly normalizedPowerWatts: number | null;
  /** One for each part of the course. */
  readonly segments: readonly PowerSegment[];
  readonly splits: readonly PacedStretch[];
  /** `null` without critical power and W′. */
  readonly limit: PowerLimitCheck | null;
}

interface SplitOption {
  /** 1000 unless given. */
  readonly splitMeters?: number;
}

export interface ConstantPowerInput extends RideInput, SplitOption {
  /** The greatest that critical power and W′ allow unless given. */
  readonly powerWatts?: number;
}

export interface VariablePowerInput extends RideInput, SplitOption {
  /** Fourth-power mean over time that the ride may cost, near Normalized Power. The greatest even power unless given. */
  readonly effortWatts?: number;
  /** Of every part; 0 and 1.25 times the effort unless given. */
  readonly minimumPowerWatts?: number;
  readonly maximumPowerWatts?: number;
}

export interface VariablePacing extends CyclingPacing {
  /** What the plan is measured by; lower than asked for where W′ did not allow it. */
  readonly effortWatts: number;
  readonly minimumPowerWatts: number;
  readonly maximumPowerWatts: number;
  /** Even power of the same effort. */
  readonly evenFinishSeconds: number;
  readonly secondsSaved: number;
}

const TOO_MUCH = 'The plan asks for more than critical power and W′ allow.';
const LONG_SECONDS = 3600;
const TOO_LONG = 'Over an hour critical power is more than most can hold: choose the power below it.';
const STALLS = 'a power that carries the rider over every part';

function describe(
  prepared: PreparedRide,
  ridden: Ride,
  powers: readonly number[],
  { splitMeters = 1000 }: SplitOption,
): CyclingPacing {
  requirePositive('splitMeters', splitMeters);
  const balance = balanceOf(prepared, ridden, powers);
  let step = 0;
  let before: PacedStretch | undefined;
  const segments = prepared.input.course.map((_, segment): PowerSegment => {
    while (step + 1 < ridden.steps.length && ridden.segmentOf[step + 1] === segment) step++;
    const last = ridden.steps[step++];
    const fromMeters = before?.toMeters ?? 0;
    const toMeters = last?.toMeters ?? fromMeters;
    const elapsedSeconds = last?.elapsedSeconds ?? 0;
    const durationSeconds = elapsedSeconds - (before?.elapsedSeconds ?? 0);
    before = last;
    const at = Math.min((balance?.length ?? 1) - 1, Math.max(0, Math.round(elapsedSeconds) - 1));
    return {
      fromMeters,
      toMeters,
      durationSeconds,
      elapsedSeconds,
      speedMetersPerSecond: (toMeters - fromMeters) / durationSeconds,
      powerWatts: powers[segment] ?? 0,
      balanceJoules: balance?.[at] ?? null,
    };
  });
  const meters = ridden.steps.at(-1)?.toMeters ?? 0;
  const lowestJoules = balance === null ? 0 : lowestOf(balance);
  return {
    finishSeconds: ridden.finishSeconds,
    averageSpeedMetersPerSecond: meters / ridden.finishSeconds,
    averagePowerWatts: ridden.averageWatts,
    normalizedPowerWatts: normalizedOf(ridden, powers),
    segments,
    splits: splitsOf(ridden.steps, splitMeters),
    limit:
      balance === null
        ? null
        : {
            holds: lowestJoules >= (prepared.input.reserveJoules ?? 0),
            lowestJoules,
            endJoules: balance.at(-1) ?? lowestJoules,
          },
  };
}

function warningsOf({ limit, finishSeconds }: CyclingPacing, searched: boolean): readonly string[] {
  return [
    ...(limit?.holds === false ? [TOO_MUCH] : []),
    ...(searched && finishSeconds > LONG_SECONDS ? [TOO_LONG] : []),
  ];
}

function level(prepared: PreparedRide, watts: number): readonly number[] {
  return prepared.input.course.map(() => watts);
}

/** Greatest even power that keeps the reserve; `null` where none carries the rider. */
function greatestEven(prepared: PreparedRide, criticalPowerWatts: number, most: number): number | null {
  const holds = (watts: number) => {
    const powers = level(prepared, watts);
    const ridden = ride(prepared, powers);
    return ridden !== null && keepsReserve(prepared, ridden, powers);
  };
  let low = criticalPowerWatts;
  if (!holds(low)) return null;
  if (holds(most)) return most;
  let high = most;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Even power throughout: the benchmark. */
export const constantPowerPacing = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.cycling-pacing.constant_power',
    version: 1,
    title: 'Even power over a course',
    unit: 's',
    evidence: 'peer-reviewed',
    formula:
      "Martin's model in steps, kinetic energy carried over; without a power the greatest that leaves W′ its reserve",
    validRange: 'time trials; drafting, bends and traffic are not in it',
    references: [references.martin1998, references.skiba2015],
  },
  (input: ConstantPowerInput): Outcome<CyclingPacing> => {
    const prepared = prepareRide(input);
    if (input.course.length === 0) return insufficientData('a course', 'none');
    let watts = input.powerWatts;
    if (watts === undefined) {
      const { criticalPowerWatts, anaerobicCapacityJoules } = input;
      if (criticalPowerWatts === undefined || anaerobicCapacityJoules === undefined)
        return insufficientData('a power, or critical power and W′', 'neither');
      const found = greatestEven(prepared, criticalPowerWatts, criticalPowerWatts * 4);
      if (found === null) return insufficientData(STALLS, `${criticalPowerWatts} W`);
      watts = found;
    } else requireNotNegative('powerWatts', watts);
    const powers = level(prepared, watts);
    const ridden = ride(prepared, powers);
    if (ridden === null) return insufficientData(STALLS, `${watts} W`);
    const value = describe(prepared, ridden, powers, input);
    return computed(value, warningsOf(value, input.powerWatts === undefined));
  },
);

/**
 * For each part the power at which a second costs the same everywhere: least time for a given sum of time times fourth
 * power, each part at its steady speed. Both power and price are found by search; the price rises until the sum fits.
 */
function equalPrice(prepared: PreparedRide, effort: number, low: number, high: number): readonly number[] {
  const { input } = prepared;
  const roads = input.course.map(({ lengthMeters, gradeFraction, headwindMetersPerSecond = 0 }) => {
    const forces = forcesOf(input, gradeFraction, headwindMetersPerSecond);
    const seconds = (watts: number) => {
      const speed = speedAfter(forces, watts, 0, 0, 1);
      return lengthMeters / Math.min(Math.max(speed, SLOWEST), input.maximumSpeedMetersPerSecond ?? FASTEST);
    };
    const powers = Array.from({ length: GRID + 1 }, (_, i) => low + ((high - low) * i) / GRID);
    return { powers, times: powers.map(seconds) };
  });
  const cost = (watts: number) => (watts / effort) ** 4 - 1;
  const at = (price: number) =>
    roads.map(({ powers, times }) => {
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      for (const [i, watts] of powers.entries()) {
        const worth = (times[i] ?? 0) * (1 + price * cost(watts));
        if (worth < least) {
          least = worth;
          best = i;
        }
      }
      return best;
    });
  const overspent = (chosen: readonly number[]) =>
    chosen.reduce((sum, i, k) => sum + (roads[k]?.times[i] ?? 0) * cost(roads[k]?.powers[i] ?? 0), 0) > 0;
  let cheap = 0;
  let dear = 1;
  for (let i = 0; i < 40 && overspent(at(dear)); i++) dear *= 2;
  for (let i = 0; i < 40; i++) {
    const middle = (cheap + dear) / 2;
    if (overspent(at(middle))) cheap = middle;
    else dear = middle;
  }
  return at(dear).map((i, k) => roads[k]?.powers[i] ?? effort);
}

const GRID = 200;
const BLENDS = 10;

/** More uphill and into the wind, less downhill and with it: faster for the same effort. */
export const variablePowerPacing = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'plans.cycling-pacing.variable_power',
    version: 1,
    title: 'Varied power over a course',
    unit: 's',
    evidence: 'heuristic',
    formula:
      'least time under a fourth-power mean, part by part at steady speed; the fastest ridden blend of that with even power, scaled to the effort, that leaves W′ its reserve',
    validRange: 'time trials; the fastest of 11 blends, not of all plans',
    references: [references.swain1997, references.martin1998, references.skiba2015],
  },
  (input: VariablePowerInput): Outcome<VariablePacing> => {
    const prepared = prepareRide(input);
    if (input.course.length === 0) return insufficientData('a course', 'none');
    const { criticalPowerWatts } = input;
    const asked = input.effortWatts;
    if (asked !== undefined) requirePositive('effortWatts', asked);
    if (asked === undefined && criticalPowerWatts === undefined)
      return insufficientData('an effort, or critical power and W′', 'neither');
    const ceiling = asked ?? 4 * (criticalPowerWatts ?? 0);
    const found =
      criticalPowerWatts === undefined || ceiling <= criticalPowerWatts
        ? ceiling
        : greatestEven(prepared, criticalPowerWatts, ceiling);
    if (found === null) return insufficientData(STALLS, `${ceiling} W`);
    const effortWatts = found;
    const { minimumPowerWatts = 0, maximumPowerWatts = 1.25 * effortWatts } = input;
    requireNotNegative('minimumPowerWatts', minimumPowerWatts);
    requirePositive('maximumPowerWatts', maximumPowerWatts);
    if (!(minimumPowerWatts < effortWatts && effortWatts < maximumPowerWatts))
      refuse('maximumPowerWatts', `and minimumPowerWatts must enclose the effort of ${effortWatts.toFixed(1)} W.`);
    const even = level(prepared, effortWatts);
    const evenRide = ride(prepared, even);
    if (evenRide === null) return insufficientData(STALLS, `${effortWatts} W`);

    const ideal = equalPrice(prepared, effortWatts, minimumPowerWatts, maximumPowerWatts);
    let best = { ridden: evenRide, powers: even };
    for (let blend = 1; blend <= BLENDS; blend++) {
      const mixed = ideal.map((watts) => effortWatts + ((watts - effortWatts) * blend) / BLENDS);
      const fitted = scaledToEffort(prepared, mixed, effortWatts, minimumPowerWatts, maximumPowerWatts);
      if (fitted === null || fitted.ridden.finishSeconds >= best.ridden.finishSeconds) continue;
      if (keepsReserve(prepared, fitted.ridden, fitted.powers)) best = fitted;
    }
    const value: VariablePacing = {
      ...describe(prepared, best.ridden, best.powers, input),
      effortWatts,
      minimumPowerWatts,
      maximumPowerWatts,
      evenFinishSeconds: evenRide.finishSeconds,
      secondsSaved: evenRide.finishSeconds - best.ridden.finishSeconds,
    };
    return computed(value, [
      ...warningsOf(value, asked === undefined),
      ...(asked !== undefined && effortWatts < asked
        ? [`W′ does not allow ${asked} W: the plan costs ${effortWatts.toFixed(1)} W.`]
        : []),
    ]);
  },
);

/** The same pattern, a little higher or lower, so that the ridden effort is not above the one allowed. */
function scaledToEffort(
  prepared: PreparedRide,
  powers: readonly number[],
  effort: number,
  least: number,
  most: number,
): { readonly ridden: Ride; readonly powers: readonly number[] } | null {
  let low = 0.5;
  let high = 1.5;
  let fitting: { readonly ridden: Ride; readonly powers: readonly number[] } | null = null;
  for (let i = 0; i < 18; i++) {
    const factor = (low + high) / 2;
    const scaled = powers.map((watts) => Math.min(most, Math.max(least, watts * factor)));
    const ridden = ride(prepared, scaled);
    if (ridden !== null && ridden.effortWatts > effort) high = factor;
    else {
      low = factor;
      if (ridden !== null) fitting = { ridden, powers: scaled };
    }
  }
  return fitting;
}
