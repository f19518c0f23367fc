import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { meanAndSd } from '../baseline.ts';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireWhole } from '../refuse.ts';
import { requireDate } from './marks.ts';
import { type Sign, type WeighedVerdict, weigh, weightsOf } from './reason.ts';

const titles = {
  most_weeks_active: 'Active in most weeks',
  many_weeks_empty: 'Many weeks without a session',
  weeks_alike: 'Weeks alike',
  weeks_differ: 'Weeks differ',
  weekdays_fixed: 'Mostly on the same weekdays',
  weekdays_vary: 'Weekdays vary',
} as const;
export type HabitCode = keyof typeof titles;

const stated = { activeWeeks: 0.5, evenness: 0.3, weekdays: 0.2 } as const;
export type HabitPart = keyof typeof stated;

export interface HabitInput {
  /** Local days with a session, `YYYY-MM-DD`, any order; a day twice counts once. */
  readonly activeDates: readonly string[];
  /** Local day of asking; the last of the seven-day weeks ends on it. */
  readonly today: string;
  /** 4 to 520: 12 unless given. */
  readonly weeks?: number;
  readonly weights?: { readonly [P in HabitPart]?: number };
}

export interface Habit extends WeighedVerdict<'weak' | 'forming' | 'steady' | 'strong', HabitCode, HabitPart> {
  /** 0 to 100. */
  readonly score: number;
  readonly activeDaysPerWeek: number;
  readonly longestGapDays: number;
  readonly daysSinceLast: number;
  /** Active days by weekday, Monday first. */
  readonly byWeekday: readonly number[];
}

const WEEK = 7;
/** Ten years. */
const MOST_WEEKS = 520;
/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (((day + 3) % WEEK) + WEEK) % WEEK;

export const habit = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'rules.habit.active_weeks',
    version: 1,
    title: 'Strength of the training habit',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula:
      'our own: 0.5·share of 12 weeks with a session + 0.3·m/(m + SD) of active days a week + 0.2·share of days on the usual weekdays beyond chance; 80 strong, 60 steady, 30 forming',
    validRange: '4 weeks or more; says nothing about how much is good',
    references: [references.convention, references.pierre],
  },
  ({ activeDates, today, weeks = 12, weights: given }: HabitInput): Outcome<Habit> => {
    requireWhole('weeks', weeks, 4);
    requireBetween('weeks', weeks, 4, MOST_WEEKS);
    const weights = weightsOf(stated, given);
    const last = requireDate('today', today);
    const first = last - WEEK * weeks + 1;
    const days = [...new Set(activeDates.map((date, i) => requireDate(`activeDates.${i}`, date)))]
      .filter((day) => day >= first && day <= last)
      .sort((a, b) => a - b);
    if (days.length === 0) return insufficientData(`a day with a session in ${weeks} weeks`, 'none');
    const perWeek = new Array<number>(weeks).fill(0);
    const byWeekday = new Array<number>(WEEK).fill(0);
    let gap = 0;
    let before = first - 1;
    for (const day of days) {
      const week = Math.floor((day - first) / WEEK);
      perWeek[week] = (perWeek[week] ?? 0) + 1;
      byWeekday[weekdayOf(day)] = (byWeekday[weekdayOf(day)] ?? 0) + 1;
      gap = Math.max(gap, day - before - 1);
      before = day;
    }
    const active = perWeek.filter((count) => count > 0).length;
    const [mean, sd] = meanAndSd(perWeek);
    const usual = Math.max(1, Math.round(mean));
    const onUsual =
      byWeekday
        .toSorted((a, b) => b - a)
        .slice(0, usual)
        .reduce((sum, count) => sum + count, 0) / days.length;
    const chance = usual / WEEK;
    const fixed = usual === WEEK ? 1 : Math.max(0, (onUsual - chance) / (1 - chance));
    const part = (
      input: HabitPart,
      adds: string,
      share: number,
      codes: readonly [HabitCode, HabitCode],
      observed: number,
      unit: string,
    ): Sign<HabitCode, HabitPart> => ({
      input,
      adds,
      statedWeight: weights[input],
      seen: {
        code: codes[share >= 0.6 ? 0 : 1],
        score: 2 * share - 1,
        observed,
        unit,
        days: WEEK * weeks,
        count: days.length,
      },
    });
    const weighed = weigh(titles, [
      part(
        'activeWeeks',
        'weeks with a session',
        active / weeks,
        ['most_weeks_active', 'many_weeks_empty'],
        active,
        `of ${weeks} weeks`,
      ),
      part(
        'evenness',
        'how alike weeks are',
        mean / (mean + sd),
        ['weeks_alike', 'weeks_differ'],
        sd,
        'SD of active days a week',
      ),
      part(
        'weekdays',
        'whether weekdays are fixed',
        fixed,
        ['weekdays_fixed', 'weekdays_vary'],
        onUsual,
        'share on the usual weekdays',
      ),
    ]);
    const score = Math.max(0, Math.min(100, 50 + 50 * weighed.balance));
    return computed({
      proposition: 'training is a habit',
      verdict: score >= 80 ? 'strong' : score >= 60 ? 'steady' : score >= 30 ? 'forming' : 'weak',
      ...weighed,
      pointers: [],
      score,
      activeDaysPerWeek: mean,
      longestGapDays: Math.max(gap, last - before),
      daysSinceLast: last - before,
      byWeekday,
    });
  },
);
