import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireSameLength, requireWhole } from '../refuse.ts';
import { autoregressiveFit, type Coefficient } from './autoregressive-fit.ts';
import { studentQuantile, studentTwoSided } from './distributions.ts';
import { type Era, eraSpans } from './eras.ts';
import {
  type Adherence,
  adherenceReasons,
  countAdherence,
  type ExperimentReason,
  type PhaseDays,
  phaseReasons,
} from './experiment-reasons.ts';
import { type DailyValues, type Interval, knownValues, meanOf, readSeries, requireLevel } from './series.ts';

export interface BeforeAfterInput {
  /** From the first day before to the last day after, measured by one device. */
  readonly values: DailyValues;
  /** Told as a reason when one begins within: then the effect is that of the device as well. */
  readonly eras?: readonly Era[];
  /** Position of the first day with the change. */
  readonly changeDay: number;
  /** Days from there that count for neither side while the change takes effect; 0 unless given. */
  readonly washoutDays?: number;
  /** Whether the change was kept on each day, as long as `values`; `null` where nobody noted it. */
  readonly adherence?: ArrayLike<boolean | null>;
  /** Of the interval; 0.95 unless given. */
  readonly level?: number;
}

export interface BeforeAfter {
  /** Change of the level, in the unit of the values. */
  readonly effect: number;
  readonly interval: Interval;
  readonly pValue: number;
  /** Effect in SDs of single days about their level. */
  readonly effectInSd: number;
  /** Of the days before, and after unless `slopeChange` says otherwise; `null` for the plain comparison of levels. */
  readonly slopePerDay: number | null;
  /** After less before, where the slope may change too; the effect is then its mean over the days after. */
  readonly slopeChange: SlopeChange | null;
  readonly before: PhaseDays;
  readonly after: PhaseDays;
  readonly adherence: Adherence | null;
  readonly persistence: number;
  readonly effectiveDays: number;
  readonly reasons: readonly ExperimentReason[];
}

export interface SlopeChange {
  readonly perDay: number;
  readonly interval: Interval;
  readonly pValue: number;
}

type Model = 'level' | 'slope' | 'two_slopes';

const FEWEST = 7;
const LONG_DAYS = 60;

function compare(input: BeforeAfterInput, model: Model): Outcome<BeforeAfter> {
  const { values, eras = [], changeDay, washoutDays = 0, adherence: noted, level = 0.95 } = input;
  requireLevel(level);
  requireWhole('washoutDays', washoutDays, 0);
  requireWhole('changeDay', changeDay, 1);
  if (changeDay >= values.length)
    refuse('changeDay', `must be below the ${values.length} days given, not ${changeDay}.`);
  if (noted !== undefined) requireSameLength('adherence', noted, values);
  const series = readSeries('values', values);
  const start = Math.min(series.length, changeDay + washoutDays);
  const first = knownValues(series.subarray(0, changeDay));
  const second = knownValues(series.subarray(start));
  const before = { n: first.y.length, missing: changeDay - first.y.length };
  const after = { n: second.y.length, missing: series.length - start - second.y.length };
  if (before.n < FEWEST || after.n < FEWEST) {
    return insufficientData(`${FEWEST} known days before and after`, `${before.n} and ${after.n}`);
  }
  const days = Float64Array.from([...first.x, ...second.x.map((day) => day + start)]);
  const y = Float64Array.from([...first.y, ...second.y]);
  const base = y[0]!;
  const columns = [y.map(() => 1), days.map((day) => (day >= changeDay ? 1 : 0))];
  if (model !== 'level') columns.push(days.map((day) => day - changeDay));
  // About the mean day after, so that the step is the mean gap between the two lines.
  const middle = meanOf(second.x) + start;
  if (model === 'two_slopes') columns.push(days.map((day) => (day >= changeDay ? day - middle : 0)));
  const fit = autoregressiveFit(
    days,
    columns,
    y.map((value) => value - base),
  );
  if (fit === null || fit.noiseSd === 0) return insufficientData('values that vary within a side', 'constant sides');
  const step = fit.coefficients[1]!;
  const df = Math.max(3, fit.effectiveN - columns.length);
  const t = studentQuantile(0.5 + level / 2, df);
  const around = ({ value, error }: Coefficient) => ({ low: value - t * error, high: value + t * error });
  const bend = fit.coefficients[3];
  const adherence = noted === undefined ? null : countAdherence(noted, changeDay, series.length);
  const slope = fit.coefficients[2];
  const reasons: ExperimentReason[] = [
    { code: 'no_control' },
    ...phaseReasons('before', before),
    ...phaseReasons('after', after),
    ...adherenceReasons(adherence),
  ];
  if (fit.effectiveN < 0.5 * y.length) {
    reasons.push({ code: 'autocorrelation', persistence: fit.persistence, effectiveDays: fit.effectiveN });
  }
  if (model === 'level') reasons.push(...movedBefore(first.x, first.y));
  for (const { from: day, label } of eraSpans(eras, series.length).slice(1)) {
    reasons.push({ code: 'device_change', day, label });
  }
  if (series.length > LONG_DAYS) reasons.push({ code: 'long', days: series.length });
  return computed({
    effect: step.value,
    interval: around(step),
    pValue: studentTwoSided(step.value / step.error, df),
    effectInSd: step.value / fit.noiseSd,
    slopePerDay: slope === undefined ? null : slope.value,
    slopeChange:
      bend === undefined
        ? null
        : { perDay: bend.value, interval: around(bend), pValue: studentTwoSided(bend.value / bend.error, df) },
    before,
    after,
    adherence,
    persistence: fit.persistence,
    effectiveDays: fit.effectiveN,
    reasons,
  });
}

/** A slope of the days before that is beyond chance. */
function movedBefore(days: Float64Array, y: Float64Array): readonly ExperimentReason[] {
  const base = y[0]!;
  const fit = autoregressiveFit(
    days,
    [y.map(() => 1), days],
    y.map((value) => value - base),
  );
  const slope = fit?.coefficients[1];
  if (fit === null || slope === undefined || slope.error === 0) return [];
  const pValue = studentTwoSided(slope.value / slope.error, Math.max(3, fit.effectiveN - 2));
  return pValue < 0.1 ? [{ code: 'moved_before', slopePerDay: slope.value, pValue }] : [];
}

export const beforeAfter = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.before-after.level',
    version: 1,
    title: 'Before and after a change',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula:
      'y = level + effect·after + noise with correlation φ^gap (Prais & Winsten, φ corrected for short series); effect ± t(n* - 2)·error',
    validRange: '7 known days a side, 14 wanted; nothing else changed and the values did not move before',
    references: [references.praisWinsten1954, references.kendall1954, references.bernal2017],
  },
  (input: BeforeAfterInput) => compare(input, 'level'),
);

export const beforeAfterTrend = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.before-after.interrupted_series',
    version: 1,
    title: 'Before and after a change, beside a trend',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula:
      'y = level + slope·day + effect·after + noise with correlation φ^gap (Prais & Winsten, φ corrected for short series); effect ± t(n* - 3)·error',
    validRange: '7 known days a side, 21 wanted; one slope throughout, nothing else changed',
    references: [references.praisWinsten1954, references.kendall1954, references.bernal2017],
  },
  (input: BeforeAfterInput) => compare(input, 'slope'),
);

export const beforeAfterSegmented = defineAlgorithm(
  {
    id: 'statistics.before-after.segmented',
    version: 1,
    title: 'Before and after a change of level and slope',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula:
      'y = level + slope·day + after·(effect + bend·(day - mean day after)) + noise with correlation φ^gap; effect is the mean gap to the line of before; ± t(n* - 4)·error',
    validRange: '7 known days a side, 30 wanted; the line of before would have gone on',
    references: [references.bernal2017, references.praisWinsten1954, references.kendall1954],
  },
  (input: BeforeAfterInput) => compare(input, 'two_slopes'),
);
