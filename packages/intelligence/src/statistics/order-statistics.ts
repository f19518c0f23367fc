/** Pairs i < j whose later value is below the earlier one, or equal to it when `ties` is 1. Sorts `values`. */
export function countDescents(values: Float64Array, ties: 0 | 1): number {
  const spare = new Float64Array(values.length);
  let count = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start + width < values.length; start += 2 * width) {
      const middle = start + width;
      const end = Math.min(values.length, middle + width);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takeRight =
          left >= middle ||
          (right < end && (ties === 1 ? values[right]! <= values[left]! : values[right]! < values[left]!));
        if (takeRight) {
          count += middle - left;
          spare[at] = values[right++]!;
        } else spare[at] = values[left++]!;
      }
      values.set(spare.subarray(start, end), start);
    }
  }
  return count;
}

/** Runs of equal values in ascending values: their lengths, of those above 1. */
export function tieLengths(values: Float64Array): readonly number[] {
  const sorted = values.toSorted();
  const lengths: number[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from > 1) lengths.push(to - from);
    from = to;
  }
  return lengths;
}

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Above this many slopes they are counted instead of listed. */
const LISTED = 100_000;

/**
 * Slopes of all pairs of points within each group, by rank: `slope(1)` is the smallest. Many slopes are not listed but
 * found by halving, counting those below in n·log n: exact to the last bits, without memory.
 */
export function slopeOrder(groups: readonly Points[]): { readonly count: number; slope(rank: number): number } {
  const count = groups.reduce((sum, { x }) => sum + (x.length * (x.length - 1)) / 2, 0);
  if (count <= LISTED) {
    const slopes = new Float64Array(count);
    let at = 0;
    for (const { x, y } of groups) {
      for (let i = 0; i < x.length; i++) {
        for (let j = i + 1; j < x.length; j++) slopes[at++] = (y[j]! - y[i]!) / (x[j]! - x[i]!);
      }
    }
    slopes.sort();
    return { count, slope: (rank) => slopes[rank - 1]! };
  }
  const notAbove = (slope: number) =>
    groups.reduce(
      (sum, { x, y }) =>
        sum +
        countDescents(
          y.map((value, i) => value - slope * x[i]!),
          1,
        ),
      0,
    );
  return { count, slope: (rank) => whereCount(groups, rank, notAbove) };
}

function whereCount(groups: readonly Points[], rank: number, notAbove: (slope: number) => number): number {
  let high = 0;
  for (const { x, y } of groups) {
    for (let i = 1; i < x.length; i++) high = Math.max(high, Math.abs((y[i]! - y[i - 1]!) / (x[i]! - x[i - 1]!)));
  }
  // No slope between distant points is steeper than the steepest between neighbours.
  let low = -high;
  if (high === 0 || notAbove(low) >= rank) return low;
  if (notAbove(0) >= rank) {
    if (notAbove(-Number.MIN_VALUE) < rank) return 0;
    high = 0;
  } else low = 0;
  for (let i = 0; i < 70; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (notAbove(middle) >= rank) high = middle;
    else low = middle;
  }
  return high;
}
