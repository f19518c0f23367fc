import { correlationMatrix } from '@vitalwire/intelligence/statistics';
import { sampleCorrelation } from 'simple-statistics';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, seededRandom, usualSeries } from './measure.ts';
import { milliseconds } from './table.ts';

const METRICS = 40;
const TEN_YEARS = 3652;
const TOLERANCE = 1e-10;

/** Metrics that share a slow wave and have noise of their own; `missing` of the days have no value. */
function metrics(days: number, missing: number): readonly Float64Array[] {
  const random = seededRandom(7);
  return Array.from({ length: METRICS }, (_, metric) =>
    Float64Array.from({ length: days }, (_, day) => {
      const value = 60 + 10 * metric + 5 * Math.sin((2 * Math.PI * day) / 365 + metric) + 8 * random();
      return random() < missing ? Number.NaN : value;
    }),
  );
}

function ours(columns: readonly Float64Array[]): readonly number[] {
  const outcome = correlationMatrix({ columns });
  if (outcome.status !== 'ok') throw new Error('there are columns');
  return outcome.value.map(({ correlation }) => correlation ?? Number.NaN);
}

/** Pairs in which both are known, given to the library as it wants them. */
function peers(columns: readonly Float64Array[]): readonly number[] {
  const answers: number[] = [];
  for (let i = 0; i < columns.length; i++) {
    for (let j = i + 1; j < columns.length; j++) {
      const x: number[] = [];
      const y: number[] = [];
      const [a, b] = [columns[i] ?? new Float64Array(), columns[j] ?? new Float64Array()];
      for (let day = 0; day < a.length; day++) {
        const u = a[day] ?? Number.NaN;
        const v = b[day] ?? Number.NaN;
        if (Number.isNaN(u) || Number.isNaN(v)) continue;
        x.push(u);
        y.push(v);
      }
      answers.push(sampleCorrelation(x, y));
    }
  }
  return answers;
}

function compare(columns: readonly Float64Array[]): void {
  const mine = ours(columns);
  const theirs = peers(columns);
  requireSame('pairs', mine.length, theirs.length);
  for (const [i, value] of theirs.entries()) {
    const difference = Math.abs((mine[i] ?? Number.NaN) - value);
    if (!(difference <= TOLERANCE)) requireSame(`pair ${i}`, mine[i] ?? Number.NaN, value);
  }
}

export const correlationMatrixRow: Benchmark = {
  name: 'correlation-matrix',

  async check() {
    for (const missing of [0, 0.1, 0.4, 0.8]) compare(metrics(700, missing));
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    const results: Result[] = [];
    for (const missing of [0, 0.1, 0.4]) {
      const columns = metrics(TEN_YEARS, missing);
      compare(columns);
      const [mine, peer] = await medianMilliseconds(
        [
          { name: 'ours', run: () => ours(columns)[0] },
          { name: 'simple-statistics', run: () => peers(columns)[0] },
        ],
        quick ? quickSeries : usualSeries,
      );
      results.push({
        what: `780 correlations of 40 metrics, ten years, ${100 * missing} % missing`,
        ours: milliseconds(mine),
        peer: `simple-statistics, filtered pairs: ${milliseconds(peer)}`,
        figure: peer / mine,
        unit: 'x',
        target: 'at-least',
        must: 2,
        aim: 5,
        limit: 'one multiplication a pair and day; with gaps, the days that a partner lacks',
      });
    }
    return results;
  },
};
