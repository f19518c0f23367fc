import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';
import { regress } from './linear-regression.ts';
import { type DailyValues, knownValues, meanOf, readSeries } from './series.ts';
import { type ConsistencyBand, consistencyBand } from './weekly-schedule.ts';

export interface VolumeProgressionInput {
  /** One a week, oldest first, whole weeks; 0 for a week without training, `null` for one of which nothing is known. */
  readonly weeklyVolumes: DailyValues;
}

export interface RelativeVolumeInput extends VolumeProgressionInput {
  /** Share of the mean volume a week that makes a trend; 0.05 unless given. */
  readonly threshold?: number;
}

export interface VolumeProgression {
  readonly trend: 'increasing' | 'stable' | 'decreasing';
  readonly slopePerWeek: number;
  readonly rSquared: number | null;
}

export interface RelativeVolumeProgression extends VolumeProgression {
  /** Slope over mean volume: 0.05 is 5 % of a usual week more each week. */
  readonly relativeSlope: number;
  /** Two-sided, of no slope. */
  readonly pValue: number | null;
  /** The steepest rise from one known week to the next, relative to the mean volume. */
  readonly largestStep: { readonly week: number; readonly relative: number } | null;
}

const FEWEST_WEEKS = 3;

function volumes({ weeklyVolumes }: VolumeProgressionInput): Float64Array {
  const series = readSeries('weeklyVolumes', weeklyVolumes);
  for (const [week, volume] of series.entries()) {
    if (volume === volume) requireNotNegative(`weeklyVolumes.${week}`, volume);
  }
  return series;
}

const trendOf = (slope: number, threshold: number) =>
  slope > threshold ? 'increasing' : slope < -threshold ? 'decreasing' : 'stable';

export const volumeProgression = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.volume-progression.relative',
    version: 1,
    title: 'Volume progression',
    unit: 'unit of the volume per week',
    evidence: 'heuristic',
    formula: 'least-squares slope of weekly volumes over their mean; a trend beyond ±threshold (0.05)',
    validRange: '3 whole weeks; a running week reads as a fall',
    references: [references.draperSmith1998, references.pierre],
  },
  (input: RelativeVolumeInput): Outcome<RelativeVolumeProgression> => {
    const { threshold = 0.05 } = input;
    requirePositive('threshold', threshold);
    const series = volumes(input);
    const known = knownValues(series);
    const mean = known.y.length === 0 ? 0 : meanOf(known.y);
    const line = regress(known, 0.95);
    if (line === null || line.n < FEWEST_WEEKS || mean === 0) {
      return insufficientData(`${FEWEST_WEEKS} weeks, one with training`, `${known.y.length} weeks, mean ${mean}`);
    }
    let largestStep: RelativeVolumeProgression['largestStep'] = null;
    for (let week = 1; week < series.length; week++) {
      const relative = (series[week]! - series[week - 1]!) / mean;
      if (relative > (largestStep?.relative ?? 0)) largestStep = { week, relative };
    }
    const relativeSlope = line.slope / mean;
    const trend = trendOf(relativeSlope, threshold);
    const { slope: slopePerWeek, rSquared, pValue } = line;
    const unsure = trend !== 'stable' && (pValue === null || pValue > 0.05);
    return computed(
      { trend, slopePerWeek, rSquared, relativeSlope, pValue, largestStep },
      unsure ? ['The weeks differ so much that this trend may be chance.'] : [],
    );
  },
);

export const volumeProgressionPierre = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.volume-progression.pierre',
    version: 1,
    title: 'Volume progression (raw threshold)',
    unit: 'unit of the volume per week',
    evidence: 'heuristic',
    formula: 'least-squares slope of weekly volumes; a trend beyond ±0.05 of whatever unit',
    validRange: 'for comparison only: 50 m a week is a trend in km',
    references: [references.pierre],
  },
  (input: VolumeProgressionInput): Outcome<VolumeProgression> => {
    const line = regress(knownValues(volumes(input)), 0.95);
    if (line === null) return insufficientData('2 weeks', 'fewer');
    return computed({ trend: trendOf(line.slope, 0.05), slopePerWeek: line.slope, rSquared: line.rSquared });
  },
);

export interface Consistency {
  /** 100 when all weeks are alike, 100/n when all is in one of n. */
  readonly score: number;
  readonly band: ConsistencyBand;
  readonly weeks: number;
  readonly activeWeeks: number;
  /** SD over mean. */
  readonly coefficientOfVariation: number;
  readonly longestGapWeeks: number;
  /** Weeks with training up to the last one, which counts. */
  readonly currentStreakWeeks: number;
}

export const consistency = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.consistency.evenness',
    version: 1,
    title: 'Consistency of weekly volume',
    unit: 'score',
    evidence: 'heuristic',
    formula:
      "100·(Σv)²/(n·Σv²), Jain's evenness index, which is 100/(1 + CV²) (its use here is ours); bands at 30, 60, 80",
    validRange: '4 known weeks, one with training; planned easy weeks lower it',
    references: [references.ours],
  },
  (input: VolumeProgressionInput): Outcome<Consistency> => {
    const series = volumes(input);
    let [weeks, activeWeeks, sum, gap, longestGapWeeks, currentStreakWeeks] = [0, 0, 0, 0, 0, 0];
    const largest = series.reduce((most, volume) => (volume > most ? volume : most), 0);
    let square = 0;
    for (const volume of series) {
      // An unknown week neither breaks a streak nor adds to one.
      if (volume !== volume) continue;
      weeks++;
      sum += volume / largest;
      square += (volume / largest) ** 2;
      if (volume > 0) [activeWeeks, gap, currentStreakWeeks] = [activeWeeks + 1, 0, currentStreakWeeks + 1];
      else [gap, currentStreakWeeks] = [gap + 1, 0];
      longestGapWeeks = Math.max(longestGapWeeks, gap);
    }
    if (weeks < 4 || activeWeeks === 0) {
      return insufficientData('4 known weeks, one with training', `${weeks}, ${activeWeeks} with training`);
    }
    const score = (100 * sum * sum) / (weeks * square);
    const coefficientOfVariation = Math.sqrt(Math.max(0, 100 / score - 1) * (weeks / (weeks - 1)));
    return computed({
      score,
      band: consistencyBand(score),
      weeks,
      activeWeeks,
      coefficientOfVariation,
      longestGapWeeks,
      currentStreakWeeks,
    });
  },
);
