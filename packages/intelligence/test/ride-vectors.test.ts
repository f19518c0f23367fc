import { describe, expect, test } from 'vitest';
import { type MadeUpRide, madeUpRide } from './made-up-ride.ts';
import { verdictOn } from './vector-table/run.ts';
import type { Given } from './vector-table/vector.ts';

// Every stream pair over rides that a generator writes. What is expected is worked out here a second time, from the
// definition and without any function of the library: windows are cut and summed one by one.

const rides: { readonly [name: string]: MadeUpRide } = {
  flat: madeUpRide({ seed: 1, seconds: 1800, watts: 190, unevenness: 0.2 }),
  hills: madeUpRide({ seed: 2, seconds: 2000, watts: 230, unevenness: 0.8 }),
  race: madeUpRide({ seed: 3, seconds: 1500, watts: 270, unevenness: 1.5 }),
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const fourthRoot = (values: readonly number[]): number => mean(values.map((value) => value ** 4)) ** 0.25;
const known = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);
const wattsOf = ({ powerW }: MadeUpRide): readonly number[] => powerW.map((watts) => watts ?? 0);

function windowsOf(values: readonly number[], length: number): readonly (readonly number[])[] {
  return Array.from({ length: values.length - length + 1 }, (_, from) => values.slice(from, from + length));
}

/** Best mean of the windows that start after so many joules. */
function bestMean(watts: readonly number[], length: number, afterJoules = 0): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const [from, window] of windowsOf(watts, length).entries())
    if (sum(watts.slice(0, from)) >= afterJoules) best = Math.max(best, mean(window));
  return best;
}

function smoothed(watts: readonly number[]): readonly number[] {
  return watts.map((_, at) =>
    sum(
      watts
        .slice(Math.max(0, at - 1500), at + 1)
        .map((value, i, part) => (value / 26) * (25 / 26) ** (part.length - 1 - i)),
    ),
  );
}

function halfRatio(ride: MadeUpRide, from: number, to: number): number {
  const both = wattsOf(ride)
    .map((watts, i) => [watts, ride.heartRateBpm[i] ?? null] as const)
    .slice(from, to)
    .filter(([, bpm]) => bpm !== null);
  return mean(both.map(([watts]) => watts)) / mean(known(both.map(([, bpm]) => bpm)));
}

const trimpOf = (reserve: number, a: number, b: number): number =>
  reserve <= 0 ? 0 : (reserve * a * Math.E ** (b * reserve)) / 60;

interface Case {
  readonly pair: readonly [algorithm: string, variant: string];
  readonly input?: Given;
  readonly expected: (ride: MadeUpRide) => unknown;
}

const cases: readonly Case[] = [
  {
    pair: ['normalizedPower', 'coggan'],
    expected: (ride) => fourthRoot(windowsOf(wattsOf(ride), 30).map(mean)),
  },
  {
    pair: ['normalizedPower', 'goldencheetah'],
    expected: (ride) => fourthRoot(windowsOf([...new Array<number>(29).fill(0), ...wattsOf(ride)], 30).map(mean)),
  },
  {
    pair: ['normalizedPower', 'pierre_raw_fourth_power'],
    expected: (ride) =>
      mean(windowsOf(wattsOf(ride), 30).map((window) => mean(window.map((watts) => watts ** 4)))) ** 0.25,
  },
  { pair: ['xPower', 'skiba_goldencheetah'], expected: (ride) => fourthRoot(smoothed(wattsOf(ride))) },
  {
    pair: ['aerobicDecoupling', 'average_power_halves'],
    expected: (ride) => {
      const middle = Math.floor(ride.powerW.length / 2);
      const first = halfRatio(ride, 0, middle);
      return 100 * (1 - halfRatio(ride, middle, ride.powerW.length) / first);
    },
  },
  ...(['banister_male_stream', 'banister_female_stream'] as const).map(
    (variant): Case => ({
      pair: ['trimp', variant],
      input: { restingHrBpm: 52, maxHrBpm: 186 },
      expected: ({ heartRateBpm }) => {
        const [a, b] = variant === 'banister_male_stream' ? [0.64, 1.92] : [0.86, 1.67];
        return sum(known(heartRateBpm).map((bpm) => trimpOf(Math.min(1, (bpm - 52) / 134), a ?? 0, b ?? 0)));
      },
    }),
  ),
  {
    pair: ['trimp', 'edwards_stream'],
    input: { maxHrBpm: 190 },
    expected: ({ heartRateBpm }) =>
      sum(known(heartRateBpm).map((bpm) => Math.max(0, Math.min(5, Math.floor(bpm / 19) - 4)) / 60)),
  },
  {
    pair: ['timeInZones', 'seiler_3'],
    input: { vt1HrBpm: 130, vt2HrBpm: 155 },
    expected: ({ heartRateBpm }) => {
      const measured = known(heartRateBpm);
      const share = (inside: (bpm: number) => boolean) => measured.filter(inside).length / measured.length;
      return {
        zoneFractions: [share((bpm) => bpm < 130), share((bpm) => bpm >= 130 && bpm <= 155), share((bpm) => bpm > 155)],
      };
    },
  },
  {
    pair: ['meanMaximalPower', 'rolling_mean'],
    input: { durationsS: [1, 5, 30, 60, 300, 1200, 9000] },
    expected: (ride) => ({
      ...Object.fromEntries([1, 5, 30, 60, 300, 1200].map((length) => [length, bestMean(wattsOf(ride), length)])),
      9000: null,
    }),
  },
  {
    pair: ['durability', 'best_after_work'],
    input: { durationS: 60, afterWorkKj: 200 },
    expected: (ride) => {
      const freshW = bestMean(wattsOf(ride), 60);
      const fatiguedW = bestMean(wattsOf(ride), 60, 200_000);
      return { freshW, fatiguedW, ratio: fatiguedW / freshW };
    },
  },
];

describe.each(Object.keys(rides))('%s', (name) => {
  const ride = rides[name] ?? rides.flat!;

  test('has coasting, dropouts and a belt that falls off', () => {
    expect(ride.powerW.filter((watts) => watts === 0).length).toBeGreaterThan(20);
    expect(ride.powerW).toContain(null);
    expect(known(ride.heartRateBpm).length).toBeGreaterThan(1000);
  });

  test.each(cases)('$pair', ({ pair: [algorithm, variant], input, expected }) => {
    const vector = {
      id: name,
      algorithm,
      variant,
      input: { streamFile: `streams/${name}.json`, ...input },
      expected: expected(ride),
      tolerance: 1e-7,
      source: 'definition',
    };
    const verdict = verdictOn(vector, (path) => rides[path.slice('streams/'.length, -'.json'.length)]);
    expect(verdict.differences).toEqual([]);
  });
});

test('the same seed makes the same ride', () => {
  const shape = { seed: 9, seconds: 100, watts: 200, unevenness: 1 };
  expect(madeUpRide(shape)).toEqual(madeUpRide(shape));
  expect(madeUpRide({ ...shape, seed: 10 })).not.toEqual(madeUpRide(shape));
});
