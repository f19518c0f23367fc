import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import type { PowerStreamInput } from './normalized-power.ts';
import { gapWarning, refusePower } from './power-samples.ts';

const SMOOTHING_SECONDS = 25;

/** Skiba's xPower: exponential in place of rolling smoothing, so that recent seconds weigh more. */
export const xPower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.x-power.skiba_goldencheetah',
    version: 1,
    title: 'xPower',
    unit: 'W',
    evidence: 'heuristic',
    formula: '4th root of the mean of s^4, s += (P - s)/26 each second, s starts at 0',
    validRange: 'some minutes or more at 1 Hz; the first two minutes read low',
    references: [references.skibaBikeScore, references.goldenCheetah],
  },
  ({ powerWatts }: PowerStreamInput) => {
    const weight = 1 / (SMOOTHING_SECONDS + 1);
    const count = powerWatts.length;
    let smoothed = 0;
    let sum = 0;
    let missing = 0;
    let lowest = 0;
    for (let i = 0; i < count; i++) {
      let watts = powerWatts[i] ?? 0;
      if (watts !== watts) {
        watts = 0;
        missing++;
      }
      if (watts < lowest) lowest = watts;
      smoothed += (watts - smoothed) * weight;
      const square = smoothed * smoothed;
      sum += square * square;
    }
    if (lowest < 0 || !Number.isFinite(sum)) refusePower('powerWatts', powerWatts);
    if (missing === count) return insufficientData('power at 1 Hz', `${count} samples, none with power`);
    return computed(Math.sqrt(Math.sqrt(sum / count)), gapWarning(missing, count));
  },
);
