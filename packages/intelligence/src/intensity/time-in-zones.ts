import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requireFinite, requirePositive, requireSamples } from '../refuse.ts';

export interface TimeInZonesInput {
  /** Power, heart rate or speed, one sample a second. NaN is missing and in no zone. */
  readonly values: Float64Array;
  /** Rising; a bound belongs to the zone it opens (`lowerBoundsOf` of a zone table). */
  readonly lowerBounds: readonly number[];
}

export interface TimeInZones {
  readonly zoneSeconds: readonly number[];
  /** Of the measured time; with the share below the first zone they sum to 1. */
  readonly zoneFractions: readonly number[];
  readonly belowFirstSeconds: number;
  readonly measuredSeconds: number;
  readonly missingSeconds: number;
}

/** What `timeInZones` and `timeInThreeZones` share; bounds are checked by them. */
function countZones(values: Float64Array, lowerBounds: readonly number[]): Outcome<TimeInZones> {
  requireSamples('values', values, 'negative-allowed');
  const bounds = Float64Array.from(lowerBounds);
  const counts = new Float64Array(bounds.length + 1);
  let missing = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (Number.isNaN(value)) {
      missing++;
      continue;
    }
    let zone = 0;
    while (zone < bounds.length && value >= (bounds[zone] ?? 0)) zone++;
    counts[zone] = (counts[zone] ?? 0) + 1;
  }
  const measuredSeconds = values.length - missing;
  if (measuredSeconds === 0) return insufficientData('a measured sample', `${missing} samples, none measured`);
  const zoneSeconds = Array.from(counts.subarray(1));
  return computed({
    zoneSeconds,
    zoneFractions: zoneSeconds.map((seconds) => seconds / measuredSeconds),
    belowFirstSeconds: counts[0] ?? 0,
    measuredSeconds,
    missingSeconds: missing,
  });
}

export const timeInZones = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'intensity.time-in-zones.sample_count',
    version: 1,
    title: 'Time in zones',
    unit: 's',
    evidence: 'consensus',
    formula: 'seconds with lower bound <= value < next lower bound',
    validRange: 'samples at 1 Hz; missing ones are left out of the shares',
    references: [references.convention],
  },
  ({ values, lowerBounds }: TimeInZonesInput) => {
    if (lowerBounds.length === 0) refuse('lowerBounds', 'must hold at least one zone.');
    for (const [i, bound] of lowerBounds.entries()) {
      requireFinite(`lowerBounds.${i}`, bound);
      if (i > 0 && bound <= (lowerBounds[i - 1] ?? bound)) {
        refuse(`lowerBounds.${i}`, 'must be above the bound before it.');
      }
    }
    return countZones(values, lowerBounds);
  },
);

export interface ThreeZonesInput {
  /** bpm, one sample a second. NaN is missing. */
  readonly heartRateBpm: Float64Array;
  /** VT1 or LT1. */
  readonly firstThresholdHeartRateBpm: number;
  /** VT2 or LT2. */
  readonly secondThresholdHeartRateBpm: number;
}

/** Both thresholds belong to the middle zone, so that the third is time above the second. */
export const timeInThreeZones = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'intensity.time-in-zones.seiler_3',
    version: 1,
    title: 'Time in three zones',
    unit: 's',
    evidence: 'peer-reviewed',
    formula: 'seconds below VT1, from VT1 to VT2, above VT2',
    validRange: 'samples at 1 Hz; measured thresholds',
    references: [references.seilerKjerland2006],
  },
  ({ heartRateBpm, firstThresholdHeartRateBpm: first, secondThresholdHeartRateBpm: second }: ThreeZonesInput) => {
    requirePositive('firstThresholdHeartRateBpm', first);
    requirePositive('secondThresholdHeartRateBpm', second);
    if (second <= first)
      refuse('secondThresholdHeartRateBpm', `must be above the first of ${first} bpm, not ${second}.`);
    // The least double above the second threshold opens the third zone.
    return countZones(heartRateBpm, [0, first, second * (1 + Number.EPSILON)]);
  },
);
