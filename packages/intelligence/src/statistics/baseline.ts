import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireWhole } from '../refuse.ts';
import { type Era, eraSpans } from './eras.ts';
import { robustSd } from './noise.ts';
import { type DailyValues, meanOf, medianOfSorted, readSeries } from './series.ts';

export interface BaselineInput {
  readonly values: DailyValues;
  /** A change of era starts a new baseline. */
  readonly eras?: readonly Era[];
  /** Calendar days before the day that is judged; 60 unless given. */
  readonly windowDays?: number;
  /** Known days in the window below which there is no baseline; 14 unless given, at least 10. */
  readonly minimumDays?: number;
}

export interface DayBaseline {
  readonly center: number;
  /** As an SD of normal days; 0 where most days are alike. */
  readonly spread: number;
  readonly n: number;
}

export interface Baseline {
  /** Of each day, from the days before it and never from itself; `null` while an era has too few. */
  readonly days: readonly (DayBaseline | null)[];
  /** After the last day: what tomorrow is judged by. */
  readonly current: DayBaseline | null;
  readonly era: string;
}

type Judge = (known: Float64Array) => DayBaseline;

/** The whole series by era, for charts that judge days. */
export function rollingBaseline(
  { values, eras = [], windowDays = 60, minimumDays = 14 }: BaselineInput,
  judge: Judge,
): Baseline & { readonly series: Float64Array } {
  requireWhole('windowDays', windowDays, 10);
  requireWhole('minimumDays', minimumDays, 10);
  if (minimumDays > windowDays) refuse('minimumDays', `must not be above the window of ${windowDays} days.`);
  const series = readSeries('values', values);
  const days: (DayBaseline | null)[] = [];
  let current: DayBaseline | null = null;
  let era = '';
  for (const { from, to, label } of eraSpans(eras, series.length)) {
    era = label;
    for (let day = from; day <= to; day++) {
      const known = series.subarray(Math.max(from, day - windowDays), day).filter((value) => value === value);
      const baseline = known.length < minimumDays ? null : judge(known);
      if (day < to) days.push(baseline);
      else current = baseline;
    }
  }
  return { days, current, era, series };
}

export function medianBaseline(known: Float64Array): DayBaseline {
  const center = medianOfSorted(known.toSorted());
  return { center, spread: robustSd(known, center), n: known.length };
}

const TRIM = 0.1;

/** A tenth off at each end; spread from the winsorised squares, as in the standard error of a trimmed mean. */
function trimmedBaseline(known: Float64Array): DayBaseline {
  const sorted = known.toSorted();
  const n = sorted.length;
  const cut = Math.floor(TRIM * n);
  const center = meanOf(sorted.subarray(cut, n - cut));
  const held = sorted.map((value) => Math.max(sorted[cut]!, Math.min(sorted[n - 1 - cut]!, value)));
  const mean = meanOf(held);
  let square = 0;
  for (const value of held) square += (value - mean) * (value - mean);
  return { center, spread: Math.sqrt(square / (n - 1)) / WINSORISED_SD, n };
}

/** SD of normal values held to their 10th and 90th percentile: 0.8250. */
const WINSORISED_SD = /* @__PURE__ */ (() => {
  const z = 1.2815515655446004;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return Math.sqrt(1 - 2 * TRIM - 2 * z * density + 2 * TRIM * z * z);
})();

function answer(input: BaselineInput, judge: Judge): Outcome<Baseline> {
  const { days, current, era } = rollingBaseline(input, judge);
  if (current === null && days.every((day) => day === null)) {
    return insufficientData(
      `${input.minimumDays ?? 14} known days in ${input.windowDays ?? 60}, of one era`,
      `${days.length} days`,
    );
  }
  const waiting =
    current === null ? [`Too few days${era === '' ? '' : ` with ${era}`} yet: the baseline starts anew.`] : [];
  return computed({ days, current, era }, waiting);
}

export const baseline = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.baseline.median_mad',
    version: 1,
    title: 'Rolling baseline',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula: 'median and 1.4826·n/(n - 0.8)·MAD of the known days among the windowDays before, within the era',
    validRange: '14 known days of 60 with one device; half of them may be wild',
    references: [references.leys2013, references.rousseeuwCroux1993, references.crouxRousseeuw1992],
  },
  (input: BaselineInput) => answer(input, medianBaseline),
);

export const baselineTrimmed = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.baseline.trimmed_mean',
    version: 1,
    title: 'Rolling baseline of trimmed means',
    unit: 'unit of the values',
    evidence: 'heuristic',
    formula: 'mean without the highest and lowest tenth; SD of the values held to those limits, over 0.8250',
    validRange: '14 known days of 60 with one device; a tenth at each end may be wild',
    references: [references.convention],
  },
  (input: BaselineInput) => answer(input, trimmedBaseline),
);
