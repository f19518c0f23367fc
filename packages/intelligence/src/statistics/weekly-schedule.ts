import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireNotNegative, requireWhole } from '../refuse.ts';
import { chiSquaredTail } from './distributions.ts';
import { type DailyValues, readSeries } from './series.ts';

export interface WeeklyScheduleInput {
  /** Sessions of each calendar day, 0 on rest days; `null` for days of which nothing is known. */
  readonly sessionsPerDay: DailyValues;
  /** ISO weekday of the first day: 1 is Monday. */
  readonly firstWeekday: number;
  /** Local start of the sessions, 0 to below 24, in any order. */
  readonly startHours?: ArrayLike<number>;
}

export interface WeekdayHabit {
  readonly weekday: number;
  /** Days of it that are known. */
  readonly known: number;
  /** Share of them with a session. */
  readonly share: number;
  readonly sessions: number;
}

export type ConsistencyBand = 'highly_variable' | 'moderate' | 'consistent' | 'very_consistent';

export interface WeeklySchedule {
  readonly weekdays: readonly WeekdayHabit[];
  /** The three with most sessions, fewer when fewer have any. */
  readonly mostCommonDays: readonly number[];
  /** How much the weekday says about whether there is a session: 0 nothing, 100 everything. */
  readonly consistencyScore: number;
  readonly band: ConsistencyBand;
  /** Chance of a schedule this regular if weekdays meant nothing. */
  readonly pValue: number;
  readonly hours: HourHabit | null;
}

export interface HourHabit {
  /** Mean on the clock face. */
  readonly typicalHour: number;
  /** Circular SD. */
  readonly spreadHours: number;
  readonly n: number;
}

const FEWEST_WEEKS = 4;

export function consistencyBand(score: number): ConsistencyBand {
  if (score < 30) return 'highly_variable';
  if (score < 60) return 'moderate';
  return score < 80 ? 'consistent' : 'very_consistent';
}

const surprise = (p: number) => (p <= 0 || p >= 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p));

function hourHabit(hours: ArrayLike<number>): HourHabit | null {
  let [east, north] = [0, 0];
  for (let i = 0; i < hours.length; i++) {
    const hour = hours[i]!;
    requireNotNegative(`startHours.${i}`, hour);
    if (hour >= 24) refuse(`startHours.${i}`, `must be below 24, not ${hour}.`);
    const angle = (hour / 12) * Math.PI;
    east += Math.cos(angle) / hours.length;
    north += Math.sin(angle) / hours.length;
  }
  const length = Math.min(1, Math.hypot(east, north));
  // Spread evenly around the clock there is no typical hour.
  if (hours.length < 3 || length < 1e-9) return null;
  const typicalHour = ((Math.atan2(north, east) / Math.PI) * 12 + 24) % 24;
  return { typicalHour, spreadHours: (Math.sqrt(-2 * Math.log(length)) / Math.PI) * 12, n: hours.length };
}

export const weeklySchedule = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.weekly-schedule.habit',
    version: 1,
    title: 'Weekly schedule',
    unit: 'score',
    evidence: 'heuristic',
    formula:
      '100·(information of the weekday on session or rest - 6/(2N))/entropy of session or rest, 0 to 100 (ours); chi-squared of 7 weekdays, 6 df; bands at 30, 60, 80',
    validRange: '4 weeks of known days; a session on every day counts as 100',
    references: [references.ours, references.pierre],
  },
  ({ sessionsPerDay, firstWeekday, startHours = [] }: WeeklyScheduleInput): Outcome<WeeklySchedule> => {
    requireWhole('firstWeekday', firstWeekday, 1);
    requireBetween('firstWeekday', firstWeekday, 1, 7);
    const hours = hourHabit(startHours);
    const counts = Array.from({ length: 7 }, () => ({ known: 0, active: 0, sessions: 0 }));
    let known = 0;
    let active = 0;
    for (const [day, sessions] of readSeries('sessionsPerDay', sessionsPerDay).entries()) {
      if (sessions !== sessions) continue;
      requireNotNegative(`sessionsPerDay.${day}`, sessions);
      const weekday = counts[(firstWeekday - 1 + day) % 7]!;
      weekday.known++;
      weekday.sessions += sessions;
      known++;
      if (sessions === 0) continue;
      weekday.active++;
      active++;
    }
    const fewest = Math.min(...counts.map((weekday) => weekday.known));
    if (fewest < FEWEST_WEEKS || active === 0) {
      return insufficientData(
        `${FEWEST_WEEKS} of each weekday, known, and a session`,
        `${fewest} of the rarest weekday, ${active} days with a session`,
      );
    }
    const share = active / known;
    const whole = surprise(share);
    let left = 0;
    let square = 0;
    for (const weekday of counts) {
      left += (weekday.known / known) * surprise(weekday.active / weekday.known);
      const expected = weekday.known * share;
      if (share < 1) square += (weekday.active - expected) ** 2 / (expected * (1 - share));
    }
    // Few weeks look regular by chance: 6/(2N) is what the information gains from it.
    const score = whole === 0 ? 100 : 100 * Math.max(0, Math.min(1, (whole - left - 3 / known) / (whole - 3 / known)));
    const consistencyScore = whole - 3 / known <= 0 ? 0 : score;
    const weekdays = counts.map((weekday, i) => ({
      weekday: i + 1,
      known: weekday.known,
      share: weekday.active / weekday.known,
      sessions: weekday.sessions,
    }));
    const mostCommonDays = weekdays
      .filter(({ sessions }) => sessions > 0)
      .sort((a, b) => b.sessions - a.sessions || a.weekday - b.weekday)
      .slice(0, 3)
      .map(({ weekday }) => weekday);
    return computed({
      weekdays,
      mostCommonDays,
      consistencyScore: share === 1 ? 100 : consistencyScore,
      band: consistencyBand(share === 1 ? 100 : consistencyScore),
      pValue: share === 1 ? 1 : chiSquaredTail(square, 6),
      hours,
    });
  },
);
