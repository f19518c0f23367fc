import type { SourceId } from '@vitalwire/core';

/** What was counted over a stretch of time, half-open; the count is taken as even over it. */
export interface CountedInterval {
  readonly startMs: number;
  readonly endMs: number;
  readonly value: number;
}

export interface CountingSource {
  readonly sourceId: SourceId;
  readonly intervals: readonly CountedInterval[];
}

export interface CountedPart {
  readonly sourceId: SourceId;
  readonly value: number;
  readonly seconds: number;
}

/**
 * Counts what several devices counted at once a single time: each source adds what it counted while no source before it
 * measured. Never more than the sum of all, never less than the first source alone.
 * @param sources in order of preference
 */
export function countOnce(sources: readonly CountingSource[]): {
  readonly total: number;
  readonly parts: readonly CountedPart[];
} {
  let covered: readonly Stretch[] = [];
  const parts: CountedPart[] = [];
  for (const { sourceId, intervals } of sources) {
    let value = 0;
    let milliseconds = 0;
    for (const interval of intervals) {
      const open = uncovered(interval, covered);
      const length = interval.endMs - interval.startMs;
      value += length > 0 ? (interval.value * open) / length : open > 0 ? interval.value : 0;
      milliseconds += length > 0 ? open : 0;
    }
    covered = united([...covered, ...intervals]);
    if (value > 0 || milliseconds > 0) parts.push({ sourceId, value, seconds: milliseconds / 1000 });
  }
  return { total: parts.reduce((sum, part) => sum + part.value, 0), parts };
}

interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** Milliseconds of the stretch that nothing covers; for a moment 1 when it lies in nothing. */
function uncovered({ startMs, endMs }: Stretch, covered: readonly Stretch[]): number {
  if (startMs === endMs) return covered.some((each) => each.startMs <= startMs && startMs < each.endMs) ? 0 : 1;
  let open = endMs - startMs;
  for (let i = firstEndingAfter(covered, startMs); i < covered.length; i++) {
    const each = covered[i];
    if (each === undefined || each.startMs >= endMs) break;
    open -= Math.min(each.endMs, endMs) - Math.max(each.startMs, startMs);
  }
  return open;
}

/** Place of the first stretch that ends after the moment: they are in order and never touch. */
function firstEndingAfter(covered: readonly Stretch[], moment: number): number {
  let low = 0;
  let high = covered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((covered[middle]?.endMs ?? 0) > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}

function united(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = result.at(-1);
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else if (endMs > startMs) result.push({ startMs, endMs });
  }
  return result;
}
