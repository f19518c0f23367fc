import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireSameLength, requireSamples, requireWhole } from '../refuse.ts';

export interface HeartRateDriftInput {
  /** bpm at 1 Hz, NaN where missing. */
  readonly heartRateBpm: Float64Array;
  /** Power or speed at 1 Hz, as long as heart rate: drift is read only where it was steady. */
  readonly output: Float64Array;
  /** Left out at the start, in which heart rate still rises: 600 unless given. */
  readonly warmUpSeconds?: number;
}

export interface HeartRateDrift {
  /** Second half against first half. */
  readonly driftPercent: number;
  readonly firstHalfBpm: number;
  readonly secondHalfBpm: number;
  /** Least-squares line over the whole. */
  readonly bpmPerHour: number;
  readonly outputChangePercent: number;
  readonly seconds: number;
}

const SHORTEST_SECONDS = 1200;
/** Halves that differ by more were not the same effort. */
const STEADY_PERCENT = 3;

export const heartRateDrift = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.drift.constant_output',
    version: 1,
    title: 'Heart rate drift at constant output',
    unit: '%',
    evidence: 'heuristic',
    formula:
      '100·(mean of the second half/mean of the first - 1) after 10 min of warm-up; with the slope of a straight line, and the same change of the output',
    validRange: '20 min or more at an output whose halves differ by at most 3 %; heat and thirst drive it as well',
    references: [references.coyleGonzalezAlonso2001, references.ours],
  },
  ({ heartRateBpm, output, warmUpSeconds = 600 }: HeartRateDriftInput): Outcome<HeartRateDrift> => {
    requireSameLength('output', output, heartRateBpm);
    requireSamples('heartRateBpm', heartRateBpm, 'not-negative');
    requireSamples('output', output, 'not-negative');
    requireWhole('warmUpSeconds', warmUpSeconds, 0);
    const seconds = Math.max(0, heartRateBpm.length - warmUpSeconds);
    const middle = warmUpSeconds + Math.floor(seconds / 2);
    const [first, second] = [
      { bpm: 0, output: 0, count: 0 },
      { bpm: 0, output: 0, count: 0 },
    ] satisfies readonly [object, object];
    for (let i = warmUpSeconds; i < heartRateBpm.length; i++) {
      const [bpm = Number.NaN, work = Number.NaN] = [heartRateBpm[i], output[i]];
      if (Number.isNaN(bpm + work)) continue;
      const half = i < middle ? first : second;
      half.bpm += bpm;
      half.output += work;
      half.count++;
    }
    const count = first.count + second.count;
    if (Math.min(first.count, second.count) < SHORTEST_SECONDS / 2 || first.bpm === 0 || first.output === 0)
      return insufficientData(`${SHORTEST_SECONDS} s of heart rate and output after the warm-up`, `${count} s`);
    const firstHalfBpm = first.bpm / first.count;
    const secondHalfBpm = second.bpm / second.count;
    const outputChangePercent = 100 * (second.output / second.count / (first.output / first.count) - 1);
    return computed(
      {
        driftPercent: 100 * (secondHalfBpm / firstHalfBpm - 1),
        firstHalfBpm,
        secondHalfBpm,
        bpmPerHour: 3600 * slopeOf(heartRateBpm, output, warmUpSeconds),
        outputChangePercent,
        seconds: count,
      },
      Math.abs(outputChangePercent) > STEADY_PERCENT
        ? [`Output changed by ${outputChangePercent.toFixed(1)} % between the halves: heart rate followed it.`]
        : [],
    );
  },
);

function slopeOf(bpm: Float64Array, output: Float64Array, from: number): number {
  let count = 0;
  let meanX = 0;
  let meanY = 0;
  let spread = 0;
  let cross = 0;
  for (let i = from; i < bpm.length; i++) {
    const y = bpm[i] ?? Number.NaN;
    if (Number.isNaN(y + (output[i] ?? Number.NaN))) continue;
    count++;
    const aside = i - meanX;
    meanX += aside / count;
    meanY += (y - meanY) / count;
    spread += aside * (i - meanX);
    cross += aside * (y - meanY);
  }
  return cross / spread;
}
