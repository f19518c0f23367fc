/** Published weighting of heart rate reserve by sex: Banister 1991, Morton et al. 1990. There is no default. */
const weights = {
  male: { scale: 0.64, exponent: 1.92 },
  female: { scale: 0.86, exponent: 1.67 },
} as const;

/** Whose published pair of constants. An argument always, never assumed. */
export type TrimpSex = keyof typeof weights;

/** Points a minute at a share of heart rate reserve, 0 to 1. */
export function banisterRate(sex: TrimpSex, reserve: number): number {
  const { scale, exponent } = weights[sex];
  return reserve * scale * Math.exp(exponent * reserve);
}

export function isTrimpSex(text: string): text is TrimpSex {
  return Object.hasOwn(weights, text);
}
