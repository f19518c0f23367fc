/** What one origin counted, by start: value `i` covers `durationSeconds[i]` from `zeroSeconds + offsetSeconds[i]` on. */
export interface CountedSeries {
  readonly zeroSeconds: number;
  readonly offsetSeconds: readonly number[];
  readonly durationSeconds: readonly number[];
  readonly values: readonly (number | null)[];
}

/**
 * The total of several origins that counted at once, as the phone shows it: each adds what it counted while none before
 * it measured. A count is taken as even over its time.
 * @param origins in order of preference
 */
export function countedOnce(origins: readonly CountedSeries[]): number {
  let total = 0;
  let covered: readonly number[] = [];
  for (const [i, series] of origins.entries()) {
    total += openSum(series, covered);
    if (i + 1 < origins.length) covered = united(covered, stretchesOf(series));
  }
  return total;
}

/** Starts and ends in turn, in order; none touches the next. */
function stretchesOf({ zeroSeconds, offsetSeconds, durationSeconds }: CountedSeries): readonly number[] {
  const stretches: number[] = [];
  for (let i = 0; i < offsetSeconds.length; i++) {
    const from = zeroSeconds + (offsetSeconds[i] ?? 0);
    extend(stretches, from, from + (durationSeconds[i] ?? 0));
  }
  return stretches;
}

function extend(stretches: number[], from: number, to: number): void {
  const last = stretches.length - 1;
  if (last > 0 && from <= (stretches[last] ?? 0)) stretches[last] = Math.max(stretches[last] ?? 0, to);
  else if (to > from) stretches.push(from, to);
}

function united(a: readonly number[], b: readonly number[]): readonly number[] {
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const fromA = j >= b.length || (i < a.length && (a[i] ?? 0) <= (b[j] ?? 0));
    if (fromA) {
      extend(result, a[i] ?? 0, a[i + 1] ?? 0);
      i += 2;
    } else {
      extend(result, b[j] ?? 0, b[j + 1] ?? 0);
      j += 2;
    }
  }
  return result;
}

function openSum({ zeroSeconds, offsetSeconds, durationSeconds, values }: CountedSeries, covered: readonly number[]) {
  let sum = 0;
  /** The first stretch that can still meet a row: rows come by start. */
  let first = 0;
  for (let i = 0; i < offsetSeconds.length; i++) {
    const value = values[i] ?? 0;
    const from = zeroSeconds + (offsetSeconds[i] ?? 0);
    const duration = durationSeconds[i] ?? 0;
    const to = from + duration;
    while (first < covered.length && (covered[first + 1] ?? 0) <= from) first += 2;
    if (duration === 0) {
      const inside = first < covered.length && (covered[first] ?? 0) <= from;
      sum += inside ? 0 : value;
      continue;
    }
    let open = duration;
    for (let at = first; at < covered.length && (covered[at] ?? 0) < to; at += 2)
      open -= Math.min(covered[at + 1] ?? 0, to) - Math.max(covered[at] ?? 0, from);
    sum += open === duration ? value : (value * open) / duration;
  }
  return sum;
}
