import { computed, Evidence, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { references } from '../references.ts';
import { refuse, requireFinite, requireSamples } from '../refuse.ts';

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

export const timeInZones = defineAlgorithm(
  {
    id: 'intensity.time-in-zones.sample_count',
    version: 1,
    title: 'Time in zones',
    unit: 's',
    evidence: Evidence.Consensus,
    formula: 'seconds with lower bound <= value < next lower bound',
    validRange: 'samples at 1 Hz; missing ones are left out of the shares',
    references: [references.seilerKjerland2006],
  },
  ({ values, lowerBounds }: TimeInZonesInput) => {
    if (lowerBounds.length === 0) refuse('lowerBounds', 'must hold at least one zone.');
    for (const [i, bound] of lowerBounds.entries()) {
      requireFinite(`lowerBounds.${i}`, bound);
      if (i > 0 && bound <= (lowerBounds[i - 1] ?? bound))
        refuse(`lowerBounds.${i}`, 'must be above the bound before it.');
    }
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
  },
);
