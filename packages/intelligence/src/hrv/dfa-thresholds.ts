import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requirePositive, requireSamples } from '../refuse.ts';
import { alpha1Of, FEWEST_BEATS, MOST_ARTEFACTS } from './dfa-alpha1.ts';
import { type IntervalsInput, soundIntervals } from './rr-intervals.ts';

export interface DfaThresholdsInput extends IntervalsInput {
  /** 1 Hz from the first interval on, NaN where missing; without it only heart rates are found. */
  readonly powerWatts?: Float64Array;
  /** 120 unless given. */
  readonly windowSeconds?: number;
  /** From one window to the next: 5 unless given. */
  readonly stepSeconds?: number;
  /** Windows with α1 between the two enter the line: 0.5 and 1 unless given. */
  readonly lowestAlpha1?: number;
  readonly highestAlpha1?: number;
}

export interface DfaWindow {
  /** End of the window, seconds from the first interval on. */
  readonly atSeconds: number;
  readonly alpha1: number;
  readonly heartRateBpm: number;
  /** Mean of the window; `null` without power. */
  readonly powerWatts: number | null;
  readonly artefactShare: number;
  /** Whether it entered the line. */
  readonly fitted: boolean;
}

/** α1 = intercept + slope · x. */
export interface DfaLine {
  readonly slope: number;
  readonly intercept: number;
  readonly rSquared: number;
  readonly windows: number;
  /** Where the line crosses α1 = 0.75 and 0.5. */
  readonly aerobicThreshold: number;
  readonly anaerobicThreshold: number;
}

export interface DfaThresholds {
  readonly windows: readonly DfaWindow[];
  readonly heartRate: DfaLine;
  /** `null` without power, or where α1 does not fall with it. */
  readonly power: DfaLine | null;
  /** Of all intervals. */
  readonly artefactShare: number;
}

const AEROBIC_ALPHA1 = 0.75;
const ANAEROBIC_ALPHA1 = 0.5;
/** A line through fewer windows, which overlap, is not one. */
const FEWEST_WINDOWS = 6;

function lineOf(points: readonly (readonly [x: number, alpha1: number])[]): DfaLine | null {
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  let spread = 0;
  let cross = 0;
  let height = 0;
  for (const [x, y] of points) {
    spread += (x - meanX) ** 2;
    cross += (x - meanX) * (y - meanY);
    height += (y - meanY) ** 2;
  }
  const slope = cross / spread;
  // Effort lowers α1; a line that rises, or none, has no threshold on it.
  if (n < FEWEST_WINDOWS || !(slope < 0) || !Number.isFinite(slope)) return null;
  const intercept = meanY - slope * meanX;
  return {
    slope,
    intercept,
    rSquared: Math.min(1, (cross * cross) / (spread * height)),
    windows: n,
    aerobicThreshold: (AEROBIC_ALPHA1 - intercept) / slope,
    anaerobicThreshold: (ANAEROBIC_ALPHA1 - intercept) / slope,
  };
}

/** Artefacts replaced by the straight line between their sound neighbours; at the ends by the nearest sound one. */
function corrected(intervals: ArrayLike<number>, sound: Uint8Array): Float64Array {
  const out = Float64Array.from(intervals);
  let last = -1;
  for (let i = 0; i <= out.length; i++) {
    if (i < out.length && sound[i] !== 1) continue;
    const before = last < 0 ? (out[i] ?? 0) : (out[last] ?? 0);
    const after = i === out.length ? before : (out[i] ?? 0);
    for (let k = last + 1; k < i; k++) out[k] = before + ((after - before) * (k - last)) / (i - last);
    last = i;
  }
  return out;
}

function meanPower(power: Float64Array | undefined, from: number, to: number): number | null {
  if (power === undefined) return null;
  let sum = 0;
  let count = 0;
  for (let second = Math.max(0, Math.round(from)); second < Math.min(power.length, Math.round(to)); second++) {
    const watts = power[second] ?? Number.NaN;
    if (Number.isNaN(watts)) continue;
    sum += watts;
    count++;
  }
  return count === 0 ? null : sum / count;
}

const LONGEST_SECONDS = 604_800;

export const dfaThresholds = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'hrv.dfa-thresholds.rogers_2021',
    version: 1,
    title: 'Aerobic and anaerobic threshold from DFA α1',
    unit: 'bpm',
    evidence: 'peer-reviewed',
    formula:
      'α1 of windows of 120 s every 5 s; straight line of α1 (0.5 to 1) on heart rate and on power; thresholds where it reaches 0.75 and 0.5; artefacts interpolated, windows above 3 % left out',
    validRange:
      'a ramp from easy to near the limit with a chest strap; 0.5 as the anaerobic threshold rests on fewer studies; the artefact rule is ours',
    references: [references.rogers2021, references.rogersAnaerobic2021, references.rogersGronwald2022],
  },
  (input: DfaThresholdsInput): Outcome<DfaThresholds> => {
    const { rrIntervalsMilliseconds, powerWatts, windowSeconds = 120, stepSeconds = 5 } = input;
    const { lowestAlpha1 = ANAEROBIC_ALPHA1, highestAlpha1 = 1 } = input;
    requirePositive('windowSeconds', windowSeconds);
    requireBetween('stepSeconds', stepSeconds, 1, windowSeconds);
    requireBetween('lowestAlpha1', lowestAlpha1, 0, 2);
    requireBetween('highestAlpha1', highestAlpha1, 0, 2);
    if (highestAlpha1 <= lowestAlpha1) refuse('highestAlpha1', `must be above ${lowestAlpha1}.`);
    if (powerWatts !== undefined) requireSamples('powerWatts', powerWatts, 'not-negative');
    const { sound, artefactShare } = soundIntervals(rrIntervalsMilliseconds);
    const beats = rrIntervalsMilliseconds.length;
    const clean = corrected(rrIntervalsMilliseconds, sound);
    // The clock runs on the intervals as they came: a missed beat takes its time.
    const ends = new Float64Array(beats);
    let clock = 0;
    for (let i = 0; i < beats; i++) {
      clock += (rrIntervalsMilliseconds[i] ?? 0) / 1000;
      ends[i] = clock;
    }
    if (clock > LONGEST_SECONDS)
      refuse('rrIntervalsMilliseconds', 'must be of one recording: they sum to over a week.');
    if (clock < 2 * windowSeconds)
      return insufficientData(`${2 * windowSeconds} s of intervals`, `${clock.toFixed(0)} s`);
    const windows: DfaWindow[] = [];
    let first = 0;
    let next = 0;
    let artefacts = 0;
    let length = 0;
    let dirty = 0;
    for (let at = windowSeconds; at <= clock; at += stepSeconds) {
      for (; next < beats && (ends[next] ?? 0) <= at; next++) {
        artefacts += 1 - (sound[next] ?? 0);
        length += clean[next] ?? 0;
      }
      for (; first < next && (ends[first] ?? 0) <= at - windowSeconds; first++) {
        artefacts -= 1 - (sound[first] ?? 0);
        length -= clean[first] ?? 0;
      }
      const count = next - first;
      if (count < FEWEST_BEATS) continue;
      if (artefacts > MOST_ARTEFACTS * count) {
        dirty++;
        continue;
      }
      const alpha1 = alpha1Of(clean, first, count);
      if (alpha1 === null) continue;
      windows.push({
        atSeconds: at,
        alpha1,
        heartRateBpm: (60_000 * count) / length,
        powerWatts: meanPower(powerWatts, at - windowSeconds, at),
        artefactShare: artefacts / count,
        fitted: alpha1 >= lowestAlpha1 && alpha1 <= highestAlpha1,
      });
    }
    const fitted = windows.filter((window) => window.fitted);
    const heartRate = lineOf(fitted.map((window) => [window.heartRateBpm, window.alpha1]));
    if (heartRate === null) {
      return insufficientData(
        `${FEWEST_WINDOWS} clean windows with α1 between ${lowestAlpha1} and ${highestAlpha1} in which it falls as heart rate rises`,
        `${fitted.length} of ${windows.length} windows, ${dirty} left out for artefacts`,
      );
    }
    const withPower = fitted.flatMap(({ powerWatts: watts, alpha1 }) =>
      watts === null ? [] : [[watts, alpha1] as const],
    );
    const power = lineOf(withPower);
    const low = fitted.reduce((least, window) => Math.min(least, window.heartRateBpm), Number.POSITIVE_INFINITY);
    const high = fitted.reduce((most, window) => Math.max(most, window.heartRateBpm), 0);
    const outside = (bpm: number) => bpm < low || bpm > high;
    return computed({ windows, heartRate, power, artefactShare }, [
      ...(dirty === 0 ? [] : [`${dirty} windows had more than 3 % artefacts and were left out.`]),
      ...(outside(heartRate.aerobicThreshold) ? ['The aerobic threshold lies outside of what was measured.'] : []),
      ...(outside(heartRate.anaerobicThreshold) ? ['The anaerobic threshold lies outside of what was measured.'] : []),
      ...(powerWatts !== undefined && power === null ? ['α1 does not fall with power, so no power was found.'] : []),
    ]);
  },
);
