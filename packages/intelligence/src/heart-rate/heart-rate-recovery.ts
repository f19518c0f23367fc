import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requirePositive, requireSamples, requireWhole } from '../refuse.ts';

export interface HeartRateRecovery {
  /** Fall within the first minute; negative where it rose. */
  readonly dropBpm: number;
  readonly endBpm: number;
  readonly afterBpm: number;
  /** Whether the fall is at most 12 bpm, the cut-off of the cited study. Not a diagnosis. */
  readonly withinCutOffOfCole1999: boolean;
}

const CUT_OFF_BPM = 12;
const AFTER_SECONDS = 60;
const NOT_LIKE_THE_STUDY =
  'The cut-off of 12 bpm is that of one study: patients of 57 years on average, a treadmill test to the limit, a slow walk afterwards.';

function recoveryOf(endBpm: number, afterBpm: number): HeartRateRecovery {
  const dropBpm = endBpm - afterBpm;
  return { dropBpm, endBpm, afterBpm, withinCutOffOfCole1999: dropBpm <= CUT_OFF_BPM };
}

export const heartRateRecoveryOfValues = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.recovery.two_values',
    version: 1,
    title: 'Heart rate recovery from two values',
    unit: 'bpm',
    evidence: 'peer-reviewed',
    formula: 'heart rate at the end of exercise - heart rate 60 s later; the study calls 12 bpm or less abnormal',
    validRange: 'the end of an effort near the limit; depends on what is done in that minute',
    references: [references.cole1999],
  },
  ({ endBpm, afterBpm }: { readonly endBpm: number; readonly afterBpm: number }): Outcome<HeartRateRecovery> => {
    requirePositive('endBpm', endBpm);
    requirePositive('afterBpm', afterBpm);
    return computed(recoveryOf(endBpm, afterBpm), [NOT_LIKE_THE_STUDY]);
  },
);

export interface HeartRateRecoveryInput {
  /** bpm at 1 Hz, NaN where missing; it has to run on for a minute after the end. */
  readonly heartRateBpm: Float64Array;
  /** Second at which exercise ended, if it is known. */
  readonly endSecond?: number;
}

export interface HeartRateRecoveryOfStream extends HeartRateRecovery {
  readonly endSecond: number;
  readonly endFoundBy: 'given' | 'last_near_peak';
}

/** Seconds that are averaged at either end. */
const SMOOTHED_SECONDS = 5;
/** The end is sought where heart rate last stood this close to the highest of the recording. */
const NEAR_PEAK = 0.95;
/** From there the local peak may lie this far back. */
const LOOK_BACK_SECONDS = 30;

/** Mean of the five seconds that end with each; NaN where fewer than three are known. */
function smoothed(bpm: Float64Array): Float64Array {
  return bpm.map((_, at) => {
    let sum = 0;
    let known = 0;
    for (let i = Math.max(0, at - SMOOTHED_SECONDS + 1); i <= at; i++) {
      const value = bpm[i] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      known++;
    }
    return known < 3 ? Number.NaN : sum / known;
  });
}

/** The last second near the highest value with a minute after it, moved back to the peak just before. */
function endOf(smooth: Float64Array): number {
  let peak = 0;
  const usable = smooth.length - AFTER_SECONDS;
  for (const value of smooth) if (value > peak) peak = value;
  let end = -1;
  for (let at = 0; at < usable; at++) if ((smooth[at] ?? 0) >= NEAR_PEAK * peak) end = at;
  for (let at = end - 1; at >= Math.max(0, end - LOOK_BACK_SECONDS); at--)
    if ((smooth[at] ?? 0) > (smooth[end] ?? 0)) end = at;
  return end;
}

export const heartRateRecovery = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.recovery.stream_60s',
    version: 1,
    title: 'Heart rate recovery in 60 s',
    unit: 'bpm',
    evidence: 'peer-reviewed',
    formula:
      'mean of 5 s at the end of exercise - mean of 5 s 60 s later; end as given, else the local peak at which heart rate last stood within 5 % of the highest (ours); the study calls 12 bpm or less abnormal',
    validRange:
      'the end of an effort near the limit with a minute of rest recorded; an easy minute on the move reads low',
    references: [references.cole1999, references.ours],
  },
  ({ heartRateBpm, endSecond }: HeartRateRecoveryInput): Outcome<HeartRateRecoveryOfStream> => {
    requireSamples('heartRateBpm', heartRateBpm, 'not-negative');
    if (endSecond !== undefined) {
      requireWhole('endSecond', endSecond, 0);
      if (endSecond >= heartRateBpm.length) refuse('endSecond', `must lie within the ${heartRateBpm.length} samples.`);
    }
    const smooth = smoothed(heartRateBpm);
    const end = endSecond ?? endOf(smooth);
    const endBpm = smooth[end] ?? Number.NaN;
    const afterBpm = smooth[end + AFTER_SECONDS] ?? Number.NaN;
    if (!(endBpm > 0 && afterBpm > 0)) {
      return insufficientData(
        'heart rate at the end of exercise and 60 s later',
        end < 0 || end + AFTER_SECONDS >= heartRateBpm.length
          ? 'a recording that ends before'
          : 'a gap at one of the two',
      );
    }
    const endFoundBy = endSecond === undefined ? 'last_near_peak' : 'given';
    return computed({ ...recoveryOf(endBpm, afterBpm), endSecond: end, endFoundBy }, [NOT_LIKE_THE_STUDY]);
  },
);
