/** Share of a standard normal distribution below `z`. Marsaglia's series, exact to a few units in the last place. */
export function normalShareBelow(z: number): number {
  // Beyond 8 both tails are smaller than what a double near 1 can hold.
  if (Math.abs(z) > 8) return z > 0 ? 1 : 0;
  let sum = z;
  let term = z;
  for (let odd = 3; Math.abs(term) > 1e-18; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  const share = 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
  return Math.min(1, Math.max(0, share));
}
