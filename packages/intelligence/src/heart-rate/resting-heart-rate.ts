import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requireFinite, requirePositive, requireSameLength } from '../refuse.ts';
import { restingWarnings } from './bounds.ts';

/** Samples of one day or night at any spacing. */
export interface HeartRateSamples {
  /** Rising, of any origin. */
  readonly atSeconds: ArrayLike<number>;
  /** NaN is missing. */
  readonly heartRateBpm: ArrayLike<number>;
}

export interface RestingHeartRate {
  readonly restingHeartRateBpm: number;
  /** Samples that made it. */
  readonly samples: number;
}

interface Sample {
  readonly at: number;
  readonly bpm: number;
}

function samplesOf({ atSeconds, heartRateBpm }: HeartRateSamples): readonly Sample[] {
  requireSameLength('heartRateBpm', heartRateBpm, atSeconds);
  const samples: Sample[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < atSeconds.length; i++) {
    const at = atSeconds[i] ?? Number.NaN;
    requireFinite(`atSeconds.${i}`, at);
    if (at <= last) refuse(`atSeconds.${i}`, `must come after the time before it, not ${at} after ${last}.`);
    last = at;
    const bpm = heartRateBpm[i] ?? Number.NaN;
    if (Number.isNaN(bpm)) continue;
    requirePositive(`heartRateBpm.${i}`, bpm);
    samples.push({ at, bpm });
  }
  return samples;
}

const WINDOW_SECONDS = 1800;
/** Samples may lie up to five minutes apart. */
const FEWEST_SAMPLES = 6;
/** A window is covered when first and last sample span most of it. */
const COVERED_SHARE = 0.8;

export const restingHeartRate = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.resting.lowest_30_min_mean',
    version: 1,
    title: 'Resting heart rate, lowest half hour',
    unit: 'bpm',
    evidence: 'heuristic',
    formula: 'lowest mean of the samples of any 30 min with 6 samples over 24 min or more',
    validRange: 'a day or night of one device; reads lower in sleep than awake, so compare like with like',
    references: [references.convention],
  },
  (input: HeartRateSamples): Outcome<RestingHeartRate> => {
    const samples = samplesOf(input);
    let first = 0;
    let sum = 0;
    let best: RestingHeartRate | null = null;
    for (const [i, { at, bpm }] of samples.entries()) {
      sum += bpm;
      for (
        let oldest = samples[first];
        oldest !== undefined && at - oldest.at > WINDOW_SECONDS;
        oldest = samples[first]
      ) {
        sum -= oldest.bpm;
        first++;
      }
      const count = i - first + 1;
      const spanned = at - (samples[first]?.at ?? at);
      if (count < FEWEST_SAMPLES || spanned < COVERED_SHARE * WINDOW_SECONDS) continue;
      if (best === null || sum / count < best.restingHeartRateBpm)
        best = { restingHeartRateBpm: sum / count, samples: count };
    }
    if (best === null)
      return insufficientData(`${FEWEST_SAMPLES} samples within half an hour`, `${samples.length} samples`);
    return computed(best, restingWarnings(best.restingHeartRateBpm));
  },
);

export interface LowPercentileInput extends HeartRateSamples {
  /** 5 unless given. */
  readonly percentile?: number;
}

const FEWEST_FOR_PERCENTILE = 60;

export const restingHeartRatePercentile = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'heart-rate.resting.low_percentile',
    version: 1,
    title: 'Resting heart rate, low percentile',
    unit: 'bpm',
    evidence: 'heuristic',
    formula: '5th percentile of the samples, straight between the two nearest; percentile selectable',
    validRange: '60 samples or more at an even spacing; dense samples in training push it up',
    references: [references.convention],
  },
  (input: LowPercentileInput): Outcome<RestingHeartRate> => {
    const { percentile = 5 } = input;
    requireBetween('percentile', percentile, 0, 50);
    const sorted = Float64Array.from(samplesOf(input), ({ bpm }) => bpm).sort();
    if (sorted.length < FEWEST_FOR_PERCENTILE)
      return insufficientData(`${FEWEST_FOR_PERCENTILE} samples`, `${sorted.length}`);
    const place = (percentile / 100) * (sorted.length - 1);
    const lower = sorted[Math.floor(place)] ?? 0;
    const bpm = lower + (place % 1) * ((sorted[Math.ceil(place)] ?? lower) - lower);
    return computed({ restingHeartRateBpm: bpm, samples: sorted.length }, restingWarnings(bpm));
  },
);
