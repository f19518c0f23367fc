import { computed, insufficientData, localDateOfDayNumber, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireDate } from './marks.ts';
import type { NewMark } from './personal-records.ts';
import { confidenceOf, type MissingInput, type Reason, reasonOf, type Titles, type Verdict } from './reason.ts';
import {
  type Highlight,
  highlightsOf,
  intensityOf,
  meanOf,
  type PlannedSession,
  planOf,
  type WeekIntensity,
  type WeekPlan,
} from './week-parts.ts';
import {
  between,
  type Compared,
  compareWeek,
  type ReviewActivity,
  requireActivities,
  totalsOf,
  type WeekComparison,
  type WeekTotals,
} from './week-totals.ts';

const titles = {
  load_against_four_weeks: 'Load against the four weeks before',
  time_against_four_weeks: 'Time against the four weeks before',
  load_against_last_year: 'Load against the same week last year',
  time_against_last_year: 'Time against the same week last year',
  plan_kept: 'Planned sessions done',
  plan_missed: 'Planned sessions missed',
  records_set: 'Personal records set',
  days_without_data: 'Days without any data',
  sessions_without_load: 'Sessions without a load',
} as const;
export type WeeklyReviewCode = keyof typeof titles;
const all: Titles<WeeklyReviewCode> = titles;

/** A value a day, for sleep, resting heart rate, HRV, mood and the like. */
export interface DailyMetric {
  readonly name: string;
  readonly unit: string;
  /** `null`: nothing that day. */
  readonly week: readonly (number | null)[];
  readonly before: readonly (number | null)[];
}

export interface WeeklyReviewInput {
  /** First of seven local days, `YYYY-MM-DD`. */
  readonly weekStart: string;
  /** Local day of asking: what is planned from then on is not missed. The end of the week without. */
  readonly today?: string;
  /** Of this week and as far back as there is anything. */
  readonly activities: readonly ReviewActivity[];
  /** First day from which the activities are complete; that of the first activity without. */
  readonly completeFrom?: string;
  readonly planned?: readonly PlannedSession[];
  /** Of the week's activities, as `rules.new-records` gives them. */
  readonly records?: readonly NewMark[];
  /** Local days on which any source said anything. */
  readonly daysWithData?: readonly string[];
  readonly daily?: readonly DailyMetric[];
}

export interface WeeklyReview
  extends Verdict<
    'more_than_usual' | 'as_usual' | 'less_than_usual' | 'nothing_to_compare',
    WeeklyReviewCode,
    'planned' | 'daysWithData' | 'fourWeeks' | 'lastYear'
  > {
  readonly from: string;
  readonly to: string;
  readonly totals: WeekTotals;
  readonly bySport: readonly { readonly sport: string; readonly totals: WeekTotals }[];
  /** Shares of the time in three zones, over the sessions that have them; `null` without any. */
  readonly intensity: WeekIntensity | null;
  readonly againstFourWeeks: WeekComparison | null;
  readonly againstLastYear: WeekComparison | null;
  readonly highlights: readonly Highlight[];
  readonly streak: {
    /** Weeks in a row with a session, this one last. */
    readonly activeWeeks: number;
    /** Days in a row with a session, up to the last active day of the week. */
    readonly activeDays: number;
  };
  readonly plan: WeekPlan | null;
  readonly gaps: {
    /** `null`: not known. */
    readonly daysWithoutData: readonly string[] | null;
    readonly withoutLoad: readonly string[];
    readonly withoutZones: readonly string[];
    readonly flagged: readonly string[];
  };
  readonly records: readonly NewMark[];
  readonly daily: readonly {
    readonly name: string;
    readonly unit: string;
    readonly mean: number | null;
    readonly days: number;
    readonly beforeMean: number | null;
    readonly beforeDays: number;
    readonly difference: number | null;
  }[];
}

const WEEK = 7;
/** A year of whole weeks: the same weekdays. */
const YEAR = 364;
/** Further than this from the usual, in percent, is more or less. */
const USUAL_PERCENT = 10;

function against(
  code: WeeklyReviewCode,
  compared: Compared | undefined,
  unit: string,
  weeks: number,
): Reason<WeeklyReviewCode>[] {
  if (compared === undefined) return [];
  const low = compared.reference * (1 - USUAL_PERCENT / 100);
  const high = compared.reference * (1 + USUAL_PERCENT / 100);
  const score = compared.value > high ? 1 : compared.value < low ? -1 : 0;
  const seen = {
    code,
    score,
    observed: compared.value,
    unit,
    reference: { low, high, origin: 'own_history' as const },
  };
  return [reasonOf(all, { ...seen, days: WEEK, count: weeks }, code.endsWith('four_weeks') ? 1 : 0, 1)];
}

export const weeklyReview = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.weekly-review.own_history',
    version: 1,
    title: 'Review of a week',
    unit: 'verdict',
    evidence: 'heuristic',
    formula:
      'sums of seven local days against the mean of the four weeks before and the week 364 days earlier; load, else time: beyond 10 % is more or less; plan by activity, else by sport and day',
    validRange: 'complete weeks; a sum holds what the sessions say, gaps are listed',
    references: [references.convention],
  },
  (input: WeeklyReviewInput): Outcome<WeeklyReview> => {
    const { weekStart, activities, planned, records = [], daysWithData, daily = [] } = input;
    const from = requireDate('weekStart', weekStart);
    const today = input.today === undefined ? from + WEEK : requireDate('today', input.today);
    requireActivities(activities);
    const days = activities.map(({ date }) => requireDate('activities', date));
    const known =
      input.completeFrom === undefined ? Math.min(...days) : requireDate('completeFrom', input.completeFrom);
    if (activities.length === 0 && planned === undefined && daily.length === 0)
      return insufficientData('an activity, a plan or daily values', 'none');

    const week = between(activities, from, WEEK);
    const totals = totalsOf(week);
    const weekAt = (back: number) => (from - back >= known ? [totalsOf(between(activities, from - back, WEEK))] : []);
    const againstFourWeeks = compareWeek(totals, [7, 14, 21, 28].flatMap(weekAt));
    const againstLastYear = compareWeek(totals, weekAt(YEAR));

    let activeWeeks = 0;
    while (between(activities, from - WEEK * activeWeeks, WEEK).length > 0) activeWeeks++;
    const active = new Set(days);
    let last = from + WEEK - 1;
    while (last >= from && !active.has(last)) last--;
    let activeDays = 0;
    while (last >= from && active.has(last - activeDays)) activeDays++;

    const plan = planned === undefined ? null : planOf(planned, week, from, today);
    const told =
      daysWithData === undefined ? null : new Set(daysWithData.map((day, i) => requireDate(`daysWithData.${i}`, day)));
    const past = Math.max(0, Math.min(WEEK, today - from + (input.today === undefined ? 0 : 1)));
    const daysWithoutData =
      told === null
        ? null
        : Array.from({ length: past }, (_, i) => from + i)
            .filter((day) => !told.has(day))
            .map(localDateOfDayNumber);
    const idsOf = (which: (activity: ReviewActivity) => boolean) =>
      week
        .filter(which)
        .map(({ id }) => id)
        .sort();
    const gaps = {
      daysWithoutData,
      withoutLoad: idsOf(({ load, flagged }) => load === undefined || flagged === true),
      withoutZones: idsOf(({ zoneSeconds, flagged }) => zoneSeconds === undefined || flagged === true),
      flagged: idsOf(({ flagged }) => flagged === true),
    };

    const four = againstFourWeeks?.totals;
    const year = againstLastYear?.totals;
    const weeks = againstFourWeeks?.weeks ?? 0;
    const main =
      four?.load !== undefined
        ? against('load_against_four_weeks', four.load, 'TSS', weeks)
        : against('time_against_four_weeks', four?.durationSeconds, 's', weeks);
    const count = (code: WeeklyReviewCode, observed: number, unit: string, score = 0) =>
      observed === 0 ? [] : [reasonOf(all, { code, score, observed, unit, days: WEEK })];
    const reasons = [
      ...main,
      ...(year?.load === undefined
        ? against('time_against_last_year', year?.durationSeconds, 's', 1)
        : against('load_against_last_year', year.load, 'TSS', 1)),
      ...count('plan_kept', plan?.done ?? 0, 'sessions'),
      ...count('plan_missed', plan?.missed.length ?? 0, 'sessions'),
      ...count('records_set', records.filter(({ code }) => code === 'new_record').length, 'records'),
      ...count('days_without_data', daysWithoutData?.length ?? 0, 'd'),
      ...count('sessions_without_load', gaps.withoutLoad.length, 'sessions'),
    ];
    const missing: MissingInput<'planned' | 'daysWithData' | 'fourWeeks' | 'lastYear'>[] = [];
    if (againstFourWeeks === null) missing.push({ input: 'fourWeeks', adds: 'what is usual', statedWeight: 1 });
    if (againstLastYear === null) missing.push({ input: 'lastYear', adds: 'the season before', statedWeight: 0 });
    if (planned === undefined)
      missing.push({ input: 'planned', adds: 'missed and unplanned sessions', statedWeight: 0 });
    if (told === null) missing.push({ input: 'daysWithData', adds: 'rest days apart from gaps', statedWeight: 0 });
    const score = main[0]?.direction;
    return computed({
      proposition: 'more than this person usually does',
      verdict:
        score === undefined
          ? 'nothing_to_compare'
          : score === 'for'
            ? 'more_than_usual'
            : score === 'against'
              ? 'less_than_usual'
              : 'as_usual',
      confidence: confidenceOf(weeks / 4, 1),
      reasons,
      missing,
      pointers: [],
      from: weekStart,
      to: localDateOfDayNumber(from + WEEK - 1),
      totals,
      bySport: [...new Set(week.map(({ sport }) => sport))]
        .sort()
        .map((sport) => ({ sport, totals: totalsOf(week.filter((activity) => activity.sport === sport)) })),
      intensity: intensityOf(week),
      againstFourWeeks,
      againstLastYear,
      highlights: highlightsOf(week),
      streak: { activeWeeks, activeDays },
      plan,
      gaps,
      records,
      daily: daily.map(({ name, unit, ...values }, i) => {
        const now = meanOf(`daily.${i}.week`, values.week);
        const before = meanOf(`daily.${i}.before`, values.before);
        const difference = now.mean === null || before.mean === null ? null : now.mean - before.mean;
        return {
          name,
          unit,
          mean: now.mean,
          days: now.days,
          beforeMean: before.mean,
          beforeDays: before.days,
          difference,
        };
      }),
    });
  },
);
