import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireSameLength, requireWhole } from '../refuse.ts';
import { commonDays, correlationFromSums, type PreparedColumn, pairSums, prepareColumn } from './pair-moments.ts';
import { ascendingOrder, averageRanks } from './ranks.ts';
import { type DailyValues, readSeries } from './series.ts';

export interface CorrelationMatrixInput {
  /** One column a metric, all of the same days. */
  readonly columns: readonly DailyValues[];
  /** Days both must have; 10 unless given, at least 3. */
  readonly minimumPairs?: number;
}

export interface MatrixPair {
  /** Positions in `columns`, `first` below `second`. */
  readonly first: number;
  readonly second: number;
  /** Days on which both are known. */
  readonly n: number;
  /** `null` with fewer than `minimumPairs`, or where one side does not vary. */
  readonly correlation: number | null;
}

function readColumns({ columns, minimumPairs = 10 }: CorrelationMatrixInput): readonly Float64Array[] {
  requireWhole('minimumPairs', minimumPairs, 3);
  const [head] = columns;
  return columns.map((column, i) => {
    requireSameLength(`columns.${i}`, column, head ?? column);
    return readSeries(`columns.${i}`, column);
  });
}

type CorrelationOf = (i: number, j: number, n: number) => number | null;

function matrix(
  { columns, minimumPairs = 10 }: CorrelationMatrixInput,
  prepared: readonly PreparedColumn[],
  correlationOf: CorrelationOf,
): Outcome<readonly MatrixPair[]> {
  if (columns.length < 2) return insufficientData('2 columns', `${columns.length}`);
  const pairs: MatrixPair[] = [];
  for (let first = 0; first < prepared.length; first++) {
    for (let second = first + 1; second < prepared.length; second++) {
      const n = commonDays(prepared[first]!, prepared[second]!);
      pairs.push({ first, second, n, correlation: n < minimumPairs ? null : correlationOf(first, second, n) });
    }
  }
  return computed(pairs);
}

/** Every pair of columns in one go: 40 metrics over ten years are some milliseconds. */
export const correlationMatrix = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.correlation-matrix.pearson',
    version: 1,
    title: 'Correlation matrix, pairwise complete',
    unit: '1',
    evidence: 'peer-reviewed',
    formula: 'r = Sxy/√(Sxx·Syy) over the days on which both are known; null where one side is constant on them',
    validRange: '10 common days; says nothing of chance: the screen does',
    references: [references.draperSmith1998],
  },
  (input: CorrelationMatrixInput): Outcome<readonly MatrixPair[]> => {
    const prepared = readColumns(input).map(prepareColumn);
    const sums = pairSums(prepared);
    return matrix(input, prepared, (i, j, n) => correlationFromSums(prepared, sums, i, j, n));
  },
);

/** Ranks are those among the common days of each pair. */
export const correlationMatrixSpearman = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.correlation-matrix.spearman',
    version: 1,
    title: 'Rank correlation matrix, pairwise complete',
    unit: '1',
    evidence: 'peer-reviewed',
    formula: 'Pearson correlation of the ranks among the days on which both are known; ties share their mean rank',
    validRange: '10 common days; any monotone relation; says nothing of chance: the screen does',
    references: [references.bonettWright2000],
  },
  (input: CorrelationMatrixInput): Outcome<readonly MatrixPair[]> => {
    const columns = readColumns(input);
    const prepared = columns.map(prepareColumn);
    const orders = columns.map(ascendingOrder);
    // Where nothing is missing in either the ranks are those of the whole columns.
    const ranked = columns.map((column, i) => prepareColumn(averageRanks(column, orders[i]!)));
    const sums = pairSums(ranked);
    return matrix(input, prepared, (i, j, n) =>
      n === prepared[i]!.known && n === prepared[j]!.known
        ? correlationFromSums(ranked, sums, i, j, n)
        : rankCorrelation(columns[i]!, columns[j]!, orders[i]!, orders[j]!, n),
    );
  },
);

/** Over the common days; the orders are of the whole columns. `null` where one side is constant on them. */
export function rankCorrelation(
  x: Float64Array,
  y: Float64Array,
  orderX: Int32Array,
  orderY: Int32Array,
  n: number,
): number | null {
  const both = new Uint8Array(x.length);
  for (let i = 0; i < both.length; i++) both[i] = x[i] === x[i] && y[i] === y[i] ? 1 : 0;
  const a = averageRanks(x, orderX, both);
  const b = averageRanks(y, orderY, both);
  const middle = (n + 1) / 2;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < both.length; i++) {
    if (both[i] === 0) continue;
    const u = a[i]! - middle;
    const v = b[i]! - middle;
    xx += u * u;
    yy += v * v;
    xy += u * v;
  }
  return xx === 0 || yy === 0 ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
