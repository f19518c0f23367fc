import { normalizedPower } from '@vitalwire/intelligence';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, usualSeries } from './measure.ts';
import { hourRide, powerOf } from './recordings.ts';
import { milliseconds } from './table.ts';

const SAMPLES = 10_800;
const WINDOW = 30;

/** Three hours of real power: the ride, over and over. */
function threeHours(): Float64Array {
  const ride = powerOf(hourRide()) ?? new Float64Array();
  return Float64Array.from({ length: SAMPLES }, (_, i) => ride[i % ride.length] ?? 0);
}

function ours(powerWatts: Float64Array): number {
  const outcome = normalizedPower({ powerWatts });
  if (outcome.status !== 'ok') throw new Error('there is power');
  return outcome.value;
}

/** The formula as it is written: the fourth root of the mean of every 30 s mean to the fourth. */
function asWritten(watts: Float64Array): number {
  let sum = 0;
  for (let end = WINDOW; end <= watts.length; end++) {
    let window = 0;
    for (let i = end - WINDOW; i < end; i++) window += watts[i] ?? 0;
    sum += (window / WINDOW) ** 4;
  }
  return (sum / (watts.length - WINDOW + 1)) ** 0.25;
}

function plainSum(watts: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < watts.length; i++) sum += watts[i] ?? 0;
  return sum;
}

function compare(watts: Float64Array): void {
  requireSame('normalized power', ours(watts), asWritten(watts), 1e-12);
}

export const normalizedPowerRow: Benchmark = {
  name: 'normalized-power',

  async check() {
    compare(threeHours().subarray(0, 900));
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    const watts = threeHours();
    compare(watts);
    const [mine, sum] = await medianMilliseconds(
      [
        { name: 'ours', run: () => ours(watts) },
        { name: 'sum', run: () => plainSum(watts) },
      ],
      quick ? quickSeries : usualSeries,
    );
    return [
      {
        what: 'normalized power, 10,800 samples',
        ours: milliseconds(mine),
        peer: `plain sum of them: ${milliseconds(sum)}`,
        figure: mine / sum,
        unit: 'x',
        target: 'at-most',
        must: 2,
        aim: 1.2,
        limit: 'two loads and three multiplications and additions a sample, where the sum has one of each',
      },
    ];
  },
};
