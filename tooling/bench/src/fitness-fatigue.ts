import { fitnessFatigue } from '@vitalwire/intelligence';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, seededRandom, usualSeries } from './measure.ts';
import { milliseconds } from './table.ts';

const DAYS = 3653;

function tenYears(): Float64Array {
  const random = seededRandom(7);
  return Float64Array.from({ length: DAYS }, (_, day) => (day % 7 === 0 ? 0 : Math.round(140 * random())));
}

function ours(dailyLoads: Float64Array): number {
  const outcome = fitnessFatigue({ dailyLoads });
  if (outcome.status !== 'ok') throw new Error('there are loads');
  return outcome.value.last.tsb;
}

/** The rule and nothing else: no check of the input, no outcome. */
function plainLoop(loads: Float64Array): number {
  const ctl = new Float64Array(loads.length);
  const atl = new Float64Array(loads.length);
  const tsb = new Float64Array(loads.length);
  let fitness = 0;
  let fatigue = 0;
  for (let day = 0; day < loads.length; day++) {
    const load = loads[day] ?? 0;
    tsb[day] = fitness - fatigue;
    fitness += (load - fitness) / 42;
    fatigue += (load - fatigue) / 7;
    ctl[day] = fitness;
    atl[day] = fatigue;
  }
  return tsb[loads.length - 1] ?? 0;
}

export const fitnessFatigueRow: Benchmark = {
  name: 'fitness-fatigue',

  async check() {
    requireSame('form', ours(tenYears().subarray(0, 400)), plainLoop(tenYears().subarray(0, 400)), 1e-9);
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    const loads = tenYears();
    requireSame('form', ours(loads), plainLoop(loads), 1e-9);
    const [mine, plain] = await medianMilliseconds(
      [
        { name: 'ours', run: () => ours(loads) },
        { name: 'plain', run: () => plainLoop(loads) },
      ],
      quick ? quickSeries : usualSeries,
    );
    return [
      {
        what: 'CTL, ATL and TSB of ten years, 3,653 days',
        ours: milliseconds(mine),
        peer: `plain loop: ${milliseconds(plain)}`,
        figure: mine / plain,
        unit: 'x',
        target: 'at-most',
        must: 2,
        aim: 1.5,
        limit: 'every load is checked before it counts',
      },
    ];
  },
};
