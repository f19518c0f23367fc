import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { type BaselineRule, baselineOf } from '../baseline.ts';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type HrvReading, requireReading } from '../hrv/time-domain.ts';

import * as references from '../references.ts';
import { refuse, requireNotNegative } from '../refuse.ts';
import { normalCdf } from '../statistics/distributions.ts';

/** One entry a calendar day, oldest first, today last; `null` for a day without a value. */
export type DailySeries = readonly (number | null)[];

export type ReadinessPart =
  | 'hrv'
  | 'restingHeartRate'
  | 'respiratoryRate'
  | 'skinTemperature'
  | 'sleepBeyondNeed'
  | 'form';

export interface ReadinessInput extends Omit<BaselineRule, 'presentDeviceDays'> {
  readonly hrv?: readonly (HrvReading<'rmssd'> | null)[];
  readonly restingHeartRateBpm?: DailySeries;
  readonly respiratoryRatePerMinute?: DailySeries;
  /** Absolute or as the difference a device reports. */
  readonly skinTemperatureCelsius?: DailySeries;
  /** Slept, naps included, less the need. */
  readonly sleepBeyondNeedHours?: DailySeries;
  /** TSB of the morning. */
  readonly form?: DailySeries;
  /** Not negative, of any sum. What is left out keeps its default. */
  readonly weights?: { readonly [P in ReadinessPart]?: number };
  /** Days, today included, measured with the present device; per part, all unless given. */
  readonly presentDeviceDays?: { readonly [P in ReadinessPart]?: number };
}

/** The receipt of one part. */
export interface ReadinessReceipt {
  readonly part: ReadinessPart;
  readonly today: number;
  readonly baselineMean: number;
  readonly baselineSd: number;
  readonly baselineDays: number;
  /** Standard deviations towards readiness: already flipped where a high value speaks against it. */
  readonly z: number;
  /** Share of the parts that are there; all sum to 1. */
  readonly weight: number;
  /** weight · z. */
  readonly contribution: number;
}

export interface Readiness {
  /** 0 to 100; 50 is an average day of this person. */
  readonly score: number;
  readonly weightedZ: number;
  readonly receipts: readonly ReadinessReceipt[];
  readonly absent: readonly { readonly part: ReadinessPart; readonly reason: string }[];
}

/** Ours. A high resting heart rate, breathing rate or skin temperature speaks against readiness. */
const parts = [
  ['hrv', 0.3, 1],
  ['restingHeartRate', 0.2, -1],
  ['respiratoryRate', 0.1, -1],
  ['skinTemperature', 0.1, -1],
  ['sleepBeyondNeed', 0.2, 1],
  ['form', 0.1, 1],
] as const satisfies readonly (readonly [ReadinessPart, weight: number, sign: 1 | -1])[];

/** Below this share of the usual weights the score rests on little. */
const EXPECTED_WEIGHT = 0.5;

function seriesOf(input: ReadinessInput): { readonly [P in ReadinessPart]: DailySeries | undefined } {
  return {
    hrv: input.hrv?.map((reading, day) => {
      if (reading === null) return null;
      requireReading(`hrv.${day}`, reading, 'rmssd');
      return Math.log(reading.milliseconds);
    }),
    restingHeartRate: input.restingHeartRateBpm,
    respiratoryRate: input.respiratoryRatePerMinute,
    skinTemperature: input.skinTemperatureCelsius,
    sleepBeyondNeed: input.sleepBeyondNeedHours,
    form: input.form,
  };
}

export const readiness = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'recovery.readiness.z_scores',
    version: 1,
    title: 'Readiness from the own baseline',
    unit: '0 to 100',
    evidence: 'heuristic',
    formula:
      '100·Φ(Σ w·z), z = (today - mean)/SD of the 60 days before; ln RMSSD 0.3, resting heart rate 0.2 (flipped), breathing rate 0.1 (flipped), skin temperature 0.1 (flipped), sleep beyond need 0.2, form 0.1; weights of what is missing go to the rest. Our own score and weights, not a vendor’s',
    validRange: '14 days of one device and a value of today a part; says how usual today is, not whether anyone is ill',
    references: [references.ours, references.plews2013],
  },
  (input: ReadinessInput): Outcome<Readiness> => {
    const series = seriesOf(input);
    const { baselineDays = 60, fewestBaselineDays = 14 } = input;
    const rule = { baselineDays, fewestBaselineDays };
    const found: Omit<ReadinessReceipt, 'contribution'>[] = [];
    const absent: { part: ReadinessPart; reason: string }[] = [];
    let usualWeight = 0;
    let weightSum = 0;
    for (const [part, usual, sign] of parts) {
      const weight = input.weights?.[part] ?? usual;
      requireNotNegative(`weights.${part}`, weight);
      usualWeight += weight;
      const values = series[part];
      const today = values?.at(-1) ?? null;
      const days = input.presentDeviceDays?.[part];
      const baseline =
        values === undefined
          ? 'not given'
          : today === null || days === 0
            ? 'no value today'
            : baselineOf(part, values, days === undefined ? rule : { ...rule, presentDeviceDays: days });
      if (typeof baseline === 'string' || today === null) {
        absent.push({ part, reason: `${baseline}` });
      } else if (weight > 0) {
        const { mean, sd } = baseline;
        const z = (sign * (today - mean)) / sd;
        found.push({ part, today, baselineMean: mean, baselineSd: sd, baselineDays: baseline.days, z, weight });
        weightSum += weight;
      }
    }
    if (usualWeight === 0) refuse('weights', 'must have one above 0.');
    if (found.length === 0)
      return insufficientData(
        'one part with a value today and its days before',
        absent.map(({ part, reason }) => `${part}: ${reason}`).join('; ') || 'only parts of weight 0',
      );
    const receipts = found.map((receipt) => {
      const weight = receipt.weight / weightSum;
      return { ...receipt, weight, contribution: weight * receipt.z };
    });
    const weightedZ = receipts.reduce((sum, { contribution }) => sum + contribution, 0);
    return computed(
      { score: 100 * normalCdf(weightedZ), weightedZ, receipts, absent },
      weightSum < EXPECTED_WEIGHT * usualWeight
        ? [`Only ${receipts.map(({ part }) => part).join(', ')} could be judged.`]
        : [],
    );
  },
);
