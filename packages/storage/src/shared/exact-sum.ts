/**
 * A sum that does not depend on the order of its terms: kept as doubles that do not overlap and add up to the exact value
 * (Shewchuk 1997, grow-expansion), smallest first. A day's total is then the same whether it was counted once or grew
 * record by record.
 */
export type ExactSum = readonly number[];

export function plus(sum: ExactSum, term: number): ExactSum {
  const parts = [...sum];
  addInPlace(parts, term);
  return parts;
}

/** The same without a new array. */
export function addInPlace(parts: number[], term: number): void {
  let carried = term;
  let kept = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const total = carried + part;
    const swap = Math.abs(carried) < Math.abs(part);
    const large = swap ? part : carried;
    const small = swap ? carried : part;
    const lost = small - (total - large);
    if (lost !== 0) parts[kept++] = lost;
    carried = total;
  }
  parts[kept] = carried;
  parts.length = kept + 1;
}

/** The double nearest to the exact value. */
export function rounded(sum: ExactSum): number {
  let total = 0;
  let at = sum.length;
  let lost = 0;
  while (at > 0 && lost === 0) {
    const before = total;
    const part = sum[--at]!;
    total = before + part;
    lost = part - (total - before);
  }
  // Half way between two doubles, what is left decides the direction.
  const next = at > 0 ? sum[at - 1]! : 0;
  if ((lost < 0 && next < 0) || (lost > 0 && next > 0)) {
    const doubled = lost * 2;
    const other = total + doubled;
    if (other - total === doubled) return other;
  }
  return total;
}
