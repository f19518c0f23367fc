import { addDays, type BasisMethod, daysBetween, type LocalDate } from '@vitalwire/core';
import type { LoadMethodId } from './chosen-load.ts';
import type { DatedLoad } from './load-history.ts';

export interface DailyLoads {
  /**
   * One a calendar day of the person, from the day of the first activity to the last day asked. Empty where no activity
   * has a load: that is not a time of rest.
   */
  readonly loads: Float64Array;
  /** The days asked, newest first; `index` is the place in `loads`. */
  readonly window: readonly WindowDay[];
  /** How often each method answered, most often first. */
  readonly methods: readonly (readonly [id: LoadMethodId, activities: number])[];
  /** Methods of thresholds that nobody saved, each with how often it answered. */
  readonly estimates: readonly BasisMethod[];
  readonly firstDay: LocalDate | null;
  readonly lastDay: LocalDate | null;
  readonly daysSinceLast: number | null;
  /** Days of the window with an activity. */
  readonly daysWithData: number;
  readonly warnings: readonly string[];
  readonly missing: readonly string[];
}

export interface WindowDay {
  readonly date: LocalDate;
  readonly load: number;
  readonly activities: number;
  readonly index: number;
}

/** A pause in the data that is worth naming: rest and a device left at home look the same. */
const GAP_DAYS = 14;
const MOST_GAPS = 3;
const MOST_WARNINGS = 4;

/** @param history oldest first, none after `end` */
export function dailyLoadsOf(history: readonly DatedLoad[], end: LocalDate, windowDays: number): DailyLoads {
  const days = history.map(({ activity }) => activity.record.localDate).toSorted();
  const firstDay = days[0] ?? null;
  const lastDay = days.at(-1) ?? null;
  const count = firstDay === null ? 0 : daysBetween(firstDay, end) + 1;
  const loads = new Float64Array(count);
  const activities = new Int32Array(count);
  for (const { activity, answer } of history) {
    const index = firstDay === null ? 0 : daysBetween(firstDay, activity.record.localDate);
    loads[index] = (loads[index] ?? 0) + (answer?.value ?? 0);
    activities[index] = (activities[index] ?? 0) + 1;
  }
  const from = Math.max(0, count - windowDays);
  const window: WindowDay[] = [];
  for (let index = count - 1; index >= from && firstDay !== null; index--) {
    window.push({ date: addDays(firstDay, index), load: loads[index] ?? 0, activities: activities[index] ?? 0, index });
  }
  return {
    loads: history.some(({ answer }) => answer !== null) ? loads : new Float64Array(),
    window,
    methods: methodCounts(history),
    estimates: estimatesOf(history),
    firstDay,
    lastDay,
    daysSinceLast: lastDay === null ? null : daysBetween(lastDay, end),
    daysWithData: window.filter((day) => day.activities > 0).length,
    warnings: [...new Set(history.flatMap(({ assumptions }) => assumptions)), ...commonWarnings(history)],
    missing: [
      ...withoutLoad(history),
      ...unanswered(history),
      ...gapsIn([...new Set(days)], end),
      ...(firstDay === null ? ['There are no activities.'] : []),
    ],
  };
}

function methodCounts(history: readonly DatedLoad[]): DailyLoads['methods'] {
  const counts = new Map<LoadMethodId, number>();
  for (const { answer } of history) {
    if (answer !== null) counts.set(answer.answeredBy, (counts.get(answer.answeredBy) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

function estimatesOf(history: readonly DatedLoad[]): readonly BasisMethod[] {
  const byId = Map.groupBy(
    history.flatMap(({ methods }) => methods),
    ({ id }) => id,
  );
  return [...byId.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, count: 1 + others.length }],
  );
}

const NUMBER = /\d+(?:\.\d+)?/g;

/** The same sentence of several activities once; a number that differs among them becomes its range. */
function commonWarnings(history: readonly DatedLoad[]): readonly string[] {
  const texts = history.flatMap(({ warnings }) => [...new Set(warnings)]);
  const alike = Map.groupBy(texts, (text) => text.replace(NUMBER, '#'));
  return [...alike.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_WARNINGS)
    .map((group) => `${group.length} ${group.length === 1 ? 'activity' : 'activities'}: ${shared(group)}`);
}

function shared(texts: readonly string[]): string {
  const numbers = texts.map((text) => text.match(NUMBER) ?? []);
  let place = -1;
  return (texts[0] ?? '').replace(NUMBER, (number) => {
    place++;
    const values = numbers.flatMap((others) => others[place] ?? []).toSorted((a, b) => Number(a) - Number(b));
    return values[0] === values.at(-1) ? number : `${values[0]} to ${values.at(-1)}`;
  });
}

function withoutLoad(history: readonly DatedLoad[]): readonly string[] {
  const lacking = history.flatMap(({ lacking: lack }) => lack ?? []);
  if (lacking.length === 0) return [];
  const reasons = [...Map.groupBy(lacking, ({ need, have }) => `${need} (${have})`)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([reason, group]) => `in ${group.length} ${reason}`);
  return [
    `${lacking.length} of ${history.length} activities have no load and count as 0. Lacking: ${reasons.join('; ')}.`,
  ];
}

/** Thresholds that somebody chose a method for and that it could not give, each once. */
function unanswered(history: readonly DatedLoad[]): readonly string[] {
  const sentences = history.flatMap(({ lacks }) =>
    lacks.map(({ metric, need, have }) => `${metric} needs ${need}, has ${have}.`),
  );
  return [...new Set(sentences)];
}

function gapsIn(days: readonly LocalDate[], end: LocalDate): readonly string[] {
  const gaps: { readonly from: LocalDate; readonly to: LocalDate; readonly length: number }[] = [];
  days.forEach((day, index) => {
    const next = days[index + 1] ?? addDays(end, 1);
    const length = daysBetween(day, next) - 1;
    if (length >= GAP_DAYS) gaps.push({ from: addDays(day, 1), to: addDays(next, -1), length });
  });
  const newest = gaps.toReversed();
  const said = newest
    .slice(0, MOST_GAPS)
    .map(({ from, to, length }) => `No activity from ${from} to ${to} (${length} days): rest, or not recorded.`);
  return newest.length > MOST_GAPS
    ? [...said, `${newest.length - MOST_GAPS} earlier gaps of ${GAP_DAYS} days or more.`]
    : said;
}
