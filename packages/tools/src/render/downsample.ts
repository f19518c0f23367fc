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
  const scales = series.map(scaleOf);
  const picked = [0];
  const buckets = count - 2;
  const size = (total - 2) / buckets;
  const areas = new Float64Array(Math.ceil(size) + 1);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor(bucket * size) + 1;
    const to = Math.floor((bucket + 1) * size) + 1;
    const next = { from: to, to: Math.min(total, Math.floor((bucket + 2) * size) + 1) };
    const nextTime = meanOf(times, next);
    const last = picked.at(-1) ?? 0;
    areas.fill(0, 0, to - from);
    for (let s = 0; s < series.length; s++) {
      const values = series[s] as Float64Array;
      addAreas(areas, times, values, scales[s] ?? 0, last, { from, to }, nextTime, meanOf(values, next));
    }
    picked.push(from + largest(areas, to - from));
  }
  picked.push(total - 1);
  return picked;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The triangle between the last pick, each sample of the bucket, and the mean of the next bucket, by one series. */
function addAreas(
  areas: Float64Array,
  times: ArrayLike<number>,
  values: Float64Array,
  scale: number,
  last: number,
  { from, to }: Span,
  nextTime: number,
  nextValue: number,
): void {
  const lastTime = times[last] as number;
  const start = values[last] as number;
  const base = lastTime - nextTime;
  const rise = nextValue - start;
  // Missing at either end: no triangle of this series, whatever lies between.
  if (rise !== rise) return;
  for (let index = from; index < to; index++) {
    const part = Math.abs(base * ((values[index] as number) - start) - (lastTime - (times[index] as number)) * rise);
    if (part === part) areas[index - from] = (areas[index - from] as number) + part * scale;
  }
}

function largest(areas: Float64Array, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index++) if ((areas[index] as number) > (areas[best] as number)) best = index;
  return best;
}

function meanOf(values: ArrayLike<number>, { from, to }: Span): number {
  let sum = 0;
  let count = 0;
  for (let index = from; index < to; index++) {
    const value = values[index] as number;
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
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? 1 / (high - low) : 0;
}
