/** Straight lines between the points; level outside of them. Points in rising order. */
export function piecewise(points: readonly (readonly [x: number, y: number])[], x: number): number {
  const next = points.findIndex(([at]) => at >= x);
  const [upperX, upper] = points.at(next) ?? [0, 0];
  const [lowerX, lower] = (next > 0 ? points[next - 1] : undefined) ?? [upperX, upper];
  return upperX === lowerX ? upper : lower + ((upper - lower) * (x - lowerX)) / (upperX - lowerX);
}
