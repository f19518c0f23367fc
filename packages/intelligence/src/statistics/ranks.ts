/** Positions of the known values in ascending order of the values. */
export function ascendingOrder(series: Float64Array): Int32Array {
  const known: number[] = [];
  for (let i = 0; i < series.length; i++) if (series[i] === series[i]) known.push(i);
  return Int32Array.from(known).sort((a, b) => series[a]! - series[b]! || a - b);
}

/** Ranks from 1, ties share their mean; NaN stays NaN. Only where `keep` is above 0, when given. */
export function averageRanks(
  series: Float64Array,
  order: Int32Array = ascendingOrder(series),
  keep?: Uint8Array,
): Float64Array {
  const ranks = new Float64Array(series.length).fill(Number.NaN);
  const kept = keep === undefined ? order : order.filter((position) => keep[position] === 1);
  for (let from = 0; from < kept.length; ) {
    const value = series[kept[from]!];
    let to = from + 1;
    while (to < kept.length && series[kept[to]!] === value) to++;
    for (let i = from; i < to; i++) ranks[kept[i]!] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}
