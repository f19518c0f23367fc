import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireSameLength, requireWhole } from '../refuse.ts';
import { incompleteBeta, studentQuantile } from './distributions.ts';
import { type DailyValues, type Interval, readSeries, requireLevel } from './series.ts';

export interface WeekdayPatternInput {
  readonly values: DailyValues;
  /** ISO weekday of the first day: 1 is Monday. */
  readonly firstWeekday: number;
  /** Of the intervals; 0.95 unless given. */
  readonly level?: number;
}

export interface MonthPatternInput {
  readonly values: DailyValues;
  /** Month of each day, 1 to 12, and its year. */
  readonly months: ArrayLike<number>;
  readonly years: ArrayLike<number>;
  /** Of the intervals; 0.95 unless given. */
  readonly level?: number;
}

export interface SeasonalEffect {
  /** ISO weekday, or month. */
  readonly season: number;
  /** Above the mean of all seasons, with weeks or years made comparable. */
  readonly effect: number;
  readonly interval: Interval;
  /** Weeks or years in which it is known. */
  readonly cycles: number;
}

export interface Seasonality {
  readonly seasons: readonly SeasonalEffect[];
  /** Highest less lowest effect. */
  readonly range: number;
  /** Share of the spread within weeks or years that the season explains. */
  readonly explained: number;
  /** Chance of differences this large if seasons were alike. */
  readonly pValue: number;
  readonly cycles: number;
}

interface Cell {
  readonly cycle: number;
  readonly season: number;
  sum: number;
  n: number;
}

const POLISH_ROUNDS = 200;

/** Cell means as cycle + season, by least squares; `null` when a season is in too few cycles. */
function additive(cells: readonly Cell[], seasons: number, fewest: number, level: number): Seasonality | null {
  const cycles = [...new Set(cells.map(({ cycle }) => cycle))];
  const index = new Map(cycles.map((cycle, i) => [cycle, i]));
  const [head] = cells;
  const base = head === undefined ? 0 : head.sum / head.n;
  const rows = cells.map(({ cycle, season, sum, n }) => ({ c: index.get(cycle)!, s: season - 1, y: sum / n - base }));
  const perSeason = new Float64Array(seasons);
  const perCycle = new Float64Array(cycles.length);
  for (const { c, s } of rows) {
    perSeason[s]!++;
    perCycle[c]!++;
  }
  if (perSeason.some((count) => count < fewest)) return null;
  const effect = new Float64Array(seasons);
  const levels = new Float64Array(cycles.length);
  // Means in turn approach the least squares of both; with every season in every cycle at once.
  for (let round = 0; round < POLISH_ROUNDS; round++) {
    levels.fill(0);
    for (const { c, s, y } of rows) levels[c]! += (y - effect[s]!) / perCycle[c]!;
    const next = new Float64Array(seasons);
    for (const { c, s, y } of rows) next[s]! += (y - levels[c]!) / perSeason[s]!;
    const middle = next.reduce((sum, value) => sum + value, 0) / seasons;
    let moved = 0;
    for (let s = 0; s < seasons; s++) {
      const value = next[s]! - middle;
      moved = Math.max(moved, Math.abs(value - effect[s]!));
      effect[s] = value;
    }
    if (moved === 0) break;
  }
  let [left, whole] = [0, 0];
  const means = new Float64Array(cycles.length);
  for (const { c, y } of rows) means[c]! += y / perCycle[c]!;
  for (const { c, s, y } of rows) {
    left += (y - levels[c]! - effect[s]!) ** 2;
    whole += (y - means[c]!) ** 2;
  }
  const df = rows.length - cycles.length - seasons + 1;
  if (df < 3 || whole === 0) return null;
  const explained = Math.max(0, Math.min(1, 1 - left / whole));
  const error = Math.sqrt(left / df);
  const t = studentQuantile(0.5 + level / 2, df);
  const told = Array.from(effect, (value, s) => {
    const reach = t * error * Math.sqrt((1 - 1 / seasons) / perSeason[s]!);
    const interval = { low: value - reach, high: value + reach };
    return { season: s + 1, effect: value, interval, cycles: perSeason[s]! };
  });
  return {
    seasons: told,
    range: Math.max(...effect) - Math.min(...effect),
    explained,
    // F with seasons - 1 and df degrees of freedom, from the share that it explains.
    pValue: incompleteBeta(1 - explained, df / 2, (seasons - 1) / 2),
    cycles: cycles.length,
  };
}

function cellsOf(
  series: Float64Array,
  place: (day: number) => readonly [cycle: number, season: number],
): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const [day, value] of series.entries()) {
    if (value !== value) continue;
    const [cycle, season] = place(day);
    const key = `${cycle} ${season}`;
    const cell = cells.get(key) ?? { cycle, season, sum: 0, n: 0 };
    cell.sum += value;
    cell.n++;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

const FEWEST_WEEKS = 6;
const FEWEST_YEARS = 2;
const FEWEST_DAYS_IN_MONTH = 10;

export const weekdayPattern = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.seasonality.weekday',
    version: 1,
    title: 'Differences between weekdays',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula: 'value = week + weekday by least squares; F test of 7 weekdays beside the weeks',
    validRange: '6 of each weekday; a slow change is taken up by the weeks',
    references: [references.draperSmith1998],
  },
  ({ values, firstWeekday, level = 0.95 }: WeekdayPatternInput): Outcome<Seasonality> => {
    requireLevel(level);
    requireWhole('firstWeekday', firstWeekday, 1);
    requireBetween('firstWeekday', firstWeekday, 1, 7);
    const series = readSeries('values', values);
    const cells = cellsOf(series, (day) => {
      const since = firstWeekday - 1 + day;
      return [Math.floor(since / 7), (since % 7) + 1];
    });
    const answer = additive(cells, 7, FEWEST_WEEKS, level);
    return answer === null
      ? insufficientData(`${FEWEST_WEEKS} of each weekday, not all alike`, `${cells.length} known days`)
      : computed(answer);
  },
);

export const monthPattern = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.seasonality.month',
    version: 1,
    title: 'Differences between months',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula: 'mean of a month (10 known days) = year + month by least squares; F test of 12 months beside the years',
    validRange: 'each month in 2 years; with 2 or 3 years only large differences can be told from chance',
    references: [references.draperSmith1998],
  },
  ({ values, months, years, level = 0.95 }: MonthPatternInput): Outcome<Seasonality> => {
    requireLevel(level);
    requireSameLength('months', months, values);
    requireSameLength('years', years, values);
    const series = readSeries('values', values);
    const cells = cellsOf(series, (day) => {
      requireWhole(`months.${day}`, months[day]!, 1);
      requireBetween(`months.${day}`, months[day]!, 1, 12);
      requireWhole(`years.${day}`, years[day]!, 1);
      return [years[day]!, months[day]!];
    }).filter(({ n }) => n >= FEWEST_DAYS_IN_MONTH);
    const answer = additive(cells, 12, FEWEST_YEARS, level);
    if (answer === null) {
      return insufficientData(
        `each month in ${FEWEST_YEARS} years with ${FEWEST_DAYS_IN_MONTH} known days`,
        `${cells.length} such months`,
      );
    }
    return computed(
      answer,
      answer.cycles < 4 ? [`From ${answer.cycles} years: one unusual winter can look like a season.`] : [],
    );
  },
);
