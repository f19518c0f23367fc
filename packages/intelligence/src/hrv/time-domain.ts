import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requirePositive } from '../refuse.ts';
import {
  type IntervalsInput,
  intervalWarnings,
  soundIntervals,
  successiveDifferences,
  tooFewIntervals,
} from './rr-intervals.ts';

/** The two differ by their very definition: the method is part of the type, so they cannot be compared by mistake. */
export type HrvMeasure = 'rmssd' | 'sdnn';

/** A figure of one recording. */
export interface HrvReading<M extends HrvMeasure> {
  readonly measure: M;
  readonly milliseconds: number;
}

/** A figure with what it was made of. */
export interface HrvFromIntervals<M extends HrvMeasure> extends HrvReading<M> {
  /** 0 to 1: share of intervals left out. */
  readonly artefactShare: number;
}

export function requireReading<M extends HrvMeasure>(path: string, reading: HrvReading<M>, measure: M): void {
  if (reading.measure !== measure)
    refuse(`${path}.measure`, `must be '${measure}': RMSSD and SDNN are not comparable.`);
  requirePositive(`${path}.milliseconds`, reading.milliseconds);
}

export const rmssd = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'hrv.rmssd.task_force_1996',
    version: 1,
    title: 'RMSSD',
    unit: 'ms',
    evidence: 'consensus',
    formula:
      'square root of the mean squared difference of neighbouring intervals; intervals outside 300 to 2000 ms or over 20 % from the median of five are left out with their differences',
    validRange: 'a minute or more at rest, with few artefacts; the artefact rule is ours',
    references: [references.taskForce1996],
  },
  ({ rrIntervalsMilliseconds: intervals }: IntervalsInput): Outcome<HrvFromIntervals<'rmssd'>> => {
    const sound = soundIntervals(intervals);
    const differences = successiveDifferences(intervals, sound);
    if (differences.length === 0) return tooFewIntervals(sound.count);
    let squares = 0;
    for (const difference of differences) squares += difference * difference;
    return computed(
      {
        measure: 'rmssd',
        milliseconds: Math.sqrt(squares / differences.length),
        artefactShare: sound.artefactShare,
      },
      intervalWarnings(intervals, sound),
    );
  },
);

export const sdnn = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'hrv.sdnn.task_force_1996',
    version: 1,
    title: 'SDNN',
    unit: 'ms',
    evidence: 'consensus',
    formula: 'standard deviation (n - 1) of the intervals, artefacts left out as for RMSSD',
    validRange: 'compare recordings of one length only: SDNN grows with it',
    references: [references.taskForce1996],
  },
  ({ rrIntervalsMilliseconds: intervals }: IntervalsInput): Outcome<HrvFromIntervals<'sdnn'>> => {
    const sound = soundIntervals(intervals);
    if (sound.count < 2) return tooFewIntervals(sound.count);
    let sum = 0;
    for (let i = 0; i < intervals.length; i++) if (sound.sound[i] === 1) sum += intervals[i] ?? 0;
    const mean = sum / sound.count;
    let squares = 0;
    for (let i = 0; i < intervals.length; i++) if (sound.sound[i] === 1) squares += ((intervals[i] ?? 0) - mean) ** 2;
    return computed(
      {
        measure: 'sdnn',
        milliseconds: Math.sqrt(squares / (sound.count - 1)),
        artefactShare: sound.artefactShare,
      },
      intervalWarnings(intervals, sound),
    );
  },
);

const NOTICEABLE_MILLISECONDS = 50;

export const pnn50 = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'hrv.pnn50.task_force_1996',
    version: 1,
    title: 'pNN50',
    unit: '%',
    evidence: 'consensus',
    formula: 'share of neighbouring intervals that differ by more than 50 ms, artefacts left out as for RMSSD',
    validRange: 'a minute or more at rest; reads 0 for many people, where RMSSD still tells',
    references: [references.taskForce1996],
  },
  ({ rrIntervalsMilliseconds: intervals }: IntervalsInput) => {
    const sound = soundIntervals(intervals);
    const differences = successiveDifferences(intervals, sound);
    if (differences.length === 0) return tooFewIntervals(sound.count);
    const large = differences.filter((difference) => Math.abs(difference) > NOTICEABLE_MILLISECONDS).length;
    return computed((100 * large) / differences.length, intervalWarnings(intervals, sound));
  },
);

export const lnRmssd = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'hrv.ln-rmssd.natural_log',
    version: 1,
    title: 'ln RMSSD',
    unit: 'ln ms',
    evidence: 'consensus',
    formula: 'ln(RMSSD), RMSSD in ms; the log is taken a reading, means come after',
    validRange: 'one recording; never the log of a mean of several',
    references: [references.plews2013],
  },
  ({ reading }: { readonly reading: HrvReading<'rmssd'> }) => {
    if (reading.measure === 'rmssd' && reading.milliseconds === 0)
      return insufficientData('an RMSSD above 0 ms', 'intervals that never change');
    requireReading('reading', reading, 'rmssd');
    return computed(Math.log(reading.milliseconds));
  },
);
