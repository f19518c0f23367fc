import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';
import { type CriticalPowerFit, criticalPower, criticalPowerMorton, type PowerEffort } from './critical-power.ts';
import { type Decay, decayedShare, decayRule } from './decay.ts';

/** A best effort with its age: one of a ride's mean-maximal curve. */
export interface DatedEffort extends PowerEffort {
  readonly daysAgo: number;
}

export interface PowerDurationInput extends Decay {
  /** Any efforts of a season, maximal or not; the envelope sorts them out. */
  readonly efforts: readonly DatedEffort[];
}

export interface PowerDurationModel extends CriticalPowerFit {
  readonly method: 'power.critical.work_time_linear' | 'power.critical.morton_3p';
  /** What the fit rests on: the decayed efforts on the envelope. */
  readonly support: readonly DatedEffort[];
  /** Age of the youngest supporting effort. */
  readonly lastSupportDaysAgo: number;
  readonly freshDays: number;
  readonly decayPercentPerWeek: number;
  /** Longest over shortest supporting effort between 2 and 20 min. */
  readonly span: number;
  /** Root mean square misfit as a share of critical power, in percent. */
  readonly misfitPercent: number;
}

const SHORTEST_SECONDS = 120;
const LONGEST_SECONDS = 1200;
/** Longest over shortest supporting effort: 3 and 9 min are enough, 4 and 8 are not. */
const LEAST_SPAN = 2.5;
/** Without one so long the line leans on W′. */
const LEAST_LONGEST_SECONDS = 600;
/** All-out efforts agree so well on a line; what lies further below was not all-out. */
const AGREES_PERCENT = 2;
/** As near as this to the hull is on it: a power meter is no better. */
const REACHES_PERCENT = 0.5;
/** Neighbours on a curve are one effort, not two. */
const APART = 1.1;

const work = ({ powerWatts, durationSeconds }: PowerEffort) => powerWatts * durationSeconds;
const NOTHING: PowerEffort = { durationSeconds: 0, powerWatts: 0 };

/** Upper hull of work on time, from the origin: between two maximal efforts nobody does less work than their line. */
function hullOf(efforts: readonly DatedEffort[]): readonly DatedEffort[] {
  const hull: DatedEffort[] = [];
  for (const effort of efforts) {
    while (hull.length > 0) {
      const last = hull.at(-1) ?? effort;
      const before = hull.at(-2) ?? NOTHING;
      const slope = (work(last) - work(before)) / (last.durationSeconds - before.durationSeconds);
      if (slope * (effort.durationSeconds - last.durationSeconds) > work(effort) - work(last)) break;
      hull.pop();
    }
    hull.push(effort);
  }
  return hull;
}

/** Share of the hull's power that an effort reaches; 0 before the first corner, where the hull says nothing. */
function shareOfHull(effort: DatedEffort, hull: readonly DatedEffort[]): number {
  const next = hull.findIndex(({ durationSeconds }) => durationSeconds >= effort.durationSeconds);
  const corner = hull[next];
  if (corner === undefined || corner === effort) return corner === effort ? 1 : 0;
  const before = hull[next - 1];
  if (before === undefined) return 0;
  const slope = (work(corner) - work(before)) / (corner.durationSeconds - before.durationSeconds);
  return work(effort) / (work(before) + slope * (effort.durationSeconds - before.durationSeconds));
}

/** The efforts that reach the hull, none two of nearly the same length. */
function envelope(efforts: readonly DatedEffort[]): readonly DatedEffort[] {
  const best = new Map<number, DatedEffort>();
  for (const effort of efforts) {
    if (effort.powerWatts > (best.get(effort.durationSeconds)?.powerWatts ?? 0))
      best.set(effort.durationSeconds, effort);
  }
  const sorted = [...best.values()].toSorted((a, b) => a.durationSeconds - b.durationSeconds);
  const hull = hullOf(sorted);
  const ranked = sorted
    .map((effort) => ({ effort, share: shareOfHull(effort, hull) }))
    .filter(({ share }) => share >= 1 - REACHES_PERCENT / 100)
    .toSorted((a, b) => b.share - a.share);
  const kept: DatedEffort[] = [];
  for (const { effort } of ranked) {
    const ratio = (other: DatedEffort) => Math.abs(Math.log(other.durationSeconds / effort.durationSeconds));
    if (!kept.some((other) => ratio(other) < Math.log(APART))) kept.push(effort);
  }
  return kept.toSorted((a, b) => a.durationSeconds - b.durationSeconds);
}

const inRange = ({ durationSeconds }: PowerEffort) =>
  durationSeconds >= SHORTEST_SECONDS && durationSeconds <= LONGEST_SECONDS;

/** Watts by which an effort lies above the fit. */
function excess({ durationSeconds, powerWatts }: PowerEffort, fit: CriticalPowerFit): number {
  const { criticalPowerWatts: cp, anaerobicCapacityJoules: full, maximumPowerWatts: most } = fit;
  return powerWatts - cp - full / (durationSeconds + (most === null ? 0 : full / (most - cp)));
}

/**
 * The efforts that agree on one line of work on time with no other above it: all-out ones do, and what was not all-out
 * lies below. Of several such lines that of the widest span.
 */
function agreeing(efforts: readonly DatedEffort[]): readonly DatedEffort[] {
  let best: readonly DatedEffort[] = [];
  for (const [i, a] of efforts.entries()) {
    for (const b of efforts.slice(i + 1)) {
      const cp = (work(b) - work(a)) / (b.durationSeconds - a.durationSeconds);
      const full = work(a) - cp * a.durationSeconds;
      if (!(cp > 0 && full > 0)) continue;
      const away = efforts.map(({ durationSeconds, powerWatts }) => (cp + full / durationSeconds) / powerWatts - 1);
      if (away.some((share) => share < -AGREES_PERCENT / 100)) continue;
      const near = efforts.filter((_, k) => (away[k] ?? 1) <= AGREES_PERCENT / 100);
      if (near.length >= 3 && spanOf(near) > spanOf(best)) best = near;
    }
  }
  return best;
}

/** Longest over shortest; efforts in rising order. */
function spanOf(efforts: readonly PowerEffort[]): number {
  return (efforts.at(-1)?.durationSeconds ?? 0) / (efforts[0]?.durationSeconds ?? 1);
}

/** Critical power and W′ of a season without a test: fit through the efforts that must have been maximal. */
export const powerDurationModel = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.automatic-threshold.season_envelope',
    version: 1,
    title: 'Critical power of a season',
    unit: 'W',
    evidence: 'heuristic',
    formula:
      'W on t through decayed efforts on the upper hull of work that agree within 2 % with none above; Morton with 2 under 2 min',
    validRange: '3 or more all-out efforts of 2 to 20 min, one of 10 min or more, the longest 2.5 times the shortest',
    references: [references.ours, references.morton1996, references.moritani1981],
  },
  (input: PowerDurationInput): Outcome<PowerDurationModel> => {
    const rule = decayRule(input);
    for (const [i, effort] of input.efforts.entries()) {
      requirePositive(`efforts.${i}.durationSeconds`, effort.durationSeconds);
      requireNotNegative(`efforts.${i}.powerWatts`, effort.powerWatts);
      requireNotNegative(`efforts.${i}.daysAgo`, effort.daysAgo);
    }
    const decayed = input.efforts
      .filter(({ powerWatts }) => powerWatts > 0)
      .map((effort) => ({ ...effort, powerWatts: effort.powerWatts * decayedShare(effort.daysAgo, rule) }));
    const hull = envelope(decayed).filter(({ durationSeconds }) => durationSeconds <= LONGEST_SECONDS);
    const long = hull.filter(inRange);
    const sprints = hull.filter((effort) => !inRange(effort));
    const support = agreeing(long);
    const span = spanOf(support);
    const need = '3 maximal efforts of 2 to 20 min, one of 10 min, the longest 2.5 times the shortest';
    if (support.length < 3) return insufficientData(need, `${long.length} on the envelope that do not agree`);
    const longest = support.at(-1)?.durationSeconds ?? 0;
    if (span < LEAST_SPAN || longest < LEAST_LONGEST_SECONDS) {
      return insufficientData(need, `a span of ${span.toFixed(1)} up to ${longest} s`);
    }
    const twoParameter = criticalPower({ efforts: support });
    if (twoParameter.status !== 'ok') return twoParameter;
    let value = twoParameter.value;
    let used = support;
    let method: PowerDurationModel['method'] = 'power.critical.work_time_linear';
    if (sprints.length >= 2) {
      const efforts = [...sprints, ...support];
      const morton = criticalPowerMorton({ efforts });
      if (morton.status === 'ok') {
        value = morton.value;
        used = efforts;
        method = 'power.critical.morton_3p';
      }
    }
    const squares = used.reduce((sum, effort) => sum + excess(effort, value) ** 2, 0);
    const misfitPercent = (100 * Math.sqrt(squares / used.length)) / value.criticalPowerWatts;
    const lastSupportDaysAgo = Math.min(...used.filter(inRange).map(({ daysAgo }) => daysAgo));
    return computed({ ...value, method, support: used, lastSupportDaysAgo, ...rule, span, misfitPercent }, [
      ...(lastSupportDaysAgo > rule.freshDays
        ? [`No supporting effort is younger than ${Math.floor(lastSupportDaysAgo)} days: the value is a decayed one.`]
        : []),
      ...(misfitPercent > 2 * AGREES_PERCENT ? ['The efforts fit badly: were they all-out and of one bicycle?'] : []),
    ]);
  },
);
