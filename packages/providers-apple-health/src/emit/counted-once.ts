/** What one origin counted over stretches of time. */
export interface Counted {
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly value: number;
}

/**
 * The total of several origins that counted at once, as the phone shows it: each adds what it counted while none before
 * it measured. A count is taken as even over its time.
 * @param origins in order of preference
 */
export function countedOnce(origins: readonly (readonly Counted[])[]): number {
  let total = 0;
  let covered: readonly Stretch[] = [];
  for (const rows of origins) {
    for (const row of rows) total += row.value * openShare(row, covered);
    covered = united([
      ...covered,
      ...rows.map(({ startSeconds, durationSeconds }) => ({ from: startSeconds, to: startSeconds + durationSeconds })),
    ]);
  }
  return total;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** In order, and none touches the next. */
function united(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > from) result.push({ from, to });
  }
  return result;
}

function openShare({ startSeconds, durationSeconds }: Counted, covered: readonly Stretch[]): number {
  const end = startSeconds + durationSeconds;
  let low = 0;
  let high = covered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((covered[middle]?.to ?? 0) > startSeconds) high = middle;
    else low = middle + 1;
  }
  const first = covered[low];
  if (durationSeconds === 0) return first !== undefined && first.from <= startSeconds ? 0 : 1;
  let open = durationSeconds;
  for (let i = low; i < covered.length; i++) {
    const each = covered[i];
    if (each === undefined || each.from >= end) break;
    open -= Math.min(each.to, end) - Math.max(each.from, startSeconds);
  }
  return open / durationSeconds;
}
