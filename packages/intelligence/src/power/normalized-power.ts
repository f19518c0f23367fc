import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { gapWarning, refusePower } from './power-samples.ts';

export interface PowerStreamInput {
  /** Watts, one sample a second (see `resampleToOneHertz`). NaN is missing and counts as 0 W. */
  readonly powerWatts: Float64Array;
}

const WINDOW_SECONDS = 30;
const NEED = '30 s of power at 1 Hz';

interface RollingMean {
  /** Sum over the windows of (sum of the window)^4. */
  readonly fourthPowers: number;
  readonly missing: number;
  readonly negative: boolean;
}

/** Samples that are rolled over before looking whether one was missing. */
const BLOCK = 512;

/**
 * One pass: the window's sum moves on by one difference, so that the chain of dependent additions is as short as that
 * of a plain sum, and whole watts stay exact. A missing sample turns the sum into NaN: its block is then done again
 * with a look at every sample. Windows end at `firstEnd` and later.
 */
function rollWindows(watts: Float64Array, firstEnd: number): RollingMean {
  const count = watts.length;
  let sum = 0;
  let fourthPowers = 0;
  let missing = 0;
  let negative = false;
  const filling = Math.min(WINDOW_SECONDS, count);
  for (let i = 0; i < filling; i++) {
    const value = watts[i] ?? 0;
    if (value !== value) missing++;
    else sum += value;
    if (value < 0) negative = true;
    const square = sum * sum;
    if (i >= firstEnd) fourthPowers += square * square;
  }
  for (let from = WINDOW_SECONDS; from < count; from += BLOCK) {
    const to = Math.min(from + BLOCK, count);
    let moved = sum;
    let raised = fourthPowers;
    let raisedToo = 0;
    let i = from;
    // Four at a time, in two sums: a third less time than one by one.
    for (; i + 3 < to; i += 4) {
      const entering0 = watts[i] ?? 0;
      const entering1 = watts[i + 1] ?? 0;
      const entering2 = watts[i + 2] ?? 0;
      const entering3 = watts[i + 3] ?? 0;
      if (entering0 < 0 || entering1 < 0 || entering2 < 0 || entering3 < 0) negative = true;
      const moved0 = moved + (entering0 - (watts[i - WINDOW_SECONDS] ?? 0));
      const moved1 = moved0 + (entering1 - (watts[i - WINDOW_SECONDS + 1] ?? 0));
      const moved2 = moved1 + (entering2 - (watts[i - WINDOW_SECONDS + 2] ?? 0));
      moved = moved2 + (entering3 - (watts[i - WINDOW_SECONDS + 3] ?? 0));
      const square0 = moved0 * moved0;
      const square1 = moved1 * moved1;
      const square2 = moved2 * moved2;
      const square3 = moved * moved;
      raised += square0 * square0 + square1 * square1;
      raisedToo += square2 * square2 + square3 * square3;
    }
    for (; i < to; i++) {
      const entering = watts[i] ?? 0;
      moved += entering - (watts[i - WINDOW_SECONDS] ?? 0);
      if (entering < 0) negative = true;
      const square = moved * moved;
      raised += square * square;
    }
    raised += raisedToo;
    if (moved !== moved) {
      moved = sum;
      raised = fourthPowers;
      for (let i = from; i < to; i++) {
        const entering = watts[i] ?? 0;
        const leaving = watts[i - WINDOW_SECONDS] ?? 0;
        if (entering !== entering) missing++;
        else moved += entering;
        if (leaving === leaving) moved -= leaving;
        const square = moved * moved;
        raised += square * square;
      }
    }
    sum = moved;
    fourthPowers = raised;
  }
  return { fourthPowers, missing, negative };
}

function fromWindows(watts: Float64Array, firstEnd: number): Outcome<number> {
  const { fourthPowers, missing, negative } = rollWindows(watts, firstEnd);
  if (negative || !Number.isFinite(fourthPowers)) refusePower('powerWatts', watts);
  if (missing === watts.length) return insufficientData(NEED, `${watts.length} samples, none with power`);
  const mean = fourthPowers / (watts.length - firstEnd);
  return computed(Math.sqrt(Math.sqrt(mean)) / WINDOW_SECONDS, gapWarning(missing, watts.length));
}

/** Normalized Power after Coggan. Under 30 s it is not defined: `insufficient-data`. */
export const normalizedPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.normalized.coggan',
    version: 1,
    title: 'Normalized Power',
    unit: 'W',
    evidence: 'consensus',
    formula: '4th root of the mean of (30 s rolling mean)^4, full windows only, from second 30 on',
    validRange: '30 s or more at 1 Hz; means little under 20 min',
    references: [references.allenCoggan],
  },
  ({ powerWatts }: PowerStreamInput) =>
    powerWatts.length < WINDOW_SECONDS
      ? insufficientData(NEED, `${powerWatts.length} s`)
      : fromWindows(powerWatts, WINDOW_SECONDS - 1),
);

/** As GoldenCheetah computes it: the first windows are filled up with zeros, so short rides read lower. */
export const normalizedPowerGoldenCheetah = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.normalized.goldencheetah',
    version: 1,
    title: 'Normalized Power (windows zero-filled)',
    unit: 'W',
    evidence: 'heuristic',
    formula: '4th root of the mean over all samples of (sum of the last 30 s / 30)^4, zeros before the start',
    validRange: '30 s or more at 1 Hz; 0.1 to 0.4 % below the full-window form on an hour',
    references: [references.goldenCheetah, references.allenCoggan],
  },
  ({ powerWatts }: PowerStreamInput) =>
    powerWatts.length < WINDOW_SECONDS ? insufficientData(NEED, `${powerWatts.length} s`) : fromWindows(powerWatts, 0),
);

/** Raises to the fourth power before averaging: reads 10 to 25 % above a head unit. Never used for TSS. */
export const normalizedPowerPierreRaw = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.normalized.pierre_raw_fourth_power',
    version: 1,
    title: 'Normalized Power (fourth power before smoothing)',
    unit: 'W',
    evidence: 'heuristic',
    formula: '4th root of the mean over full 30 s windows of the mean of power^4',
    validRange: 'for comparison only; practically unsmoothed',
    references: [references.pierre],
  },
  ({ powerWatts }: PowerStreamInput) => {
    const count = powerWatts.length;
    if (count < WINDOW_SECONDS) return insufficientData(NEED, `${count} s`);
    let missing = 0;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const value = powerWatts[i] ?? 0;
      if (Number.isNaN(value)) missing++;
      else if (value < 0) refusePower('powerWatts', powerWatts);
      // A sample lies in as many full windows as fit around it.
      else sum += value ** 4 * Math.min(i + 1, count - i, WINDOW_SECONDS, count - WINDOW_SECONDS + 1);
    }
    if (!Number.isFinite(sum)) refusePower('powerWatts', powerWatts);
    if (missing === count) return insufficientData(NEED, `${count} samples, none with power`);
    const mean = sum / WINDOW_SECONDS / (count - WINDOW_SECONDS + 1);
    return computed(Math.sqrt(Math.sqrt(mean)), gapWarning(missing, count));
  },
);
