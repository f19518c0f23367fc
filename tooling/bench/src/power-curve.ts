import { meanMaximalPower } from '@vitalwire/intelligence';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, seededRandom, usualSeries } from './measure.ts';
import { fitRecordings, hourRide, powerOf } from './recordings.ts';
import { milliseconds } from './table.ts';

const SAMPLES = 10_800;

const series = (samples: number, watts: (second: number) => number): Float64Array =>
  Float64Array.from({ length: samples }, (_, second) => Math.round(watts(second)));

/** Synthetic shapes: what prunes well on an easy ride may be slower than no pruning on another. */
function shapes(samples: number): ReadonlyMap<string, Float64Array> {
  const uniform = seededRandom(1);
  const noise = seededRandom(2);
  const ride = powerOf(hourRide()) ?? new Float64Array();
  const interval = (second: number) => (Math.floor(second / 300) % 2 === 0 ? 280 : 120);
  return new Map([
    ['uniform random', series(samples, () => uniform() * 400)],
    ['slow ramp', series(samples, (second) => 100 + (200 * second) / samples)],
    ['5 min intervals', series(samples, interval)],
    ['5 min intervals, 20 W noise', series(samples, (second) => interval(second) + (noise() - 0.5) * 40)],
    ['constant', series(samples, () => 200)],
    ['zeros', series(samples, () => 0)],
    ['steps up every 20 min', series(samples, (second) => 120 + 25 * Math.floor(second / 1200))],
    ['real ride, three hours', series(samples, (second) => ride[second % ride.length] ?? 0)],
  ]);
}

/** Rides of an hour and more. */
function realRides(): ReadonlyMap<string, Float64Array> {
  const rides = fitRecordings()
    .filter(({ name }) => name.startsWith('ride'))
    .map((recording) => [recording.name, powerOf(recording)] as const);
  return new Map(rides.flatMap(([name, watts]) => (watts !== null && watts.length > 3600 ? [[name, watts]] : [])));
}

function ours(powerWatts: Float64Array): Float64Array {
  const outcome = meanMaximalPower({ powerWatts });
  if (outcome.status !== 'ok') throw new Error('there is power');
  return outcome.value.watts;
}

/** Every window of every length, from prefix sums: whole numbers, as quick as this way can be. */
function everyWindow(watts: Float64Array): Float64Array {
  const count = watts.length;
  const sums = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) sums[i + 1] = (sums[i] ?? 0) + (watts[i] ?? 0);
  const best = new Float64Array(count);
  for (let duration = 1; duration <= count; duration++) {
    let most = 0;
    for (let start = 0; start + duration <= count; start++) {
      const sum = (sums[start + duration] ?? 0) - (sums[start] ?? 0);
      if (sum > most) most = sum;
    }
    best[duration - 1] = most / duration;
  }
  return best;
}

function compare(name: string, watts: Float64Array): void {
  const mine = ours(watts);
  const theirs = everyWindow(watts);
  requireSame(`${name}: durations`, mine.length, theirs.length);
  for (const [i, value] of theirs.entries()) requireSame(`${name}: ${i + 1} s`, mine[i] ?? Number.NaN, value);
}

interface Times {
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
}

async function timed(inputs: ReadonlyMap<string, Float64Array>, { quick }: Options): Promise<readonly Times[]> {
  const times: Times[] = [];
  for (const [name, watts] of inputs) {
    compare(name, watts);
    const [mine, peer] = await medianMilliseconds(
      [
        { name: 'ours', run: () => ours(watts) },
        { name: 'every window', run: () => everyWindow(watts) },
      ],
      quick ? quickSeries : usualSeries,
    );
    times.push({ name, ours: mine, peer });
  }
  return times;
}

export const powerCurve: Benchmark = {
  name: 'power-curve',

  async check() {
    for (const [name, watts] of shapes(600)) compare(name, watts);
  },

  async run(options: Options): Promise<readonly Result[]> {
    const bySpeed = (times: readonly Times[]) => times.toSorted((a, b) => a.peer / a.ours - b.peer / b.ours);
    const row = ({ name, ours: mine, peer }: Times, must: number, aim: number): Result => ({
      what: `exact mean-maximal curve, every duration: ${name}`,
      ours: milliseconds(mine),
      peer: `prefix sums, every window: ${milliseconds(peer)}`,
      figure: peer / mine,
      unit: 'x',
      target: 'at-least',
      must,
      aim,
      limit: 'windows whose bound is above the best: many where power swings with a short period',
    });
    return [
      ...bySpeed(await timed(realRides(), options)).map((times) => row(times, 5, 15)),
      ...bySpeed(await timed(shapes(options.quick ? SAMPLES / 2 : SAMPLES), options)).map((times) => row(times, 1, 15)),
    ];
  },
};
