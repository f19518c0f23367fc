import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { meanAndSd } from '../baseline.ts';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireFinite, requirePositive, requireWhole } from '../refuse.ts';
import { type HrvReading, requireReading } from './time-domain.ts';

export interface HrvTrendInput {
  /** One entry a calendar day, oldest first, today last; `null` for a day without a reading. */
  readonly dailyReadings: readonly (HrvReading<'rmssd'> | null)[];
  /** 7 unless given. */
  readonly rollingDays?: number;
  /** 28 unless given; the rolling days are among them. */
  readonly baselineDays?: number;
  /** Width of the band in standard deviations: 0.5 unless given. */
  readonly smallestWorthwhileChange?: number;
}

/** Mean of the last days against the band that is usual for this person, all on ln RMSSD. */
export interface HrvTrend {
  readonly rollingLnRmssd: number;
  readonly baselineMean: number;
  readonly baselineSd: number;
  readonly lower: number;
  readonly upper: number;
  /** Day-to-day variation of the rolling days. */
  readonly rollingCvPercent: number;
  readonly status: 'below' | 'within' | 'above';
}

const FEWEST_IN_WEEK = 3;
const FEWEST_IN_BASELINE = 14;

export const hrvTrend = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'hrv.trend.plews_swc',
    version: 1,
    title: 'HRV trend against the own baseline',
    unit: 'ln ms',
    evidence: 'peer-reviewed',
    formula: 'mean ln RMSSD of 7 days against the mean of 28 days ± 0.5 SD (n - 1), the 7 days among the 28',
    validRange: 'readings taken the same way each day; 3 or more in the week and 14 or more in the baseline',
    references: [references.plews2012, references.plews2013, references.buchheit2014],
  },
  (input: HrvTrendInput): Outcome<HrvTrend> => {
    const { dailyReadings, rollingDays = 7, baselineDays = 28, smallestWorthwhileChange = 0.5 } = input;
    requireWhole('rollingDays', rollingDays, FEWEST_IN_WEEK);
    requireWhole('baselineDays', baselineDays, FEWEST_IN_BASELINE);
    requirePositive('smallestWorthwhileChange', smallestWorthwhileChange);
    const logs = dailyReadings.map((reading, day) => {
      if (reading === null) return null;
      requireReading(`dailyReadings.${day}`, reading, 'rmssd');
      return Math.log(reading.milliseconds);
    });
    const known = (days: number) => logs.slice(-days).filter((log) => log !== null);
    const week = known(rollingDays);
    const baseline = known(baselineDays);
    if (week.length < FEWEST_IN_WEEK || baseline.length < FEWEST_IN_BASELINE) {
      return insufficientData(
        `${FEWEST_IN_WEEK} readings in ${rollingDays} days and ${FEWEST_IN_BASELINE} in ${baselineDays}`,
        `${week.length} and ${baseline.length}`,
      );
    }
    const [rollingLnRmssd, rollingSd] = meanAndSd(week);
    const [baselineMean, baselineSd] = meanAndSd(baseline);
    if (rollingLnRmssd <= 0) return insufficientData('readings above 1 ms', 'a mean below 1 ms');
    const lower = baselineMean - smallestWorthwhileChange * baselineSd;
    const upper = baselineMean + smallestWorthwhileChange * baselineSd;
    const status = rollingLnRmssd < lower ? 'below' : rollingLnRmssd > upper ? 'above' : 'within';
    const rollingCvPercent = (100 * rollingSd) / rollingLnRmssd;
    return computed({ rollingLnRmssd, baselineMean, baselineSd, lower, upper, rollingCvPercent, status });
  },
);

export interface HrvStatusInput {
  readonly current: HrvReading<'rmssd'>;
  readonly weeklyAverage: HrvReading<'rmssd'>;
  /** Deviation of today from the long-term mean; left out where there is none yet. */
  readonly baselineDeviationPercent?: number;
}

export interface HrvStatus {
  readonly status: 'recovered' | 'normal' | 'fatigued' | 'highly_fatigued';
  readonly score: number;
}

/** Absolute milliseconds are wrong for people with an RMSSD of 20 or 120. */
export const hrvStatusPierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'hrv.status.pierre',
    version: 1,
    title: 'HRV status (Pierre)',
    unit: 'score',
    evidence: 'heuristic',
    formula:
      'baseline below -15 % 20 (highly fatigued), below -5 % 40 (fatigued); else week +5 ms or more 100 (recovered), -10 ms or less 40, otherwise 70 (normal)',
    validRange: 'for comparison only; RMSSD around 50 ms',
    references: [references.pierre],
  },
  ({ current, weeklyAverage, baselineDeviationPercent }: HrvStatusInput): Outcome<HrvStatus> => {
    requireReading('current', current, 'rmssd');
    requireReading('weeklyAverage', weeklyAverage, 'rmssd');
    if (baselineDeviationPercent !== undefined) requireFinite('baselineDeviationPercent', baselineDeviationPercent);
    const deviation = baselineDeviationPercent ?? 0;
    const change = current.milliseconds - weeklyAverage.milliseconds;
    if (deviation < -15) return computed({ status: 'highly_fatigued', score: 20 });
    if (deviation < -5) return computed({ status: 'fatigued', score: 40 });
    if (change >= 5) return computed({ status: 'recovered', score: 100 });
    return computed(change <= -10 ? { status: 'fatigued', score: 40 } : { status: 'normal', score: 70 });
  },
);
