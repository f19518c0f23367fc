import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireFinite, requirePositive, requireWhole } from '../refuse.ts';
import { type Era, eraSpans } from './eras.ts';
import { noiseOf } from './noise.ts';
import { cusumRunLength, ewmaRunLength, limitFor } from './run-length.ts';
import { type DailyValues, meanOf, readSeries, squaredDeviations } from './series.ts';

export interface ControlChartInput {
  readonly values: DailyValues;
  /** A change of era restarts the chart with a reference of its own. */
  readonly eras?: readonly Era[];
  /** What is normal. Without it the first `referenceDays` known days of each era say. */
  readonly reference?: { readonly mean: number; readonly sd: number };
  /** 60 unless given, at least 20. */
  readonly referenceDays?: number;
  /** One false alarm in so many days is accepted; 365 unless given, 20 to 10000. */
  readonly daysPerFalseAlarm?: number;
  /** Correlation of neighbouring days, 0 to 0.95; measured on the series unless given. */
  readonly persistence?: number;
}

export interface CusumInput extends ControlChartInput {
  /** The smallest lasting shift worth finding, in SDs; 1 unless given. */
  readonly shiftInSd?: number;
}

export interface EwmaInput extends ControlChartInput {
  /** Of the newest day; 0.1 unless given: small weights find small drifts. */
  readonly weight?: number;
}

export interface DriftAlarm {
  /** The day on which the chart left its limits; it starts again after it. */
  readonly day: number;
  readonly side: 'high' | 'low';
  /** Since when the chart moved to that side without return: about the beginning of the drift. */
  readonly sinceDay: number;
  /** Mean of the known days since then, less the reference. */
  readonly shift: number;
}

export interface ControlChart {
  readonly alarms: readonly DriftAlarm[];
  /** In units of the chart's statistic. */
  readonly limit: number;
  readonly daysWatched: number;
  readonly expectedFalseAlarms: number;
  /** Of neighbouring days: the chart sees what a day adds to the one before. */
  readonly persistence: number;
}

/** The statistics after one more day, in SDs, of both sides. */
type Step = (state: readonly [high: number, low: number], z: number) => readonly [high: number, low: number];

interface Reference {
  readonly mean: number;
  readonly sd: number;
  readonly from: number;
}

function referenceOf(series: Float64Array, from: number, to: number, days: number): Reference | null {
  const known: number[] = [];
  let day = from;
  for (; day < to && known.length < days; day++) if (series[day] === series[day]) known.push(series[day]!);
  if (known.length < days) return null;
  const mean = meanOf(known);
  const sd = Math.sqrt(squaredDeviations(known, mean) / (known.length - 1));
  return sd > 0 ? { mean, sd, from: day } : null;
}

function watch(input: ControlChartInput, limit: number, step: Step): Outcome<ControlChart> {
  const { values, eras = [], reference, referenceDays = 60, daysPerFalseAlarm = 365 } = input;
  const series = readSeries('values', values);
  const persistence = input.persistence ?? noiseOf(series)?.persistence ?? 0;
  const alarms: DriftAlarm[] = [];
  let daysWatched = 0;
  for (const { from, to } of eraSpans(eras, series.length)) {
    const normal = reference === undefined ? referenceOf(series, from, to, referenceDays) : { ...reference, from };
    if (normal === null) continue;
    let state: readonly [number, number] = [0, 0];
    const since = [normal.from, normal.from];
    let before = 0;
    let beforeDay = Number.NEGATIVE_INFINITY;
    for (let day = normal.from; day < to; day++) {
      const value = series[day]!;
      if (value !== value) continue;
      daysWatched++;
      const z = (value - normal.mean) / normal.sd;
      const shared = persistence ** (day - beforeDay);
      const next = step(state, (z - shared * before) / Math.sqrt(1 - shared * shared));
      before = z;
      beforeDay = day;
      for (const side of [0, 1]) if (!(state[side]! > 0) && next[side]! > 0) since[side] = day;
      state = next;
      const side = state[0] > limit ? 0 : state[1] > limit ? 1 : -1;
      if (side < 0) continue;
      const drifted = series.subarray(since[side]!, day + 1).filter((known) => known === known);
      const shift = meanOf(drifted) - normal.mean;
      alarms.push({ day, side: side === 0 ? 'high' : 'low', sinceDay: since[side]!, shift });
      state = [0, 0];
      since.fill(day + 1);
    }
  }
  if (daysWatched === 0) {
    return insufficientData(`more than ${referenceDays} known days in one era, not all alike`, `${series.length} days`);
  }
  const warnings: string[] = [];
  if (reference === undefined) {
    warnings.push(
      `What is normal was taken from ${referenceDays} days: false alarms may be two to three times as frequent as stated.`,
    );
  }
  if (persistence >= 0.3) {
    warnings.push(
      `Neighbouring days resemble each other (${persistence.toFixed(2)}): only what a day adds counts, so that a drift is found later.`,
    );
  }
  return computed(
    { alarms, limit, daysWatched, expectedFalseAlarms: daysWatched / daysPerFalseAlarm, persistence },
    warnings,
  );
}

function check({ reference, referenceDays = 60, daysPerFalseAlarm = 365, persistence }: ControlChartInput): void {
  requireWhole('referenceDays', referenceDays, 20);
  requireBetween('daysPerFalseAlarm', daysPerFalseAlarm, 20, 10_000);
  if (persistence !== undefined) requireBetween('persistence', persistence, 0, 0.95);
  if (reference === undefined) return;
  requireFinite('reference.mean', reference.mean);
  requirePositive('reference.sd', reference.sd);
}

export const cusumChart = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.control-chart.cusum',
    version: 1,
    title: 'Drifts by cumulative sums',
    unit: 'SD',
    evidence: 'peer-reviewed',
    formula:
      'e = (z - φ·z before)/√(1 - φ²); S = max(0, S ± e - shift/2), alarm above h; h from the run length by Markov chain (60 states)',
    validRange:
      'about normal days with a known reference: then one false alarm in daysPerFalseAlarm days; up to three in that time with a reference from 60 days',
    references: [references.page1954, references.brookEvans1972],
  },
  (input: CusumInput): Outcome<ControlChart> => {
    const { shiftInSd = 1, daysPerFalseAlarm = 365 } = input;
    check(input);
    requireBetween('shiftInSd', shiftInSd, 0.25, 4);
    const k = shiftInSd / 2;
    const limit = limitFor((h) => cusumRunLength(k, h), daysPerFalseAlarm);
    return watch(input, limit, ([high, low], z) => [Math.max(0, high + z - k), Math.max(0, low - z - k)]);
  },
);

export const ewmaChart = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'statistics.control-chart.ewma',
    version: 1,
    title: 'Drifts by a moving average',
    unit: 'SD',
    evidence: 'peer-reviewed',
    formula:
      'e = (z - φ·z before)/√(1 - φ²); E += weight·(e - E), alarm beyond L·√(weight/(2 - weight)); L from the run length by Markov chain (61 states)',
    validRange:
      'about normal days with a known reference: then one false alarm in daysPerFalseAlarm days; up to three in that time with a reference from 60 days',
    references: [references.roberts1959, references.lucasSaccucci1990, references.brookEvans1972],
  },
  (input: EwmaInput): Outcome<ControlChart> => {
    const { weight = 0.1, daysPerFalseAlarm = 365 } = input;
    check(input);
    requireBetween('weight', weight, 0.02, 1);
    const limit = limitFor((l) => ewmaRunLength(weight, l), daysPerFalseAlarm) * Math.sqrt(weight / (2 - weight));
    return watch(input, limit, ([high], z) => {
      const next = high + weight * (z - high);
      return [next, -next];
    });
  },
);
