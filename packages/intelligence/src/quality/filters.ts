import { computed, type Evidence, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm, type Reference } from '../define-algorithm.ts';
import * as references from '../references.ts';
import {
  refuse,
  requireBetween,
  requireFinite,
  requireNotNegative,
  requirePositive,
  requireSamples,
  requireWhole,
} from '../refuse.ts';
import { type FilterId, type Repair, repairOf } from './repair.ts';
import { medianDistance, medianOfSorted, overWindows } from './running-median.ts';

export interface FilterInput {
  /** 1 Hz, NaN missing. Never written to. */
  readonly samples: Float64Array;
}

/* @__NO_SIDE_EFFECTS__ */
function filter<const Id extends FilterId, P extends object>(
  facts: {
    readonly id: Id;
    readonly title: string;
    readonly formula: string;
    readonly validRange: string;
    readonly evidence: Evidence;
    readonly references: readonly Reference[];
  },
  /** Changes the copy it is given and answers its parameters. */
  change: (copy: Float64Array, input: FilterInput & P) => Repair['parameters'],
): Algorithm<Id, FilterInput & P, Repair> {
  return defineAlgorithm({ ...facts, version: 1, unit: 'samples' }, (input: FilterInput & P): Outcome<Repair> => {
    requireSamples('samples', input.samples, 'negative-allowed');
    const copy = input.samples.slice();
    const parameters = change(copy, input);
    return computed(repairOf(facts.id, parameters, input.samples, copy));
  });
}

/** Wider windows are slow and no longer local. */
const WIDEST_HALF_SECONDS = 600;

function requireHalfWindow(halfWindowSeconds: number): void {
  requireWhole('halfWindowSeconds', halfWindowSeconds, 1);
  requireBetween('halfWindowSeconds', halfWindowSeconds, 1, WIDEST_HALF_SECONDS);
}

export interface HampelInput {
  readonly halfWindowSeconds: number;
  /** Spreads from the median at which a sample is replaced; 3 is usual. */
  readonly spreads: number;
  /** Least spread, so that a level stretch does not make every change an outlier; 0 for none. */
  readonly leastSpread: number;
}

export const hampelFilter = /* @__PURE__ */ filter(
  {
    id: 'quality.filter.hampel',
    title: 'Hampel filter',
    formula: 'the median of the window where |x - median| > k·1.4826·MAD',
    validRange: 'single outliers in a stream that changes slowly against the window',
    evidence: 'peer-reviewed',
    references: [references.hampel1974, references.pearson2016],
  },
  (copy, { samples, halfWindowSeconds, spreads, leastSpread }: FilterInput & HampelInput) => {
    requireHalfWindow(halfWindowSeconds);
    requireNotNegative('spreads', spreads);
    requireNotNegative('leastSpread', leastSpread);
    overWindows(samples, halfWindowSeconds, (i, sorted, count) => {
      const value = samples[i] ?? Number.NaN;
      if (Number.isNaN(value)) return;
      const median = medianOfSorted(sorted, count);
      const spread = Math.max(leastSpread, 1.4826 * medianDistance(sorted, count, median));
      if (Math.abs(value - median) > spreads * spread) copy[i] = median;
    });
    return { halfWindowSeconds, spreads, leastSpread };
  },
);

export const despikeFilter = /* @__PURE__ */ filter(
  {
    id: 'quality.filter.despike',
    title: 'Spike filter',
    formula: 'straight lines over samples further than the excess from the median of the window',
    validRange: 'spikes shorter than half the window, in either direction',
    evidence: 'heuristic',
    references: [references.ours],
  },
  (copy, input: FilterInput & { readonly halfWindowSeconds: number; readonly excess: number }) => {
    const { samples, halfWindowSeconds, excess } = input;
    requireHalfWindow(halfWindowSeconds);
    requirePositive('excess', excess);
    const spike = new Uint8Array(samples.length);
    overWindows(samples, halfWindowSeconds, (i, sorted, count) => {
      if (Math.abs((samples[i] ?? Number.NaN) - medianOfSorted(sorted, count)) > excess) spike[i] = 1;
    });
    // A gap beside a spike stays a gap; the spike then takes the value of its known neighbour.
    let from = -1;
    for (let i = 0; i <= samples.length; i++) {
      if (spike[i] === 1) continue;
      const [start, end] = [samples[from] ?? Number.NaN, samples[i] ?? Number.NaN];
      const gap = i - from - 1;
      const [left, right] = [Number.isNaN(start) ? end : start, Number.isNaN(end) ? start : end];
      for (let j = 1; j <= gap; j++) copy[from + j] = left + ((right - left) * j) / (gap + 1);
      from = i;
    }
    return { halfWindowSeconds, excess };
  },
);

export const interpolateGapFilter = /* @__PURE__ */ filter(
  {
    id: 'quality.filter.interpolate_gap',
    title: 'Gap filter',
    formula: 'straight lines over missing samples between known ones, up to the longest gap given',
    validRange: 'gaps in which the quantity cannot have changed much; longer ones stay missing',
    evidence: 'heuristic',
    references: [references.convention],
  },
  (copy, { samples, maximumSeconds }: FilterInput & { readonly maximumSeconds: number }) => {
    requireWhole('maximumSeconds', maximumSeconds, 1);
    let from = -1;
    for (let i = 0; i < samples.length; i++) {
      const end = samples[i] ?? Number.NaN;
      if (Number.isNaN(end)) continue;
      const start = samples[from] ?? Number.NaN;
      const gap = i - from - 1;
      if (!Number.isNaN(start) && gap <= maximumSeconds)
        for (let j = 1; j <= gap; j++) copy[from + j] = start + ((end - start) * j) / (gap + 1);
      from = i;
    }
    return { maximumSeconds };
  },
);

export const altitudeOffsetFilter = /* @__PURE__ */ filter(
  {
    id: 'quality.filter.altitude_offset',
    title: 'Altitude offset',
    formula: 'x + metres',
    validRange: 'a barometer set to the wrong altitude before the start',
    evidence: 'consensus',
    references: [references.convention],
  },
  (copy, { meters }: FilterInput & { readonly meters: number }) => {
    requireFinite('meters', meters);
    for (let i = 0; i < copy.length; i++) copy[i] = (copy[i] ?? 0) + meters;
    return { meters };
  },
);

export const altitudeRampFilter = /* @__PURE__ */ filter(
  {
    id: 'quality.filter.altitude_ramp',
    title: 'Altitude ramp',
    formula: 'x - drift·i/(n - 1)',
    validRange: 'loops; weather that changed evenly',
    evidence: 'heuristic',
    references: [references.ours],
  },
  (copy, { driftMeters }: FilterInput & { readonly driftMeters: number }) => {
    requireFinite('driftMeters', driftMeters);
    const last = Math.max(1, copy.length - 1);
    for (let i = 1; i < copy.length; i++) copy[i] = (copy[i] ?? 0) - (driftMeters * i) / last;
    return { driftMeters };
  },
);

export interface SpanInput {
  readonly fromSecond: number;
  /** The first second that is left as it is. */
  readonly toSecond: number;
}

function requireSpan({ samples, fromSecond, toSecond }: FilterInput & SpanInput): void {
  requireWhole('fromSecond', fromSecond, 0);
  requireWhole('toSecond', toSecond, 0);
  if (toSecond < fromSecond || toSecond > samples.length)
    refuse('toSecond', `must be ${fromSecond} to ${samples.length}, not ${toSecond}.`);
}

export const blankFilter = /* @__PURE__ */ filter(
  {
    id: 'quality.filter.blank',
    title: 'Blanking filter',
    formula: 'missing from the first second to the last',
    validRange: 'readings known to be false, such as a heart rate locked to cadence',
    evidence: 'consensus',
    references: [references.convention],
  },
  (copy, input: FilterInput & SpanInput) => {
    requireSpan(input);
    copy.fill(Number.NaN, input.fromSecond, input.toSecond);
    return { fromSecond: input.fromSecond, toSecond: input.toSecond };
  },
);

export const scaleFilter = /* @__PURE__ */ filter(
  {
    id: 'quality.filter.scale',
    title: 'Scaling filter',
    formula: 'factor·x from the first second to the last',
    validRange: 'a cadence counted twice (0.5) or once for two feet (2), a power meter with a known error',
    evidence: 'consensus',
    references: [references.convention],
  },
  (copy, input: FilterInput & SpanInput & { readonly factor: number }) => {
    requireSpan(input);
    requirePositive('factor', input.factor);
    for (let i = input.fromSecond; i < input.toSecond; i++) copy[i] = (copy[i] ?? 0) * input.factor;
    return { fromSecond: input.fromSecond, toSecond: input.toSecond, factor: input.factor };
  },
);
