import { refuse, requireBetween, requireLoads, requireNotNegative, requireWhole } from '../refuse.ts';

/** `exponential_fast` and `exponential_slow` fall with time constants of 4 and 8 days (Banister 1999). */
export const TaperShape = {
  Step: 'step',
  Linear: 'linear',
  ExponentialSlow: 'exponential_slow',
  ExponentialFast: 'exponential_fast',
} as const;
export type TaperShape = (typeof TaperShape)[keyof typeof TaperShape];

const shapes: readonly TaperShape[] = /* @__PURE__ */ Object.values(TaperShape);

export interface TaperConstraints {
  /** What would be trained without a taper on each day before the race; its length is the days left. */
  readonly trainingLoads: ArrayLike<number>;
  /** 4 unless given. */
  readonly minimumTaperDays?: number;
  /** 28 unless given, never more than the days left. */
  readonly maximumTaperDays?: number;
  /** Of taper days; 0 unless given. Days that would be trained less than this anyway stay as they are. */
  readonly minimumDailyLoad?: number;
  /** Of every day until the race: `trainingLoads` above it are cut. */
  readonly maximumDailyLoad?: number;
  /** All four unless given. */
  readonly shapes?: readonly TaperShape[];
  /** Mean reductions that are tried, in percent; 10 to 90 by 5 unless given. */
  readonly reductionsPercent?: readonly number[];
}

export interface TaperCandidate {
  readonly shape: TaperShape;
  readonly taperDays: number;
  /** Reached over the taper, after the lower limit of a day. */
  readonly reductionPercent: number;
  /** Every day until the race. */
  readonly dailyLoads: readonly number[];
}

const SHORTEST = 4;
const LONGEST = 28;
const MOST_DAYS = 400;
const FAST_DAYS = 4;
const SLOW_DAYS = 8;

/** Share of the usual load on day t of n so that the mean reduction is `reduction`; `null` when the shape cannot. */
function sharesOf(shape: TaperShape, n: number, reduction: number): readonly number[] | null {
  if (shape === 'step') return new Array<number>(n).fill(1 - reduction);
  if (shape === 'linear') {
    if ((2 * reduction * n) / (n + 1) > 1) return null;
    return Array.from({ length: n }, (_, t) => 1 - (2 * reduction * (t + 1)) / (n + 1));
  }
  const tau = shape === 'exponential_fast' ? FAST_DAYS : SLOW_DAYS;
  const decay = Array.from({ length: n }, (_, t) => Math.exp(-(t + 1) / tau));
  const mean = decay.reduce((sum, value) => sum + value, 0) / n;
  const floor = (1 - reduction - mean) / (1 - mean);
  return floor < 0 ? null : decay.map((value) => floor + (1 - floor) * value);
}

export interface CheckedConstraints {
  readonly usual: readonly number[];
  readonly shortest: number;
  readonly longest: number;
  readonly least: number;
  readonly shapes: readonly TaperShape[];
  readonly reductions: readonly number[];
}

export function checkConstraints(input: TaperConstraints): CheckedConstraints {
  const { minimumTaperDays = SHORTEST, maximumTaperDays = LONGEST, minimumDailyLoad = 0, maximumDailyLoad } = input;
  requireLoads('trainingLoads', input.trainingLoads);
  if (input.trainingLoads.length > MOST_DAYS) refuse('trainingLoads', `must cover at most ${MOST_DAYS} days.`);
  requireWhole('minimumTaperDays', minimumTaperDays, 1);
  requireWhole('maximumTaperDays', maximumTaperDays, minimumTaperDays);
  requireNotNegative('minimumDailyLoad', minimumDailyLoad);
  if (maximumDailyLoad !== undefined) requireNotNegative('maximumDailyLoad', maximumDailyLoad);
  for (const [i, shape] of (input.shapes ?? []).entries())
    if (!shapes.includes(shape)) refuse(`shapes.${i}`, `must be one of ${shapes.join(', ')}.`);
  const reductions = input.reductionsPercent ?? Array.from({ length: 17 }, (_, i) => 10 + 5 * i);
  for (const [i, percent] of reductions.entries()) requireBetween(`reductionsPercent.${i}`, percent, 1, 100);
  return {
    usual: Array.from(input.trainingLoads, (load) => Math.min(load, maximumDailyLoad ?? load)),
    shortest: minimumTaperDays,
    longest: Math.min(maximumTaperDays, input.trainingLoads.length),
    least: minimumDailyLoad,
    shapes: input.shapes ?? shapes,
    reductions,
  };
}

export function candidateOf(
  { usual, least }: Pick<CheckedConstraints, 'usual' | 'least'>,
  shape: TaperShape,
  taperDays: number,
  reductionPercent: number,
): TaperCandidate | null {
  const shares = sharesOf(shape, taperDays, reductionPercent / 100);
  if (shares === null) return null;
  const from = usual.length - taperDays;
  const dailyLoads = usual.map((load, day) =>
    day < from ? load : Math.max(Math.min(least, load), load * (shares[day - from] ?? 1)),
  );
  const sum = (loads: readonly number[]) => loads.slice(from).reduce((total, load) => total + load, 0);
  const before = sum(usual);
  const reached = before === 0 ? 0 : Math.max(0, 100 * (1 - sum(dailyLoads) / before));
  return { shape, taperDays, reductionPercent: reached, dailyLoads };
}

/** Every shape, length and reduction of the grid, the gentlest first. */
export function candidatesOf(checked: CheckedConstraints): readonly TaperCandidate[] {
  const found: TaperCandidate[] = [];
  for (let days = checked.shortest; days <= checked.longest; days++)
    for (const shape of checked.shapes)
      for (const percent of checked.reductions) {
        const candidate = candidateOf(checked, shape, days, percent);
        if (candidate !== null) found.push(candidate);
      }
  return found;
}

/** The meta-analysis' best: two weeks, exponential, volume down by half. `null` when fewer days are left. */
export function usualTaper(checked: CheckedConstraints): TaperCandidate | null {
  return checked.usual.length < 14 ? null : candidateOf(checked, 'exponential_slow', 14, 50);
}
