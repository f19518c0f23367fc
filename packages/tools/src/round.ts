/** Cuts a computed value to the decimals that mean something in its unit; what is not a number is absent. */
export function rounded(value: number | null | undefined, decimals: number): number | undefined {
  if (value === null || value === undefined || !Number.isFinite(value)) return undefined;
  const shift = 10 ** decimals;
  return Math.round(value * shift) / shift + 0;
}
