import { type AlgorithmIdOf, computed, insufficientData, type Outcome } from '@vitalwire/core';
import { meanAndSd } from '../baseline.ts';
import { defineAlgorithm, type Reference } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { type HrvTrend, type HrvTrendInput, hrvTrend } from './hrv-trend.ts';
import { type HrvReading, requireReading } from './time-domain.ts';

/** What the studied rule would have let the runner or rider do today; no advice for the ill or the injured. */
export interface HrvGuidance {
  readonly session: 'hard_or_easy' | 'easy_or_rest';
  /** Which clause of the rule decided. */
  readonly decidedBy:
    | 'inside_band'
    | 'above_band'
    | 'below_band'
    | 'not_below_reference'
    | 'below_reference'
    | 'falling_two_days';
  /** ln RMSSD that was judged: the mean of seven days, or today's. */
  readonly lnRmssd: number;
  readonly lower: number;
  /** `null` where the rule has no upper edge. */
  readonly upper: number | null;
  readonly baselineMean: number;
  readonly baselineSd: number;
  /** Day-to-day variation of the last seven days; `null` with fewer than three readings. */
  readonly rollingCvPercent: number | null;
}

const positions = { below: 'below_band', within: 'inside_band', above: 'above_band' } as const;

/** Rules that compare the mean of seven days with the band of this person. */
/* @__NO_SIDE_EFFECTS__ */
function ofBand<const Id extends AlgorithmIdOf<'hrv.guidance'>>(
  facts: { readonly id: Id; readonly title: string; readonly formula: string; readonly validRange: string },
  cited: readonly Reference[],
  mayGoHard: (status: HrvTrend['status']) => boolean,
) {
  return defineAlgorithm(
    { ...facts, version: 1, unit: 'ln ms', evidence: 'peer-reviewed', references: cited },
    (input: HrvTrendInput): Outcome<HrvGuidance> => {
      const trend = hrvTrend(input);
      if (trend.status !== 'ok') return trend;
      const { status, rollingLnRmssd, rollingCvPercent, lower, upper, baselineMean, baselineSd } = trend.value;
      return computed(
        {
          session: mayGoHard(status) ? 'hard_or_easy' : 'easy_or_rest',
          decidedBy: positions[status],
          lnRmssd: rollingLnRmssd,
          lower,
          upper,
          baselineMean,
          baselineSd,
          rollingCvPercent,
        },
        trend.warnings,
      );
    },
  );
}

export const hrvGuidance = /* @__PURE__ */ ofBand(
  {
    id: 'hrv.guidance.javaloyes_2019',
    title: 'HRV-guided session (Javaloyes)',
    formula:
      'hard allowed unless the 7-day mean of ln RMSSD lies below the baseline mean - 0.5 SD; above the band counts as allowed',
    validRange:
      'morning readings of trained cyclists over 8 weeks; 3 of 7 and 14 of 28 days; the study kept a fixed 4-week baseline, ours moves',
  },
  [references.javaloyes2019, references.plews2013],
  (status) => status !== 'below',
);

/** Above the band is not read as good news: it can be saturation or overreaching. */
export const hrvGuidanceVesterinen = /* @__PURE__ */ ofBand(
  {
    id: 'hrv.guidance.vesterinen_2016',
    title: 'HRV-guided session (Vesterinen)',
    formula: 'hard allowed only while the 7-day mean of ln RMSSD lies within the baseline mean ± 0.5 SD',
    validRange: 'morning readings of recreational runners over 8 weeks; 3 of 7 and 14 of 28 days',
  },
  [references.vesterinen2016],
  (status) => status === 'within',
);

export interface HrvDailyGuidanceInput {
  /** One entry a calendar day, oldest first, today last; `null` for a day without a reading. */
  readonly dailyReadings: readonly (HrvReading<'rmssd'> | null)[];
}

const REFERENCE_DAYS = 10;
/** Readings of the ten days that a mean and its scatter need. Ours: the study measured every day. */
const FEWEST_READINGS = 7;

export const hrvGuidanceKiviniemi = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'hrv.guidance.kiviniemi_2007',
    version: 1,
    title: 'HRV-guided session (Kiviniemi)',
    unit: 'ln ms',
    evidence: 'peer-reviewed',
    formula:
      'easy or rest where today lies below the mean - SD of the 10 days before, or fell on two days in a row; else hard allowed',
    validRange:
      'daily morning readings; the study took the power of high-frequency oscillations of RR, we take ln RMSSD; 7 of 10 days',
    references: [references.kiviniemi2007],
  },
  ({ dailyReadings }: HrvDailyGuidanceInput): Outcome<HrvGuidance> => {
    const logs = dailyReadings.map((reading, day) => {
      if (reading === null) return null;
      requireReading(`dailyReadings.${day}`, reading, 'rmssd');
      return Math.log(reading.milliseconds);
    });
    const [beforeYesterday = null, yesterday = null, today = null] = [logs.at(-3), logs.at(-2), logs.at(-1)];
    const known = logs.slice(-1 - REFERENCE_DAYS, -1).filter((log) => log !== null);
    if (today === null) return insufficientData('a reading of today', 'none');
    if (known.length < FEWEST_READINGS)
      return insufficientData(`${FEWEST_READINGS} readings in the ${REFERENCE_DAYS} days before`, `${known.length}`);
    const [baselineMean, baselineSd] = meanAndSd(known);
    const lower = baselineMean - baselineSd;
    const fell = beforeYesterday !== null && yesterday !== null && today < yesterday && yesterday < beforeYesterday;
    const decidedBy = today < lower ? 'below_reference' : fell ? 'falling_two_days' : 'not_below_reference';
    const week = logs.slice(-7).filter((log) => log !== null);
    const [weekMean, weekSd] = meanAndSd(week);
    return computed({
      session: decidedBy === 'not_below_reference' ? 'hard_or_easy' : 'easy_or_rest',
      decidedBy,
      lnRmssd: today,
      lower,
      upper: null,
      baselineMean,
      baselineSd,
      rollingCvPercent: week.length < 3 || weekMean <= 0 ? null : (100 * weekSd) / weekMean,
    });
  },
);
