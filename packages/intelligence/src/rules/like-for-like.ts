import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { meanAndSd } from '../baseline.ts';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireFinite, requirePositive } from '../refuse.ts';
import { studentQuantile } from '../statistics/distributions.ts';
import { confidenceOf, type MissingInput, type Reason, reasonOf, type Titles, type Verdict } from './reason.ts';

const titles = {
  efficiency_higher: 'More output at equal heart rate',
  efficiency_same: 'Output at equal heart rate within the own spread',
  efficiency_lower: 'Less output at equal heart rate',
  efficiency_spread_unknown: 'Output at equal heart rate, own spread not known',
  decoupling_lower: 'Less drift of heart rate',
  decoupling_same: 'Drift of heart rate within the own spread',
  decoupling_higher: 'More drift of heart rate',
  decoupling_spread_unknown: 'Drift of heart rate, own spread not known',
  heart_rate_differs: 'Ridden or run at another heart rate',
  temperature_not_corrected: 'Another temperature, not corrected',
  hills_not_corrected: 'Hillier or flatter, not corrected',
} as const;
export type LikeForLikeCode = keyof typeof titles;
const all: Titles<LikeForLikeCode> = titles;

export interface Effort {
  readonly id: string;
  /** Mean power in W or mean speed in m/s: one kind throughout. */
  readonly output: number;
  readonly averageHeartRateBpm: number;
  readonly decouplingPercent?: number;
  readonly temperatureCelsius?: number;
  /** Mean cost of the course over level, 1 on the flat: multiplies the output. Leave out for power and graded speed. */
  readonly courseCostFactor?: number;
  /** Told when it differs and no cost of the course is given. */
  readonly ascentMetersPerKilometer?: number;
}

export interface LikeForLikeInput {
  readonly current: Effort;
  /** Alike in sport, route and kind: `rules.similar-activities` finds them. */
  readonly others: readonly Effort[];
  /** Beats a degree of this person; there is no default, and without it temperature is told only. */
  readonly heartRateBpmPerCelsius?: number;
  /** Usual spread (SD) of output over heart rate in percent, for fewer than three others. */
  readonly ownSpreadPercent?: number;
}

export interface Difference {
  readonly current: number;
  readonly others: number;
  /** Percent for efficiency, percentage points for decoupling. */
  readonly difference: number;
  /** Smaller differences cannot be told from the own spread; `null`: spread not known. */
  readonly minimalDetectable: number | null;
  /** 95 % interval of the difference. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Others behind it. */
  readonly count: number;
}

export interface LikeForLike
  extends Verdict<
    'better' | 'no_detectable_difference' | 'worse' | 'cannot_tell',
    LikeForLikeCode,
    'spread' | 'temperature' | 'courseCost' | 'decoupling'
  > {
  /** Output over heart rate. */
  readonly efficiency: Difference;
  readonly decoupling: Difference | null;
  /** In proportion: `output · reference / heart rate`. */
  readonly atEqualHeartRate: { readonly heartRateBpm: number; readonly current: number; readonly others: number };
  /** What was corrected for. */
  readonly corrected: { readonly temperature: boolean; readonly course: boolean };
}

const FEWEST_FOR_SPREAD = 3;
/** Two-sided 95 %. */
const UPPER_TAIL = 0.975;
const NORMAL_975 = 1.959964;
/** Beyond this, proportion between output and heart rate is stretched. */
const FAR_BPM = 10;
const FAR_CELSIUS = 5;
const FAR_HILLS = 5;

function requireEffort(path: string, effort: Effort): void {
  requirePositive(`${path}.output`, effort.output);
  requirePositive(`${path}.averageHeartRateBpm`, effort.averageHeartRateBpm);
  if (effort.courseCostFactor !== undefined) requirePositive(`${path}.courseCostFactor`, effort.courseCostFactor);
  for (const field of ['decouplingPercent', 'temperatureCelsius', 'ascentMetersPerKilometer'] as const) {
    const value = effort[field];
    if (value !== undefined) requireFinite(`${path}.${field}`, value);
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Width at which one new value differs from the mean of `values`; `null` when their spread is not known. */
function detectable(values: readonly number[], ownSpread: number | undefined): number | null {
  const count = values.length;
  const widen = Math.sqrt(1 + 1 / count);
  if (count < FEWEST_FOR_SPREAD) return ownSpread === undefined ? null : NORMAL_975 * ownSpread * widen;
  const [, sd] = meanAndSd(values);
  return studentQuantile(UPPER_TAIL, count - 1) * sd * widen;
}

/** Values of all efforts, or `null` when one lacks it. */
function ofAll(
  efforts: readonly Effort[],
  field: 'temperatureCelsius' | 'courseCostFactor' | 'ascentMetersPerKilometer' | 'decouplingPercent',
) {
  const values = efforts.map((effort) => effort[field]);
  return values.every((value) => value !== undefined) ? values : null;
}

function judged(difference: number, width: number | null, sense: 1 | -1) {
  if (width === null) return { how: 'spread_unknown', score: 0 } as const;
  if (Math.abs(difference) <= width) return { how: 'same', score: 0 } as const;
  return { how: difference > 0 ? 'higher' : 'lower', score: difference * sense > 0 ? 1 : -1 } as const;
}

export const likeForLike = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.like-for-like.equal_heart_rate',
    version: 1,
    title: 'Like for like at equal heart rate',
    unit: '%',
    evidence: 'heuristic',
    formula:
      'difference of ln(output/heart rate) from the mean of the others; detectable from t(0.975, n-1)·SD·sqrt(1+1/n) of the others, or 1.96·own spread; heart rate less beats a degree·(T - mean T), output times the cost of the course when given',
    validRange: 'steady efforts of one sport, route and kind; output taken in proportion to heart rate',
    references: [references.weir2005, references.friel],
  },
  (input: LikeForLikeInput): Outcome<LikeForLike> => {
    const { current, others, heartRateBpmPerCelsius: perCelsius, ownSpreadPercent } = input;
    requireEffort('current', current);
    for (const [i, other] of others.entries()) requireEffort(`others.${i}`, other);
    if (perCelsius !== undefined) requireFinite('heartRateBpmPerCelsius', perCelsius);
    if (ownSpreadPercent !== undefined) requirePositive('ownSpreadPercent', ownSpreadPercent);
    if (others.some(({ id }) => id === current.id)) refuse('others', 'must not hold the current effort.');
    if (others.length === 0) return insufficientData('another effort to compare with', 'none');

    const efforts = [current, ...others];
    const temperatures = ofAll(efforts, 'temperatureCelsius');
    const costs = ofAll(efforts, 'courseCostFactor');
    const usualCelsius = temperatures === null ? 0 : mean(temperatures.slice(1));
    const corrects = temperatures !== null && perCelsius !== undefined;
    const beats = efforts.map(({ averageHeartRateBpm, temperatureCelsius = 0 }, i) => {
      const bpm = averageHeartRateBpm - (corrects ? perCelsius * (temperatureCelsius - usualCelsius) : 0);
      return bpm > 0
        ? bpm
        : refuse(i === 0 ? 'current' : `others.${i - 1}`, 'has no heart rate left after the correction for heat.');
    });
    const outputs = efforts.map(({ output }, i) => output * (costs?.[i] ?? 1));
    const logs = outputs.map((output, i) => Math.log(output / (beats[i] ?? 1)));
    const [now = 0, ...before] = logs;
    const usual = mean(before);
    const apart = now - usual;
    const width = detectable(before, ownSpreadPercent === undefined ? undefined : ownSpreadPercent / 100);
    const percent = (log: number) => 100 * Math.expm1(log);
    const efficiency: Difference = {
      current: Math.exp(now),
      others: Math.exp(usual),
      difference: percent(apart),
      minimalDetectable: width === null ? null : percent(width),
      interval: width === null ? null : [percent(apart - width), percent(apart + width)],
      count: before.length,
    };
    const heartRateBpm = mean(beats.slice(1));
    const reasons: Reason<LikeForLikeCode>[] = [];
    const missing: MissingInput<'spread' | 'temperature' | 'courseCost' | 'decoupling'>[] = [];
    const { how, score } = judged(apart, width, 1);
    const band = (half: number | null) =>
      half === null ? {} : { reference: { low: -half, high: half, origin: 'own_history' as const } };
    const shown = { score, unit: '%', count: before.length };
    reasons.push(
      reasonOf(
        all,
        { ...shown, code: `efficiency_${how}`, observed: efficiency.difference, ...band(efficiency.minimalDetectable) },
        1,
        1,
      ),
    );
    if (width === null) missing.push({ input: 'spread', adds: 'what can be told from chance', statedWeight: 1 });

    const drifts = ofAll(efforts, 'decouplingPercent');
    let decoupling: Difference | null = null;
    if (drifts === null) missing.push({ input: 'decoupling', adds: 'drift of heart rate', statedWeight: 0 });
    else {
      const [drift = 0, ...pastDrifts] = drifts;
      const others = mean(pastDrifts);
      const half = detectable(pastDrifts, undefined);
      const difference = drift - others;
      decoupling = {
        current: drift,
        others,
        difference,
        minimalDetectable: half,
        interval: half === null ? null : [difference - half, difference + half],
        count: pastDrifts.length,
      };
      const found = judged(difference, half, -1);
      reasons.push(
        reasonOf(all, {
          ...band(half),
          code: `decoupling_${found.how}`,
          score: found.score,
          observed: difference,
          unit: 'percentage points',
          count: pastDrifts.length,
        }),
      );
    }

    const differs = (code: LikeForLikeCode, observed: number, limit: number, unit: string) => {
      if (Math.abs(observed) > limit)
        reasons.push(
          reasonOf(all, { code, score: 0, observed, unit, reference: { low: -limit, high: limit, origin: 'stated' } }),
        );
    };
    differs('heart_rate_differs', (beats[0] ?? 0) - heartRateBpm, FAR_BPM, 'bpm');
    if (!corrects) missing.push({ input: 'temperature', adds: 'a correction for heat', statedWeight: 0 });
    if (!corrects && temperatures !== null)
      differs('temperature_not_corrected', (temperatures[0] ?? 0) - usualCelsius, FAR_CELSIUS, '°C');
    const climbs = costs === null ? ofAll(efforts, 'ascentMetersPerKilometer') : null;
    if (climbs !== null) {
      differs('hills_not_corrected', (climbs[0] ?? 0) - mean(climbs.slice(1)), FAR_HILLS, 'm/km');
      missing.push({ input: 'courseCost', adds: 'a correction for hills', statedWeight: 0 });
    }
    const scaled = (i: number) => ((outputs[i] ?? 0) * heartRateBpm) / (beats[i] ?? 1);
    const verdicts = {
      higher: 'better',
      same: 'no_detectable_difference',
      lower: 'worse',
      spread_unknown: 'cannot_tell',
    } as const;
    return computed({
      proposition: 'fitter than in the other efforts',
      verdict: verdicts[how],
      confidence: confidenceOf(width === null ? 0 : Math.min(1, before.length / 6), 1),
      reasons,
      missing,
      pointers: [],
      efficiency,
      decoupling,
      atEqualHeartRate: { heartRateBpm, current: scaled(0), others: mean(before.map((_, i) => scaled(i + 1))) },
      corrected: { temperature: corrects, course: costs !== null },
    });
  },
);
