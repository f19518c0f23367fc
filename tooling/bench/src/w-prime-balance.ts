import { reserveMeter, wPrimeBalance } from '@vitalwire/intelligence';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, usualSeries } from './measure.ts';
import { hourRide, powerOf } from './recordings.ts';
import { milliseconds } from './table.ts';

const HOURS_SECONDS = 10_800;
const TIMES = 10;
const model = { criticalPowerWatts: 250, anaerobicCapacityJoules: 20_000 };

/** So many seconds of real power: the ride, over and over. */
function ride(length: number): Float64Array {
  const once = powerOf(hourRide()) ?? new Float64Array();
  return Float64Array.from({ length }, (_, i) => once[i % once.length] ?? 0);
}

function ours(powerWatts: Float64Array): number {
  const outcome = wPrimeBalance({ powerWatts, ...model });
  if (outcome.status !== 'ok') throw new Error('there is power');
  return outcome.value.endJoules;
}

/** Sample by sample, as a head unit would. */
function streamed(powerWatts: Float64Array): number {
  const meter = reserveMeter({ critical: model.criticalPowerWatts, full: model.anaerobicCapacityJoules });
  for (const watts of powerWatts) meter.push(watts);
  return meter.left();
}

export const wPrimeBalanceRow: Benchmark = {
  name: 'w-prime-balance',

  async check() {
    const short = ride(3600);
    requireSame("W' balance", ours(short), streamed(short));
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    const short = ride(HOURS_SECONDS);
    const long = ride(TIMES * HOURS_SECONDS);
    requireSame("W' balance", ours(long), streamed(long));
    const [once, often] = await medianMilliseconds(
      [
        { name: 'once', run: () => ours(short) },
        { name: 'often', run: () => ours(long) },
      ],
      quick ? quickSeries : usualSeries,
    );
    return [
      {
        what: "W' balance, ten times the samples (108,000)",
        ours: milliseconds(often),
        peer: `10,800 samples: ${milliseconds(once)}`,
        figure: often / once,
        unit: 'x',
        target: 'at-most',
        must: 11,
        aim: 11,
        limit: 'one exponential a second below critical power',
      },
    ];
  },
};
