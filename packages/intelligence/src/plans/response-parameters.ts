import { refuse, requireFinite, requireNotNegative, requirePositive } from '../refuse.ts';
import { normalRandom, seededRandom } from '../statistics/random.ts';

/** Of one person and one measure of performance: fitted, never assumed. */
export interface ResponseParameters {
  readonly basePerformance: number;
  readonly fitnessGain: number;
  readonly fitnessDays: number;
  readonly fatigueGain: number;
  readonly fatigueDays: number;
}

/** How sure the parameters are: draws of a bootstrap, or the covariance of a fit with a seed to draw from it. */
export interface ParameterUncertainty {
  readonly parameterDraws?: readonly ResponseParameters[];
  /** 5 × 5, in the order base, fitness gain, fitness days, fatigue gain, fatigue days. */
  readonly covariance?: readonly (readonly number[])[];
  /** Whole number; the same seed gives the same answer. Needed with `covariance`. */
  readonly seed?: number;
  /** Draws from `covariance`; 1000 unless given. */
  readonly draws?: number;
}

export interface DrawnParameters {
  readonly draws: readonly ResponseParameters[];
  /** Share of draws thrown away because a gain was negative or a time constant not above 0. */
  readonly discardedShare: number;
}

export function requireParameters(path: string, parameters: ResponseParameters): void {
  requireFinite(`${path}basePerformance`, parameters.basePerformance);
  requireNotNegative(`${path}fitnessGain`, parameters.fitnessGain);
  requirePositive(`${path}fitnessDays`, parameters.fitnessDays);
  requireNotNegative(`${path}fatigueGain`, parameters.fatigueGain);
  requirePositive(`${path}fatigueDays`, parameters.fatigueDays);
}

const SIZE = 5;
const DRAWS = 1000;
const MOST_DRAWS = 20_000;
/** A pivot this much below 0, of the greatest variance, is rounding. */
const ROUNDING = 1e-9;

/** Lower triangle L with L·Lᵀ = covariance; a direction without spread gets a column of zeros. */
function choleskyOf(covariance: readonly (readonly number[])[]): readonly (readonly number[])[] {
  if (covariance.length !== SIZE || covariance.some((row) => row.length !== SIZE))
    refuse('covariance', 'must have 5 rows of 5 numbers.');
  const scale = Math.max(...covariance.map((row, i) => row[i] ?? 0));
  const lower: number[][] = [];
  for (let i = 0; i < SIZE; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const value = covariance[i]?.[j] ?? Number.NaN;
      requireFinite(`covariance.${i}.${j}`, value);
      const mirrored = covariance[j]?.[i] ?? Number.NaN;
      if (!(Math.abs(mirrored - value) <= 1e-6 * (Math.abs(value) + ROUNDING * scale)))
        refuse(`covariance.${i}.${j}`, 'must equal its mirror image.');
      let rest = value;
      for (let k = 0; k < j; k++) rest -= (row[k] ?? 0) * ((i === j ? row : lower[j])?.[k] ?? 0);
      if (i === j) {
        // Relative to its own variance: the five parameters differ by orders of magnitude.
        if (rest < -1e-6 * Math.abs(value) - 1e-15 * scale) refuse('covariance', 'must be positive semi-definite.');
        row.push(rest <= 1e-12 * Math.abs(value) ? 0 : Math.sqrt(rest));
      } else {
        const pivot = lower[j]?.[j] ?? 0;
        row.push(pivot === 0 ? 0 : rest / pivot);
      }
    }
    lower.push(row);
  }
  return lower;
}

function possible({ fitnessGain, fitnessDays, fatigueGain, fatigueDays }: ResponseParameters): boolean {
  return fitnessGain >= 0 && fitnessDays > 0 && fatigueGain >= 0 && fatigueDays > 0;
}

/** `null` when nothing is known of the uncertainty. */
export function drawParameters(
  centre: ResponseParameters,
  { parameterDraws, covariance, seed, draws = DRAWS }: ParameterUncertainty,
): DrawnParameters | null {
  if (parameterDraws !== undefined) {
    if (covariance !== undefined) refuse('covariance', 'and parameterDraws exclude each other.');
    for (const [i, drawn] of parameterDraws.entries()) requireParameters(`parameterDraws.${i}.`, drawn);
    return parameterDraws.length === 0 ? null : { draws: parameterDraws, discardedShare: 0 };
  }
  if (covariance === undefined) return null;
  if (seed === undefined) refuse('seed', 'must be given with covariance.');
  if (!(Number.isInteger(draws) && draws >= 20 && draws <= MOST_DRAWS))
    refuse('draws', `must be a whole number of 20 to ${MOST_DRAWS}, not ${draws}.`);
  const lower = choleskyOf(covariance);
  const normal = normalRandom(seededRandom(seed));
  const kept: ResponseParameters[] = [];
  let tried = 0;
  while (kept.length < draws && tried < 50 * draws) {
    tried++;
    const z = Array.from({ length: SIZE }, normal);
    const shift = lower.map((row) => row.reduce((sum, factor, k) => sum + factor * (z[k] ?? 0), 0));
    const drawn: ResponseParameters = {
      basePerformance: centre.basePerformance + (shift[0] ?? 0),
      fitnessGain: centre.fitnessGain + (shift[1] ?? 0),
      fitnessDays: centre.fitnessDays + (shift[2] ?? 0),
      fatigueGain: centre.fatigueGain + (shift[3] ?? 0),
      fatigueDays: centre.fatigueDays + (shift[4] ?? 0),
    };
    if (possible(drawn)) kept.push(drawn);
  }
  return kept.length < draws ? null : { draws: kept, discardedShare: 1 - draws / tried };
}

/**
 * What a load is worth on a later morning: `weights[d]` for a load `d + 1` days back. Performance is the base plus the
 * sum of load times weight, so a search need not simulate.
 */
export function responseWeights(parameters: ResponseParameters, days: number): Float64Array {
  const weights = new Float64Array(days);
  const keepFitness = Math.exp(-1 / parameters.fitnessDays);
  const keepFatigue = Math.exp(-1 / parameters.fatigueDays);
  let fitness = parameters.fitnessGain;
  let fatigue = parameters.fatigueGain;
  for (let d = 0; d < days; d++) {
    fitness *= keepFitness;
    fatigue *= keepFatigue;
    weights[d] = fitness - fatigue;
  }
  return weights;
}
