import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requireWhole } from '../refuse.ts';
import { bestWindow, prepareWindows, type Windows } from './mean-maximal-kernel.ts';
import type { PowerStreamInput } from './normalized-power.ts';
import { gapWarning } from './power-samples.ts';

export interface MeanMaximalCurve {
  /** Best mean power over `i + 1` seconds. */
  readonly watts: Float64Array;
  /** Second at which a best window of `i + 1` seconds begins; of several equal ones any. */
  readonly startSeconds: Int32Array;
}

const FORMULA = 'greatest mean of any window of d samples';
const VALID = 'power at 1 Hz; spikes of a faulty meter show in the shortest durations';
const NEED = 'power at 1 Hz';

/** The best window for d starts near that for the duration before, so that is tried first. */
function nextGuess({ keys, count }: Windows, start: number, duration: number): number {
  const same = Math.min(start, count - duration);
  if (same === 0) return 0;
  const earlier = same - 1;
  const gain = (from: number) => (keys[from + duration] ?? 0) - (keys[from] ?? 0);
  return gain(earlier) > gain(same) ? earlier : same;
}

function countMissing(watts: Float64Array): number {
  let missing = 0;
  for (let i = 0; i < watts.length; i++) if (Number.isNaN(watts[i] ?? 0)) missing++;
  return missing;
}

/**
 * Best mean power of every duration from 1 s to the whole ride. Exact for whole watts: the same doubles as comparing
 * all windows. Fractions are exact up to the rounding of their sums. Quicker than that comparison on every shape of ride.
 */
export const meanMaximalPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.mean-maximal.all_durations',
    version: 1,
    title: 'Mean-maximal power, every duration',
    unit: 'W',
    evidence: 'consensus',
    formula: FORMULA,
    validRange: VALID,
    references: [references.allenCoggan],
  },
  ({ powerWatts }: PowerStreamInput): Outcome<MeanMaximalCurve> => {
    const count = powerWatts.length;
    const windows = prepareWindows('powerWatts', powerWatts);
    const missing = countMissing(powerWatts);
    if (missing === count) return insufficientData(NEED, `${count} samples, none with power`);
    const watts = new Float64Array(count);
    const startSeconds = new Int32Array(count);
    let guess = 0;
    for (let duration = 1; duration <= count; duration++) {
      const best = bestWindow(windows, duration, guess);
      watts[duration - 1] = windows.sumOf(best.key, duration) / duration;
      startSeconds[duration - 1] = best.start;
      if (duration < count) guess = nextGuess(windows, best.start, duration + 1);
    }
    return computed({ watts, startSeconds }, gapWarning(missing, count));
  },
);

export interface BestEffort {
  readonly durationSeconds: number;
  /** `null`: the ride is shorter. */
  readonly watts: number | null;
  readonly startSecond: number | null;
}

/** Best mean power of the durations asked for, in their order. */
export const bestEfforts = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.mean-maximal.asked_durations',
    version: 1,
    title: 'Mean-maximal power, asked durations',
    unit: 'W',
    evidence: 'consensus',
    formula: FORMULA,
    validRange: VALID,
    references: [references.allenCoggan],
  },
  ({
    powerWatts,
    durationsSeconds,
  }: PowerStreamInput & { readonly durationsSeconds: readonly number[] }): Outcome<readonly BestEffort[]> => {
    for (const [i, duration] of durationsSeconds.entries()) requireWhole(`durationsSeconds.${i}`, duration, 1);
    const count = powerWatts.length;
    const windows = prepareWindows('powerWatts', powerWatts);
    const missing = countMissing(powerWatts);
    if (missing === count) return insufficientData(NEED, `${count} samples, none with power`);
    const found = new Map<number, BestEffort>();
    let start = 0;
    for (const duration of [...new Set(durationsSeconds)].sort((a, b) => a - b)) {
      if (duration > count) {
        found.set(duration, { durationSeconds: duration, watts: null, startSecond: null });
        continue;
      }
      const best = bestWindow(windows, duration, nextGuess(windows, start, duration));
      start = best.start;
      const watts = windows.sumOf(best.key, duration) / duration;
      found.set(duration, { durationSeconds: duration, watts, startSecond: start });
    }
    const efforts = durationsSeconds.flatMap((duration) => found.get(duration) ?? []);
    return computed(efforts, gapWarning(missing, count));
  },
);

export interface SeasonCurve {
  /** Best mean power over `i + 1` seconds of any ride. */
  readonly watts: Float64Array;
  /** Place in `curves` of the ride it comes from, the first of equal ones. */
  readonly curveIndex: Int32Array;
}

/** Upper envelope of the curves of several rides (`meanMaximalPower(…).value.watts`). */
export const seasonPowerCurve = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.mean-maximal.season_curve',
    version: 1,
    title: 'Power curve of several rides',
    unit: 'W',
    evidence: 'consensus',
    formula: 'greatest mean-maximal power of any ride, by duration',
    validRange: 'rides of one sport and one season',
    references: [references.allenCoggan],
  },
  ({ curves }: { readonly curves: readonly Float64Array[] }): Outcome<SeasonCurve> => {
    const longest = curves.reduce((length, curve) => Math.max(length, curve.length), 0);
    if (longest === 0) return insufficientData('the curve of one ride or more', `${curves.length} empty curves`);
    const watts = new Float64Array(longest);
    const curveIndex = new Int32Array(longest);
    // A ride of no power at all still has a curve: start below it.
    watts.fill(-1);
    for (const [index, curve] of curves.entries()) {
      for (let i = 0; i < curve.length; i++) {
        const value = curve[i] ?? Number.NaN;
        if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) requireNotNegative(`curves.${index}.${i}`, value);
        if (value > (watts[i] ?? 0)) {
          watts[i] = value;
          curveIndex[i] = index;
        }
      }
    }
    return computed({ watts, curveIndex });
  },
);
