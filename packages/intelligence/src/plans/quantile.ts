/** Value below which the share lies: straight line between neighbours (type 7). `sorted` in rising order. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const below = sorted[low] ?? Number.NaN;
  return below + (at - low) * ((sorted[low + 1] ?? below) - below);
}
