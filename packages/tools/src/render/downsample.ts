/**
 * Picks samples that keep the shape of several series at once: largest triangle three buckets (Steinarsson 2013,
 * "Downsampling Time Series for Visual Representation"), with the areas of all series added after each is scaled
 * to its own range. First and last sample always stay. Missing samples (NaN) weigh nothing and are kept as missing
 * when their moment is picked.
 * @param times never decreasing
 * @param count at least 2
 * @returns rising indices, `count` of them or all
 */
export function pickShape(times: ArrayLike<number>, series: readonly Float64Array[], count: number): readonly number[] {
  const total = times.length;
  if (total <= count) return Array.from({ length: total }, (_, index) => index);
  const scaled = series.map(scaleOf);
  const picked = [0];
  const buckets = count - 2;
  const size = (total - 2) / buckets;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor(bucket * size) + 1;
    const to = Math.floor((bucket + 1) * size) + 1;
    const next = { from: to, to: Math.min(total, Math.floor((bucket + 2) * size) + 1) };
    picked.push(largestTriangle(times, series, scaled, picked.at(-1) ?? 0, { from, to }, next));
  }
  picked.push(total - 1);
  return picked;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function largestTriangle(
  times: ArrayLike<number>,
  series: readonly Float64Array[],
  scales: readonly number[],
  last: number,
  bucket: Span,
  next: Span,
): number {
  const nextTime = meanOf(times, next);
  const nextValues = series.map((values) => meanOf(values, next));
  const lastTime = times[last] ?? 0;
  let best = bucket.from;
  let bestArea = -1;
  for (let index = bucket.from; index < bucket.to; index++) {
    const time = times[index] ?? 0;
    let area = 0;
    for (let s = 0; s < series.length; s++) {
      const values = series[s];
      const start = values?.[last] ?? Number.NaN;
      const value = values?.[index] ?? Number.NaN;
      const part = Math.abs(
        (lastTime - nextTime) * (value - start) - (lastTime - time) * ((nextValues[s] ?? Number.NaN) - start),
      );
      if (part === part) area += part * (scales[s] ?? 0);
    }
    if (area > bestArea) {
      bestArea = area;
      best = index;
    }
  }
  return best;
}

function meanOf(values: ArrayLike<number>, { from, to }: Span): number {
  let sum = 0;
  let count = 0;
  for (let index = from; index < to; index++) {
    const value = values[index] ?? Number.NaN;
    if (value !== value) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** One over the range of the values; 0 for a constant, which has no shape. */
function scaleOf(values: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? 1 / (high - low) : 0;
}
