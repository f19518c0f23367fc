import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireLoads } from '../refuse.ts';

export interface AcuteChronicInput {
  /** One load a calendar day, oldest first, 28 or more. */
  readonly dailyLoads: ArrayLike<number>;
}

export interface AcuteChronic {
  readonly ratio: number;
  readonly acute: number;
  readonly chronic: number;
}

const ACUTE_DAYS = 7;
const CHRONIC_DAYS = 28;
const CAVEAT = 'Descriptive only: the ratio does not predict injury (Lolli 2019, Impellizzeri 2020).';

function ratioOf(
  loads: ArrayLike<number>,
  halves: () => readonly [acute: number, chronic: number],
): Outcome<AcuteChronic> {
  requireLoads('dailyLoads', loads);
  if (loads.length < CHRONIC_DAYS) return insufficientData(`${CHRONIC_DAYS} days of loads`, `${loads.length} days`);
  const [acute, chronic] = halves();
  if (chronic === 0) return insufficientData('a chronic load above 0', '0');
  return computed({ ratio: acute / chronic, acute, chronic }, [CAVEAT]);
}

/** Mean of the days `from` to `to` before the end. */
function meanBetween(loads: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = loads.length - from; i < loads.length - to; i++) sum += loads[i] ?? 0;
  return sum / (from - to);
}

function ewma(loads: ArrayLike<number>, days: number): number {
  let mean = loads[0] ?? 0;
  for (let i = 1; i < loads.length; i++) mean += ((loads[i] ?? 0) - mean) * (2 / (days + 1));
  return mean;
}

const critics = [references.lolli2019, references.impellizzeri2020];

export const acuteChronicRatio = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.acute-chronic.ewma',
    version: 1,
    title: 'Acute to chronic workload ratio (exponential)',
    unit: '1',
    evidence: 'contested',
    formula: 'EWMA of 7 days / EWMA of 28 days, share 2/(N+1), both start at the first load',
    validRange: '28 days or more; a description of change, no prediction',
    references: [references.williams2017, ...critics],
  },
  ({ dailyLoads }: AcuteChronicInput) =>
    ratioOf(dailyLoads, () => [ewma(dailyLoads, ACUTE_DAYS), ewma(dailyLoads, CHRONIC_DAYS)]),
);

export const acuteChronicRatioCoupled = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.acute-chronic.coupled',
    version: 1,
    title: 'Acute to chronic workload ratio (coupled)',
    unit: '1',
    evidence: 'contested',
    formula: 'mean of 7 days / mean of 28 days, the 7 included',
    validRange: '28 days or more; a description of change, no prediction',
    references: [references.gabbett2016, ...critics],
  },
  ({ dailyLoads }: AcuteChronicInput) =>
    ratioOf(dailyLoads, () => [meanBetween(dailyLoads, ACUTE_DAYS, 0), meanBetween(dailyLoads, CHRONIC_DAYS, 0)]),
);

export const acuteChronicRatioUncoupled = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.acute-chronic.uncoupled',
    version: 1,
    title: 'Acute to chronic workload ratio (uncoupled)',
    unit: '1',
    evidence: 'contested',
    formula: 'mean of 7 days / mean of the 21 days before',
    validRange: '28 days or more; a description of change, no prediction',
    references: [references.windtGabbett2019, ...critics],
  },
  ({ dailyLoads }: AcuteChronicInput) =>
    ratioOf(dailyLoads, () => [
      meanBetween(dailyLoads, ACUTE_DAYS, 0),
      meanBetween(dailyLoads, CHRONIC_DAYS, ACUTE_DAYS),
    ]),
);
