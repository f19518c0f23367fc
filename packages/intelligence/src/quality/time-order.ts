import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireFinite, requireSamples } from '../refuse.ts';
import { type BoundsOf, boundsOf, type Finding } from './findings.ts';

export const timeOrderBounds = {
  /** Smart recording skips up to about 8 s; longer is a pause or a loss. */
  gapSeconds: 10,
} as const;

export interface TimeOrderInput {
  /** Time stamps as recorded. */
  readonly elapsedSeconds: Int32Array | Float64Array;
  readonly bounds?: BoundsOf<typeof timeOrderBounds>;
}

/** Seconds of a finding are those of the clock: from the sample before to the one after. */
export const timeOrder = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.time-order.stamps',
    version: 1,
    title: 'Order of time stamps',
    unit: 'findings',
    evidence: 'consensus',
    formula: 'step < 0 backward (error), = 0 repeated (joined when 10 s apart or nearer), > 10 s gap',
    validRange: 'any recording; a gap may be a pause',
    references: [references.convention],
  },
  ({ elapsedSeconds, bounds }: TimeOrderInput): Outcome<readonly Finding[]> => {
    const { gapSeconds } = boundsOf(timeOrderBounds, bounds);
    if (elapsedSeconds.length < 2) return insufficientData('2 time stamps', `${elapsedSeconds.length}`);
    const findings: Finding[] = [];
    let last = elapsedSeconds[0] ?? 0;
    requireFinite('elapsedSeconds.0', last);
    for (let i = 1; i < elapsedSeconds.length; i++) {
      const time = elapsedSeconds[i] ?? 0;
      requireFinite(`elapsedSeconds.${i}`, time);
      const stepSeconds = time - last;
      if (stepSeconds === 0) {
        // Recordings of several samples a second repeat throughout: one finding for all that are near each other.
        const open = findings.at(-1);
        const repeats =
          open?.code === 'time_repeated' && time - open.toSecond <= gapSeconds && time >= open.toSecond ? open : null;
        const { sample = i, stamps = 0 } = repeats?.numbers ?? {};
        if (repeats !== null) findings.pop();
        findings.push({
          code: 'time_repeated',
          channel: 'elapsedSeconds',
          fromSecond: repeats?.fromSecond ?? time,
          toSecond: time,
          severity: 'info',
          numbers: { sample, stamps: stamps + 1 },
        });
      } else if (stepSeconds < 0 || stepSeconds > gapSeconds)
        findings.push({
          code: stepSeconds < 0 ? 'time_backward' : 'time_gap',
          channel: 'elapsedSeconds',
          fromSecond: Math.min(last, time),
          toSecond: Math.max(last, time),
          severity: stepSeconds < 0 ? 'error' : 'info',
          numbers: { sample: i, stepSeconds },
        });
      last = time;
    }
    return computed(findings);
  },
);

export const missingValueBounds = {
  /** Shorter holes are bridged by most reckonings without harm. */
  minimumSeconds: 5,
  /** Smart recording: holes count from so many times the usual distance between samples. */
  usualTimes: 3,
  /** From here on averages and loads of the activity suffer. */
  severeSeconds: 60,
} as const;

export interface MissingValueInput {
  /** Name of the channel, repeated in the findings. */
  readonly channel: string;
  /** 1 Hz, NaN where missing. */
  readonly samples: Float64Array;
  readonly bounds?: BoundsOf<typeof missingValueBounds>;
}

/** Distance between known samples that three of four do not exceed, in seconds: held ones do not count for all. */
function usualDistance(samples: Float64Array): number {
  const counts = new Uint32Array(samples.length + 1);
  let last = -1;
  let pairs = 0;
  for (let i = 0; i < samples.length; i++) {
    if (Number.isNaN(samples[i])) continue;
    if (last >= 0) {
      counts[i - last] = (counts[i - last] ?? 0) + 1;
      pairs++;
    }
    last = i;
  }
  let distance = 1;
  for (let seen = counts[1] ?? 0; 4 * seen < 3 * pairs; seen += counts[distance] ?? 0) distance++;
  return distance;
}

export const missingValues = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.missing-values.runs',
    version: 1,
    title: 'Missing seconds',
    unit: 'findings',
    evidence: 'consensus',
    formula:
      'runs of missing samples of 5 s or more and 3 times the usual distance of samples or more; a warning from 60 s',
    validRange: '1 Hz streams of a channel that has readings at all',
    references: [references.convention],
  },
  ({ channel, samples, bounds }: MissingValueInput): Outcome<readonly Finding[]> => {
    const { minimumSeconds, usualTimes, severeSeconds } = boundsOf(missingValueBounds, bounds);
    requireSamples(channel, samples, 'negative-allowed');
    if (samples.every(Number.isNaN)) return insufficientData(`one reading of ${channel}`, 'none');
    const least = Math.max(minimumSeconds, usualTimes * (usualDistance(samples) - 1), 1);
    const findings: Finding[] = [];
    let from = 0;
    for (let i = 0; i <= samples.length; i++) {
      if (i < samples.length && Number.isNaN(samples[i])) continue;
      const seconds = i - from;
      if (seconds >= least)
        findings.push({
          code: 'missing_values',
          channel,
          fromSecond: from,
          toSecond: i,
          severity: seconds >= severeSeconds ? 'warning' : 'info',
          numbers: { seconds },
        });
      from = i + 1;
    }
    return computed(findings);
  },
);
