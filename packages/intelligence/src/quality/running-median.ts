/** First place in the sorted part at which `value` could stand. */
function placeOf(sorted: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean of the two middle values where their number is even. */
export function medianOfSorted(sorted: ArrayLike<number>, count: number): number {
  const half = count >> 1;
  const upper = sorted[half] ?? 0;
  return count % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** Median of the distances to `center`, walking outwards from it. */
export function medianDistance(sorted: Float64Array, count: number, center: number): number {
  let right = placeOf(sorted, count, center);
  let left = right - 1;
  let before = 0;
  let distance = 0;
  for (let taken = 0; taken <= count >> 1; taken++) {
    before = distance;
    const below = left >= 0 ? center - (sorted[left] ?? 0) : Number.POSITIVE_INFINITY;
    const above = right < count ? (sorted[right] ?? 0) - center : Number.POSITIVE_INFINITY;
    if (below < above) left--;
    else right++;
    distance = Math.min(below, above);
  }
  return count % 2 === 1 ? distance : (before + distance) / 2;
}

/**
 * Visits each sample with the sorted known values of the window centred on it (shorter at both ends, NaN left out).
 * The window moves by one insertion and one removal: time grows with samples · window.
 */
export function overWindows(
  samples: Float64Array,
  widestHalf: number,
  visit: (index: number, sorted: Float64Array, count: number) => void,
): void {
  const halfWindow = Math.min(widestHalf, samples.length);
  const sorted = new Float64Array(2 * halfWindow + 1);
  let count = 0;
  const add = (value: number) => {
    if (Number.isNaN(value)) return;
    const place = placeOf(sorted, count, value);
    sorted.copyWithin(place + 1, place, count);
    sorted[place] = value;
    count++;
  };
  const remove = (value: number) => {
    if (Number.isNaN(value)) return;
    sorted.copyWithin(placeOf(sorted, count, value), placeOf(sorted, count, value) + 1, count);
    count--;
  };
  for (let i = 0; i < Math.min(halfWindow, samples.length); i++) add(samples[i] ?? Number.NaN);
  for (let i = 0; i < samples.length; i++) {
    if (i > halfWindow) remove(samples[i - halfWindow - 1] ?? Number.NaN);
    if (i + halfWindow < samples.length) add(samples[i + halfWindow] ?? Number.NaN);
    visit(i, sorted, count);
  }
}
