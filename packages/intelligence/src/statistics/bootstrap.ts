import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireWhole } from '../refuse.ts';
import { autocorrelations } from './autocorrelation.ts';
import { normalCdf, normalQuantile } from './distributions.ts';
import { seededRandom } from './random.ts';
import { sampleSd } from './samples.ts';
import {
  countKnown,
  type DailyValues,
  type Interval,
  knownValues,
  meanOf,
  medianOf,
  readSeries,
  requireLevel,
} from './series.ts';

export type SampleStatistic = 'mean' | 'median' | 'sd';

export interface BootstrapInput {
  readonly values: DailyValues;
  readonly statistic: SampleStatistic;
  /** The same seed gives the same interval. */
  readonly seed: number;
  /** 2000 unless given, 200 to 100000. */
  readonly resamples?: number;
  /** Of the interval; 0.95 unless given. */
  readonly level?: number;
}

export interface BlockBootstrapInput extends BootstrapInput {
  /** Calendar days that stay together. Chosen from the correlation of neighbours unless given. */
  readonly blockDays?: number;
}

export interface Bootstrap {
  readonly estimate: number;
  readonly interval: Interval;
  readonly standardError: number;
  readonly n: number;
  /** 1: days were drawn one by one. */
  readonly blockDays: number;
}

const FEWEST = 8;
const MOST_LEFT_OUT = 500;

const statistics: { readonly [Name in SampleStatistic]: (values: Float64Array) => number } = {
  mean: meanOf,
  median: medianOf,
  sd: sampleSd,
};

function check({ resamples = 2000, level = 0.95, statistic }: BootstrapInput): void {
  requireWhole('resamples', resamples, 200);
  requireBetween('resamples', resamples, 200, 100_000);
  requireLevel(level);
  requireBetween('statistic', Object.keys(statistics).indexOf(statistic), 0, 2);
}

const at = (sorted: Float64Array, share: number) =>
  sorted[Math.max(0, Math.min(sorted.length - 1, Math.round(share * (sorted.length + 1)) - 1))]!;

/** Draws with replacement, each day alone. */
function drawn(
  input: BootstrapInput,
  bounds: (sorted: Float64Array, y: Float64Array, estimate: number) => Interval,
): Outcome<Bootstrap> {
  check(input);
  const y = knownValues(readSeries('values', input.values)).y;
  if (y.length < FEWEST) return insufficientData(`${FEWEST} values`, `${y.length}`);
  const of = statistics[input.statistic];
  const next = seededRandom(input.seed);
  const sample = new Float64Array(y.length);
  const answers = Float64Array.from({ length: input.resamples ?? 2000 }, () => {
    for (let i = 0; i < sample.length; i++) sample[i] = y[Math.floor(next() * y.length)]!;
    return of(sample);
  });
  const estimate = of(y);
  const standardError = sampleSd(answers);
  return computed({
    estimate,
    interval: bounds(answers.sort(), y, estimate),
    standardError,
    n: y.length,
    blockDays: 1,
  });
}

export const bootstrap = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.bootstrap.bca',
    version: 1,
    title: 'Bootstrap interval',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula: 'percentiles of resamples, moved for bias z0 and acceleration a: Φ(z0 + (z0 + z)/(1 - a(z0 + z)))',
    validRange: '8 independent values, 20 for honest limits; days that resemble each other need blocks',
    references: [references.efron1979, references.efron1987],
  },
  (input: BootstrapInput): Outcome<Bootstrap> =>
    drawn(input, (sorted, y, estimate) => {
      const { statistic, level = 0.95 } = input;
      const of = statistics[statistic];
      let below = 0;
      for (const answer of sorted) below += answer < estimate ? 1 : answer === estimate ? 0.5 : 0;
      const inside = Math.max(0.5, Math.min(sorted.length - 0.5, below)) / sorted.length;
      const bias = normalQuantile(inside);
      // Of many values an even part is left out in turn, which says the same of their skew.
      const every = Math.ceil(y.length / MOST_LEFT_OUT);
      const without = Float64Array.from({ length: Math.ceil(y.length / every) }, (_, i) =>
        of(y.filter((_, j) => j !== i * every)),
      );
      const mean = meanOf(without);
      let [cube, square] = [0, 0];
      for (const value of without) [cube, square] = [cube + (mean - value) ** 3, square + (mean - value) ** 2];
      const acceleration = square === 0 ? 0 : cube / (6 * square ** 1.5 * Math.sqrt(every));
      const share = (z: number) => normalCdf(bias + (bias + z) / (1 - acceleration * (bias + z)));
      const z = normalQuantile(0.5 + level / 2);
      return { low: at(sorted, share(-z)), high: at(sorted, share(z)) };
    }),
);

export const bootstrapPercentile = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.bootstrap.percentile',
    version: 1,
    title: 'Bootstrap interval, plain percentiles',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula: 'the outer percentiles of the statistic over resamples',
    validRange: '8 independent values; too narrow for few and skewed ones',
    references: [references.efron1979],
  },
  (input: BootstrapInput): Outcome<Bootstrap> =>
    drawn(input, (sorted) => {
      const outside = (1 - (input.level ?? 0.95)) / 2;
      return { low: at(sorted, outside), high: at(sorted, 1 - outside) };
    }),
);

/** (2φ/(1 - φ²))^(2/3)·n^(1/3), as for a first-order autoregression; at most a quarter of the days. */
function blockLength(series: Float64Array): number {
  const rho = Math.max(0, Math.min(0.95, autocorrelations(series, 1)[1]!));
  const days = ((2 * rho) / (1 - rho * rho)) ** (2 / 3) * series.length ** (1 / 3);
  return Math.max(1, Math.min(Math.floor(series.length / 4), Math.ceil(days)));
}

export const bootstrapBlocks = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.bootstrap.moving_block',
    version: 1,
    title: 'Bootstrap interval of days that resemble each other',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula:
      'blocks of neighbouring calendar days, gaps included, from any place; estimate ± z·SD of the statistic over resamples·√(n/(n - block)); block (2φ/(1 - φ²))^(2/3)·n^(1/3)',
    validRange: '30 days, no trend; about 3 % too rarely covers with neighbours correlated by 0.6 and 100 days',
    references: [references.kunsch1989, references.carlstein1986],
  },
  (input: BlockBootstrapInput): Outcome<Bootstrap> => {
    check(input);
    const { resamples = 2000, level = 0.95, seed, statistic } = input;
    const series = readSeries('values', input.values);
    const known = countKnown(series);
    if (known < 30) return insufficientData('30 known days', `${known}`);
    const blockDays = input.blockDays ?? blockLength(series);
    requireWhole('blockDays', blockDays, 1);
    requireBetween('blockDays', blockDays, 1, Math.floor(series.length / 2));
    const of = statistics[statistic];
    const next = seededRandom(seed);
    const sample = new Float64Array(series.length);
    const starts = series.length - blockDays + 1;
    const answers: number[] = [];
    for (let draw = 0; answers.length < resamples && draw < 2 * resamples; draw++) {
      for (let day = 0; day < sample.length; day += blockDays) {
        const start = Math.floor(next() * starts);
        sample.set(series.subarray(start, start + Math.min(blockDays, sample.length - day)), day);
      }
      const { y } = knownValues(sample);
      // A resample of gaps alone says nothing.
      if (y.length >= FEWEST) answers.push(of(y));
    }
    const estimate = of(knownValues(series).y);
    // Blocks share days, which takes away a little of the spread.
    const standardError = sampleSd(answers) * Math.sqrt(series.length / (series.length - blockDays));
    const reach = normalQuantile(0.5 + level / 2) * standardError;
    const interval = { low: estimate - reach, high: estimate + reach };
    return computed({ estimate, interval, standardError, n: known, blockDays });
  },
);
