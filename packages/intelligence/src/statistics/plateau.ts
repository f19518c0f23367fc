import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive, requireWhole } from '../refuse.ts';
import type { Era } from './eras.ts';
import { type DailyValues, type Interval, readSeries } from './series.ts';
import { robustTrend } from './trend.ts';

export interface PlateauInput {
  readonly values: DailyValues;
  readonly eras?: readonly Era[];
  /** The change over the window that would matter to this person, in the unit of the values. */
  readonly smallestChange: number;
  /** The last days that are judged; 42 unless given, at least 14. */
  readonly windowDays?: number;
}

export interface Plateau {
  /** `unclear`: the days can exclude neither a change that matters nor none at all. */
  readonly verdict: 'plateau' | 'rising' | 'falling' | 'unclear';
  /** Over the window, with its 90 % interval: inside ±smallestChange it is a plateau at the 5 % level. */
  readonly change: number;
  readonly interval: Interval;
  readonly n: number;
  /** Days up to the last one over which a plateau can be said, to about a week; `null` without one. */
  readonly plateauDays: number | null;
}

const EQUIVALENCE_LEVEL = 0.9;

export const plateau = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.plateau.equivalence',
    version: 1,
    title: 'Plateau',
    unit: 'unit of the values',
    evidence: 'peer-reviewed',
    formula:
      '90 % interval of the robust slope · window inside ±smallestChange: plateau (two one-sided tests at 5 %); beyond 0 and not inside: rising or falling; else unclear',
    validRange: '14 days with 10 known; no proof of a plateau is not a change',
    references: [references.schuirmann1987, references.sen1968, references.hamedRao1998],
  },
  ({ values, eras = [], smallestChange, windowDays = 42 }: PlateauInput): Outcome<Plateau> => {
    requirePositive('smallestChange', smallestChange);
    requireWhole('windowDays', windowDays, 14);
    const series = readSeries('values', values);
    const over = (days: number) => {
      const from = Math.max(0, series.length - days);
      const outcome = robustTrend({
        values: series.subarray(from),
        eras: shifted(eras, from),
        level: EQUIVALENCE_LEVEL,
      });
      if (outcome.status !== 'ok') return null;
      const { slopePerDay, interval, n } = outcome.value;
      const change = slopePerDay * days;
      const reach = { low: interval.low * days, high: interval.high * days };
      return { change, interval: reach, n, flat: reach.low > -smallestChange && reach.high < smallestChange };
    };
    const recent = series.length < windowDays ? null : over(windowDays);
    if (recent === null) {
      return insufficientData(`${windowDays} days with 10 known in one era`, `${series.length} days`);
    }
    const { change, interval, n, flat } = recent;
    const isFlat = (days: number) => over(days)?.flat === true;
    const plateauDays = flat ? longestFlat(windowDays, series.length, isFlat) : null;
    const moved = interval.low > 0 ? 'rising' : interval.high < 0 ? 'falling' : 'unclear';
    return computed({ verdict: flat ? 'plateau' : moved, change, interval, n, plateauDays });
  },
);

/** Windows grow by a quarter while they are flat; the last step is halved down to a week. */
function longestFlat(windowDays: number, most: number, isFlat: (days: number) => boolean): number {
  let flat = windowDays;
  let bent = 0;
  while (bent === 0 && flat < most) {
    const next = Math.min(most, flat + 7 * Math.ceil(flat / 28));
    if (isFlat(next)) flat = next;
    else bent = next;
  }
  while (bent - flat > 7) {
    const middle = flat + 7 * Math.floor((bent - flat) / 14);
    if (isFlat(middle)) flat = middle;
    else bent = middle;
  }
  return flat;
}

/** Eras as seen from a later first day. */
function shifted(eras: readonly Era[], from: number): readonly Era[] {
  const before = eras.filter(({ fromDay }) => fromDay <= from).at(-1);
  const after = eras
    .filter(({ fromDay }) => fromDay > from)
    .map(({ fromDay, label }) => ({ fromDay: fromDay - from, label }));
  return before === undefined ? after : [{ fromDay: 0, label: before.label }, ...after];
}
