import type { AlgorithmId } from '@vitalwire/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Example, examples } from './examples/index.ts';
import { answerOf } from './outcomes.ts';
import { compute } from './vector-table/run.ts';
import { type Given, isGiven } from './vector-table/vector.ts';

// What must hold of an algorithm whatever its formula, over the example of each.

function exampleOf(id: AlgorithmId): Given {
  const example = examples.find((one) => one.id === id);
  if (example === undefined) throw new Error(`${id} has no example`);
  return example.input;
}

function valueAt(id: AlgorithmId, input: Given, output: string): number {
  const value = answerOf(compute(id, input));
  const found = output === '' ? value : output.split('.').reduce((part: unknown, name) => (part as Given)[name], value);
  return Number(found);
}

/** A copy with other numbers at the paths; `*` is every entry of a list. */
function changed(input: unknown, path: readonly string[], change: (number: number) => number): unknown {
  const [first, ...rest] = path;
  if (first === undefined) {
    if (input instanceof Float64Array) return input.map(change);
    return Array.isArray(input)
      ? input.map((entry: number | null) => (entry === null ? null : change(entry)))
      : change(Number(input));
  }
  if (Array.isArray(input)) return input.map((entry: unknown) => changed(entry, rest, change));
  const given = input as Given;
  return { ...given, [first]: changed(given[first], rest, change) };
}

const changedAt = (input: Given, paths: readonly string[], change: (number: number) => number): Given =>
  paths.reduce((given, path) => changed(given, path.split('.'), change) as Given, input);

const close = (actual: number, expected: number) =>
  Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected), Math.abs(actual));

/** Output (`''`: the number itself) grows by factor^power when the inputs at these paths grow by the factor. */
const scales: readonly (readonly [id: AlgorithmId, output: string, power: number, ...inputs: string[]])[] = [
  ['power.normalized.coggan', '', 1, 'powerWatts'],
  ['power.normalized.goldencheetah', '', 1, 'powerWatts'],
  ['power.normalized.pierre_raw_fourth_power', '', 1, 'powerWatts'],
  ['power.x-power.skiba_goldencheetah', '', 1, 'powerWatts'],
  ['power.average.arithmetic_mean', '', 1, 'powerWatts'],
  ['power.critical.work_time_linear', 'criticalPowerWatts', 1, 'efforts.*.powerWatts'],
  ['power.critical.inverse_time_linear', 'anaerobicCapacityJoules', 1, 'efforts.*.powerWatts'],
  ['power.for-duration.morton_3p', '', 1, 'criticalPowerWatts', 'anaerobicCapacityJoules', 'maximumPowerWatts'],
  ['power.time-to-exhaustion.two_parameter', '', 0, 'criticalPowerWatts', 'anaerobicCapacityJoules', 'powerWatts'],
  [
    'power.w-prime-balance.differential_exact',
    ...(['minimumJoules', 1, 'powerWatts', 'criticalPowerWatts', 'anaerobicCapacityJoules'] as const),
  ],
  ['power.intensity-factor.normalized_power', '', 0, 'normalizedPowerWatts', 'ftpWatts'],
  ['power.variability-index.coggan', '', 0, 'normalizedPowerWatts', 'averagePowerWatts'],
  ['power.ftp.20min_test', '', 1, 'best20MinutePowerWatts'],
  ['load.training-stress.normalized_power', '', 1, 'durationSeconds'],
  ['load.training-stress.normalized_power', '', 2, 'normalizedPowerWatts'],
  ['load.training-stress.normalized_power', '', 0, 'normalizedPowerWatts', 'ftpWatts'],
  ['load.running-stress.mcgregor', '', 2, 'normalizedGradedSpeedMetersPerSecond'],
  ['load.swimming-stress.cubed', '', 3, 'averageSpeedMetersPerSecond'],
  ['load.trimp.edwards', '', 1, 'minutesInZones'],
  ['load.trimp.banister_average', '', 1, 'durationSeconds'],
  ['load.session-rpe.foster', '', 1, 'durationSeconds'],
  ['load.fitness-fatigue.exponential', 'last.ctl', 1, 'dailyLoads'],
  ['load.acute-chronic.ewma', 'ratio', 0, 'dailyLoads'],
  ['load.acute-chronic.coupled', 'ratio', 0, 'dailyLoads'],
  ['load.acute-chronic.uncoupled', 'ratio', 0, 'dailyLoads'],
  ['load.monotony.foster_sample_sd', 'monotony', 0, 'dailyLoads'],
  ['load.monotony.foster_sample_sd', 'strain', 1, 'dailyLoads'],
  ['load.monotony.runalyze_bounded', 'monotony', 0, 'dailyLoads'],
  ['load.moving-average.sma', '', 1, 'dailyLoads'],
  ['load.moving-average.wma', '', 1, 'dailyLoads'],
  ['load.moving-average.kalman_local_level', 'level', 1, 'dailyLoads', 'initialLevel'],
  ['load.impulse-response.two_component', '', 1, 'basePerformance', 'fitnessGain', 'fatigueGain'],
  ['endurance.decoupling.average_power_halves', 'percent', 0, 'powerWatts'],
  ['endurance.decoupling.average_power_halves', 'percent', 0, 'heartRateBpm'],
  ['endurance.efficiency-factor.power', '', 0, 'normalizedPowerWatts', 'averageHeartRateBpm'],
  ['endurance.vam.definition', '', 0, 'ascentMeters', 'durationSeconds'],
  ['intensity.time-in-zones.sample_count', 'measuredSeconds', 0, 'values', 'lowerBounds'],
  ['running.critical-speed.distance_time_linear', 'criticalSpeedMetersPerSecond', 1, 'efforts.*.distanceMeters'],
  ['running.race-time.riegel', 'seconds', 1, 'results.*.durationSeconds'],
  ['running.race-time.cameron', '', 1, 'result.durationSeconds'],
  ['running.grade-adjusted-speed.minetti_2002', '', 1, 'speedMetersPerSecond'],
  ['running.normalized-graded-speed.mcgregor', '', 1, 'speedMetersPerSecond'],
  ['fitness.oxygen-cost.acsm_cycling', '', 0, 'powerWatts', 'weightKilograms'],
  ['fitness.vo2max.uth_hr_ratio', '', 0, 'maximumHeartRateBpm', 'restingHeartRateBpm'],
  ['strength.one-rep-max.epley', '', 1, 'loadKilograms'],
  ['strength.one-rep-max.lander', '', 1, 'loadKilograms'],
  ['energy.macronutrients.energy_closed', 'fatGrams', 1, 'weightKilograms', 'dailyKilocalories'],
  [
    'energy.macronutrient-share.atwater_4_4_9',
    'sumPercent',
    0,
    'proteinGrams',
    'carbohydrateGrams',
    'fatGrams',
    'dailyKilocalories',
  ],
  ['energy.daily.pal_multiplier', '', 1, 'restingKilocalories'],
];

describe('scale', () => {
  test.for(scales)('%s %s by the power of %i', ([id, output, power, ...inputs]) => {
    const input = exampleOf(id);
    const before = valueAt(id, input, output);
    fc.assert(
      fc.property(fc.double({ min: 0.9, max: 1.1, noNaN: true }), (factor) => {
        const after = valueAt(
          id,
          changedAt(input, inputs, (number) => number * factor),
          output,
        );
        expect(close(after, before * factor ** power), `${after} against ${before} · ${factor}^${power}`).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

/** Adding the same to all of these changes nothing. */
const shifts: readonly (readonly [id: AlgorithmId, output: string, ...inputs: string[]])[] = [
  ['stream.ascent.hysteresis', 'ascentMeters', 'altitudeMeters'],
  ['intensity.time-in-zones.sample_count', 'belowFirstSeconds', 'values', 'lowerBounds'],
  ['sleep.social-jetlag.wittmann_2006', '', 'midSleepFreeHours', 'midSleepWorkHours'],
  ['hrv.sdnn.task_force_1996', 'milliseconds', 'rrIntervalsMilliseconds'],
  ['hrv.rmssd.task_force_1996', 'milliseconds', 'rrIntervalsMilliseconds'],
  ['hrv.dfa-alpha1.scales_4_16', '', 'rrIntervalsMilliseconds'],
  ['load.trimp.banister_average', '', 'averageHeartRateBpm', 'restingHeartRateBpm', 'maximumHeartRateBpm'],
];

describe('shift', () => {
  test.for(shifts)('%s %s', ([id, output, ...inputs]) => {
    const input = exampleOf(id);
    const before = valueAt(id, input, output);
    for (const more of [1, 2, 5])
      expect(
        valueAt(
          id,
          changedAt(input, inputs, (number) => number + more),
          output,
        ),
      ).toBeCloseTo(before, 6);
  });
});

/** The order of these lists says nothing. */
const unordered: readonly (readonly [id: AlgorithmId, output: string, list: string])[] = [
  ['power.average.arithmetic_mean', '', 'powerWatts'],
  ['power.critical.work_time_linear', 'criticalPowerWatts', 'efforts'],
  ['power.critical.inverse_time_linear', 'criticalPowerWatts', 'efforts'],
  ['power.critical.hyperbolic', 'criticalPowerWatts', 'efforts'],
  ['power.critical.morton_3p', 'maximumPowerWatts', 'efforts'],
  ['power.w-prime-tau.skiba_2012', '', 'powerWatts'],
  ['load.trimp.banister_stream', '', 'heartRateBpm'],
  ['load.trimp.edwards_stream', '', 'heartRateBpm'],
  ['load.trimp.lucia_stream', '', 'heartRateBpm'],
  ['intensity.time-in-zones.seiler_3', 'measuredSeconds', 'heartRateBpm'],
  ['running.critical-speed.distance_time_linear', 'anaerobicDistanceMeters', 'efforts'],
  ['running.race-time.riegel', 'seconds', 'results'],
  ['running.race-time.hybrid', 'value', 'results'],
  ['heart-rate.maximum.observed', '', 'sessions'],
  ['hrv.sdnn.task_force_1996', 'milliseconds', 'rrIntervalsMilliseconds'],
  ['sleep.mid-sleep-deviation.sample_sd', '', 'midSleepHours'],
  ['recovery.aggregate.additive', '', 'componentScores'],
  ['recovery.aggregate.multiplicative', '', 'componentScores'],
  ['recovery.aggregate.geometric_mean', '', 'componentScores'],
  ['recovery.aggregate.minmax', '', 'componentScores'],
  ['load.monotony.foster_population_sd', 'strain', 'dailyLoads'],
  ['load.monotony.foster_sample_sd', 'strain', 'dailyLoads'],
];

describe('order', () => {
  test.each(unordered)('%s %s: %s', (id, output, list) => {
    const input = exampleOf(id);
    const before = valueAt(id, input, output);
    const entries = input[list] as Float64Array | readonly unknown[];
    const places = Array.from(entries.keys());
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: places.length }), (order) => {
        const other =
          entries instanceof Float64Array
            ? Float64Array.from(order, (place) => entries[place] ?? Number.NaN)
            : order.map((place) => entries[place]);
        expect(close(valueAt(id, { ...input, [list]: other }, output), before)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});

/** More of the input is never less (`up`) or never more (`down`) of the output. */
const monotone: readonly (readonly [id: AlgorithmId, output: string, input: string, way: 'up' | 'down'])[] = [
  ['power.for-duration.two_parameter', '', 'durationSeconds', 'down'],
  ['power.for-duration.morton_3p', '', 'maximumPowerWatts', 'up'],
  ['power.time-to-exhaustion.two_parameter', '', 'powerWatts', 'down'],
  ['power.w-prime-balance.differential_exact', 'minimumJoules', 'powerWatts', 'down'],
  ['power.w-prime-balance.differential_exact', 'minimumJoules', 'criticalPowerWatts', 'up'],
  ['load.training-stress.normalized_power', '', 'ftpWatts', 'down'],
  ['load.heart-rate-stress.lthr_trimp', '', 'averageHeartRateBpm', 'up'],
  ['load.heart-rate-stress.lthr_trimp', '', 'lactateThresholdHeartRateBpm', 'down'],
  ['load.trimp.banister_average', '', 'averageHeartRateBpm', 'up'],
  ['load.trimp.banister_average', '', 'restingHeartRateBpm', 'down'],
  ['load.fitness-fatigue.trainingpeaks', 'last.atl', 'dailyLoads', 'up'],
  ['load.impulse-response.two_component', '', 'fatigueGain', 'down'],
  ['heart-rate.maximum.tanaka', '', 'ageYears', 'down'],
  ['heart-rate.maximum.gellish_quadratic', '', 'ageYears', 'down'],
  ['running.vdot.daniels_gilbert', '', 'durationSeconds', 'down'],
  ['running.vdot.daniels_gilbert', '', 'distanceMeters', 'up'],
  ['running.race-time.vdot_root', '', 'targetDistanceMeters', 'up'],
  ['running.race-time.cameron', '', 'targetDistanceMeters', 'up'],
  ['running.velocity-at-vdot.quadratic_inverse', '', 'vdot', 'up'],
  ['fitness.vo2max.rockport', '', 'heartRateBpm', 'down'],
  ['fitness.vo2max.cooper_12min', '', 'distanceMeters', 'up'],
  ['fitness.vo2max.astrand_equation', 'litersPerMinute', 'heartRateBpm', 'down'],
  ['fitness.effective-vo2max.swain_daniels', '', 'averageHeartRateBpm', 'down'],
  ['sleep.duration-score.pierre', '', 'sleptHours', 'up'],
  ['sleep.debt.cumulative_difference', '', 'needHours', 'up'],
  ['recovery.score.weighted_pierre_code', 'score', 'sleepScore', 'up'],
  ['body.mass-index.quetelet', '', 'heightMeters', 'down'],
  ['body.fat-percent.deurenberg', '', 'ageYears', 'up'],
  ['energy.resting.mifflin_st_jeor', '', 'ageYears', 'down'],
  ['energy.resting.cunningham_1980', '', 'leanMassKilograms', 'up'],
  ['energy.availability.loucks', '', 'exerciseKilocalories', 'down'],
  ['endurance.sweat-rate.mass_balance', '', 'fluidLiters', 'up'],
];

describe('more is', () => {
  test.each(monotone)('%s %s: %s %s', (id, output, path, way) => {
    const input = exampleOf(id);
    const at = (factor: number) =>
      valueAt(
        id,
        changedAt(input, [path], (number) => number * factor),
        output,
      );
    const factor = fc.double({ min: 0.97, max: 1.03, noNaN: true });
    fc.assert(
      fc.property(factor, factor, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const gain = way === 'up' ? at(high) - at(low) : at(low) - at(high);
        expect(gain).toBeGreaterThanOrEqual(-1e-9);
      }),
      { numRuns: 20 },
    );
  });
});

/** A stream cut in two: the parts add up to the whole. */
const sums: readonly (readonly [id: AlgorithmId, output: string, list: string])[] = [
  ['load.trimp.banister_stream', '', 'heartRateBpm'],
  ['load.trimp.edwards_stream', '', 'heartRateBpm'],
  ['load.trimp.lucia_stream', '', 'heartRateBpm'],
  ['intensity.time-in-zones.sample_count', 'belowFirstSeconds', 'values'],
  ['intensity.time-in-zones.sample_count', 'measuredSeconds', 'values'],
];

test.each(sums)('%s %s: parts of %s add up to the whole', (id, output, list) => {
  const input = exampleOf(id);
  const samples = input[list] as Float64Array;
  const of = (from: number, to: number) => valueAt(id, { ...input, [list]: samples.subarray(from, to) }, output);
  for (const cut of [1, 700, samples.length - 1])
    expect(of(0, cut) + of(cut, samples.length)).toBeCloseTo(of(0, samples.length), 9);
});

test.each(['power.w-prime-balance.differential_exact', 'power.w-prime-balance.differential_euler'] as const)(
  '%s: what comes later changes nothing before',
  (id) => {
    const input = exampleOf(id);
    const powerWatts = input.powerWatts as Float64Array;
    const whole = (answerOf(compute(id, input)) as Given).balanceJoules as Float64Array;
    for (const seconds of [1, 50, powerWatts.length - 1]) {
      const part = answerOf(compute(id, { ...input, powerWatts: powerWatts.subarray(0, seconds) })) as Given;
      expect(part.balanceJoules).toEqual(whole.subarray(0, seconds));
    }
  },
);

test('a level that goes on from where it was is the level of the whole', () => {
  const id = 'load.moving-average.kalman_local_level';
  const input = exampleOf(id);
  const loads = input.dailyLoads as readonly number[];
  const first = answerOf(compute(id, { ...input, dailyLoads: loads.slice(0, 8) })) as Given;
  const rest = { ...input, dailyLoads: loads.slice(8), initialLevel: first.level, initialVariance: first.variance };
  expect(answerOf(compute(id, rest))).toEqual(answerOf(compute(id, input)));
});

describe('leaves its input alone and answers the same twice', () => {
  const plain = examples.filter(({ input }) => !Object.values(input).some((entry) => typeof entry === 'function'));
  test.each(plain)('$id', ({ id, input }: Example) => {
    const before = structuredClone(input);
    const once = compute(id, input);
    expect(input).toEqual(before);
    expect(compute(id, input)).toEqual(once);
    if (once.status === 'ok' && isGiven(once.value)) expect(once.value).not.toBe(input);
  });
});

test.each(['trainingpeaks', 'exponential', 'pierre_ema', 'pierre_first_value'] as const)(
  'eighty years of days: %s',
  (method) => {
    const dailyLoads = Float64Array.from({ length: 29_220 }, (_, day) => (day % 7 === 0 ? 0 : 100));
    const id = `load.fitness-fatigue.${method}` as const;
    expect(valueAt(id, { dailyLoads }, 'last.ctl')).toBeGreaterThan(80);
    expect(valueAt(id, { dailyLoads }, 'last.ctl')).toBeLessThan(100);
  },
);
