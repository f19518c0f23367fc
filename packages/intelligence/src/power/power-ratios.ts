import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireNotNegative, requirePositive } from '../refuse.ts';
import type { PowerStreamInput } from './normalized-power.ts';
import { gapWarning, refusePower } from './power-samples.ts';

/** Standing time counts: coasting and stops are part of a ride. */
export const averagePower = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.average.arithmetic_mean',
    version: 1,
    title: 'Average power',
    unit: 'W',
    evidence: 'consensus',
    formula: 'sum of the samples / their count, missing ones as 0 W',
    validRange: 'power at 1 Hz',
    references: [references.allenCoggan],
  },
  ({ powerWatts }: PowerStreamInput) => {
    let sum = 0;
    let missing = 0;
    let negative = false;
    for (let i = 0; i < powerWatts.length; i++) {
      const watts = powerWatts[i] ?? 0;
      if (watts !== watts) missing++;
      else sum += watts;
      if (watts < 0) negative = true;
    }
    if (negative || !Number.isFinite(sum)) refusePower('powerWatts', powerWatts);
    const count = powerWatts.length;
    if (missing === count) return insufficientData('power at 1 Hz', `${count} samples, none with power`);
    return computed(sum / count, gapWarning(missing, count));
  },
);

/** How hard a ride was against the rider's threshold. */
export const intensityFactor = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.intensity-factor.normalized_power',
    version: 1,
    title: 'Intensity Factor',
    unit: '1',
    evidence: 'consensus',
    formula: 'IF = NP / FTP',
    validRange: '0.4 to 1.15 for whole rides; above 1.05 for an hour the FTP is set too low',
    references: [references.allenCoggan],
  },
  (input: { readonly normalizedPowerWatts: number; readonly ftpWatts: number }) => {
    requireNotNegative('normalizedPowerWatts', input.normalizedPowerWatts);
    requirePositive('ftpWatts', input.ftpWatts);
    return computed(input.normalizedPowerWatts / input.ftpWatts);
  },
);

/** How uneven a ride was. */
export const variabilityIndex = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.variability-index.coggan',
    version: 1,
    title: 'Variability Index',
    unit: '1',
    evidence: 'consensus',
    formula: 'VI = NP / average power',
    validRange: '1.0 on a trainer to 1.3 in a criterium',
    references: [references.allenCoggan],
  },
  (input: { readonly normalizedPowerWatts: number; readonly averagePowerWatts: number }) => {
    requireNotNegative('normalizedPowerWatts', input.normalizedPowerWatts);
    requireNotNegative('averagePowerWatts', input.averagePowerWatts);
    if (input.averagePowerWatts === 0) return insufficientData('an average power above 0 W', '0 W');
    return computed(input.normalizedPowerWatts / input.averagePowerWatts);
  },
);
