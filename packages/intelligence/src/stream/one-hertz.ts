import { computed, HealthError, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import {
  refuse,
  requireFinite,
  requireNotNegative,
  requireOneOf,
  requireSameLength,
  requireSamples,
} from '../refuse.ts';

/** The timer stood still: half-open, on the axis of `elapsedSeconds`. */
export interface StoppedSpan {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface OneHertzInput {
  /** Seconds of each sample, never decreasing. */
  readonly elapsedSeconds: Int32Array | Float64Array;
  /** As long; NaN is missing and stays so. */
  readonly values: Float64Array;
  /** What a gap is filled with: `zero` for power and speed, `missing` for heart rate. */
  readonly gapsBecome: 'zero' | 'missing';
  /** Absent seconds up to which the value before them is held. 1 unless given; more for smart recording. */
  readonly bridgeSeconds?: number;
  /** Seconds without a sample inside of these are cut out, as a head unit does in its timer time. */
  readonly stopped?: readonly StoppedSpan[];
  /** Gaps of more absent seconds than this are cut out too: for formats that do not record stops. Off unless given. */
  readonly cutGapsLongerThanSeconds?: number;
}

export interface OneHertz {
  /** One value a second, NaN missing. */
  readonly values: Float64Array;
  /** The second that each value belongs to: whole, rising, with jumps where time was cut out. */
  readonly elapsedSeconds: Int32Array;
  /** Absent seconds: held, filled and cut out. */
  readonly bridgedSeconds: number;
  readonly filledSeconds: number;
  readonly cutSeconds: number;
}

/** A month: more is a broken clock, not a recording. */
const LONGEST_SECONDS = 31 * 86_400;

interface Gap {
  readonly from: number;
  readonly to: number;
}

function sortedSpans(stopped: readonly StoppedSpan[]): readonly StoppedSpan[] {
  for (const [i, { startSeconds, endSeconds }] of stopped.entries()) {
    requireFinite(`stopped.${i}.startSeconds`, startSeconds);
    requireFinite(`stopped.${i}.endSeconds`, endSeconds);
    if (endSeconds < startSeconds) refuse(`stopped.${i}.endSeconds`, 'must not lie before its start.');
  }
  return stopped.toSorted((a, b) => a.startSeconds - b.startSeconds);
}

/** Parts of a gap that were recorded: the gap without what is cut out. */
function keptParts(gap: Gap, spans: readonly StoppedSpan[], cutLonger: number): readonly Gap[] {
  if (gap.to - gap.from > cutLonger) return [];
  const parts: Gap[] = [];
  let from = gap.from;
  for (const { startSeconds, endSeconds } of spans) {
    const start = Math.max(from, Math.ceil(startSeconds));
    const end = Math.min(gap.to, Math.ceil(endSeconds));
    if (end <= start) continue;
    if (start > from) parts.push({ from, to: start });
    from = end;
  }
  if (from < gap.to) parts.push({ from, to: gap.to });
  return parts;
}

function checked(input: OneHertzInput): void {
  const { elapsedSeconds, values } = input;
  requireSameLength('values', values, elapsedSeconds);
  requireSamples('values', values, 'negative-allowed');
  for (let i = 0; i < elapsedSeconds.length; i++) {
    const time = elapsedSeconds[i] ?? 0;
    if (!Number.isFinite(time)) refuse(`elapsedSeconds.${i}`, `must be a finite number, not ${time}.`);
    if (i > 0 && time < (elapsedSeconds[i - 1] ?? time)) refuse(`elapsedSeconds.${i}`, 'must not go backwards.');
  }
}

/**
 * One value for every second. Samples are put on the nearest whole second and averaged where several meet; a gap of
 * up to `bridgeSeconds` repeats the value before it; a longer one is filled or cut out.
 */
export const resampleToOneHertz = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'stream.one-hertz.hold_and_gap',
    version: 1,
    title: 'Samples at 1 Hz',
    unit: 'as given',
    evidence: 'consensus',
    formula: 'mean of the samples nearest to each second; 1 absent second holds, longer gaps count as 0 or missing',
    validRange: 'recordings of up to a month at any spacing',
    references: [references.allenCoggan],
  },
  (input: OneHertzInput): Outcome<OneHertz> => {
    const { elapsedSeconds, values, gapsBecome, bridgeSeconds = 1, stopped = [] } = input;
    requireOneOf('gapsBecome', gapsBecome, ['zero', 'missing']);
    const { cutGapsLongerThanSeconds = Number.POSITIVE_INFINITY } = input;
    checked(input);
    requireNotNegative('bridgeSeconds', bridgeSeconds);
    if (Number.isNaN(cutGapsLongerThanSeconds)) refuse('cutGapsLongerThanSeconds', 'must be a number.');
    const count = values.length;
    if (count === 0) return insufficientData('a sample', '0 samples');
    const spans = sortedSpans(stopped);
    const second = (i: number) => Math.round(elapsedSeconds[i] ?? 0);
    // Sizes first: the arrays are allocated once.
    const gaps: { readonly after: number; readonly parts: readonly Gap[] }[] = [];
    let present = 1;
    let kept = 0;
    let absent = 0;
    for (let i = 1; i < count; i++) {
      const step = second(i) - second(i - 1);
      if (step > 0) present++;
      if (step <= 1) continue;
      const gap = { from: second(i - 1) + 1, to: second(i) };
      const parts = keptParts(gap, spans, cutGapsLongerThanSeconds);
      gaps.push({ after: gap.from - 1, parts });
      absent += step - 1;
      for (const part of parts) kept += part.to - part.from;
    }
    if (present + kept > LONGEST_SECONDS) {
      const facts = { what: 'the recording', limit: LONGEST_SECONDS, unit: 's' };
      throw new HealthError(
        'too-large',
        `The recording is longer than ${LONGEST_SECONDS} s: check its times, or cut out its gaps.`,
        facts,
      );
    }

    const out = new Float64Array(present + kept);
    const times = new Int32Array(present + kept);
    let at = 0;
    let bridged = 0;
    let nextGap = 0;
    for (let i = 0; i < count; ) {
      const time = second(i);
      let sum = 0;
      let found = 0;
      for (; i < count && second(i) === time; i++) {
        const value = values[i] ?? Number.NaN;
        if (Number.isNaN(value)) continue;
        sum += value;
        found++;
      }
      const value = found === 0 ? Number.NaN : sum / found;
      out[at] = value;
      times[at++] = time;
      const gap = gaps[nextGap];
      if (gap === undefined || gap.after !== time) continue;
      nextGap++;
      for (const { from, to } of gap.parts) {
        const hold = to - from <= bridgeSeconds;
        if (hold) bridged += to - from;
        const filler = hold ? value : gapsBecome === 'zero' ? 0 : Number.NaN;
        for (let s = from; s < to; s++) {
          out[at] = filler;
          times[at++] = s;
        }
      }
    }
    return computed({
      values: out,
      elapsedSeconds: times,
      bridgedSeconds: bridged,
      filledSeconds: kept - bridged,
      cutSeconds: absent - kept,
    });
  },
);
