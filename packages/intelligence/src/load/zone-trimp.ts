import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type TimeInZones, timeInThreeZones, timeInZones } from '../intensity/time-in-zones.ts';
import * as references from '../references.ts';
import { refuse, requireNotNegative, requirePositive } from '../refuse.ts';
import { coverageWarning } from './banister-trimp.ts';

export interface MinutesInZones {
  /** Lowest zone first. */
  readonly minutesInZones: readonly number[];
}

/** Zone number times minutes. */
function weighted(minutes: readonly number[], zones: number): number {
  if (minutes.length !== zones) refuse('minutesInZones', `must hold ${zones} zones, not ${minutes.length}.`);
  let sum = 0;
  for (const [i, value] of minutes.entries()) {
    requireNotNegative(`minutesInZones.${i}`, value);
    sum += value * (i + 1);
  }
  return sum;
}

function weightedTimes(times: Outcome<TimeInZones>, count: number): Outcome<number> {
  if (times.status !== 'ok') return insufficientData('heart rate at 1 Hz', times.have);
  const minutes = times.value.zoneSeconds.map((seconds) => seconds / 60);
  return computed(weighted(minutes, minutes.length), coverageWarning(times.value.measuredSeconds, count));
}

export const edwardsTrimp = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.trimp.edwards',
    version: 1,
    title: 'Summated heart rate zones (Edwards), from minutes',
    unit: 'au',
    evidence: 'heuristic',
    formula: '1·z1 + 2·z2 + 3·z3 + 4·z4 + 5·z5 minutes, zones from 50, 60, 70, 80, 90 % of maximum heart rate',
    validRange: 'sessions with heart rate mostly above 50 % of maximum',
    references: [references.edwards1993],
  },
  ({ minutesInZones }: MinutesInZones) => computed(weighted(minutesInZones, 5)),
);

/** Time below 50 % of maximum counts nothing. */
export const edwardsTrimpStream = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.trimp.edwards_stream',
    version: 1,
    title: 'Summated heart rate zones (Edwards), per sample',
    unit: 'au',
    evidence: 'heuristic',
    formula: '1..5 points a minute from 50, 60, 70, 80, 90 % of maximum heart rate',
    validRange: 'sessions with heart rate mostly above 50 % of maximum',
    references: [references.edwards1993],
  },
  ({
    heartRateBpm,
    maximumHeartRateBpm,
  }: {
    readonly heartRateBpm: Float64Array;
    readonly maximumHeartRateBpm: number;
  }) => {
    requirePositive('maximumHeartRateBpm', maximumHeartRateBpm);
    const lowerBounds = [50, 60, 70, 80, 90].map((percent) => (maximumHeartRateBpm * percent) / 100);
    return weightedTimes(timeInZones({ values: heartRateBpm, lowerBounds }), heartRateBpm.length);
  },
);

export const luciaTrimp = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.trimp.lucia',
    version: 1,
    title: 'Three-zone training impulse (Lucia), from minutes',
    unit: 'au',
    evidence: 'peer-reviewed',
    formula: '1·(below VT1) + 2·(VT1 to VT2) + 3·(above VT2) minutes',
    validRange: 'measured ventilatory thresholds',
    references: [references.lucia2003],
  },
  ({ minutesInZones }: MinutesInZones) => computed(weighted(minutesInZones, 3)),
);

/** Both thresholds measured, or both estimated from the lactate threshold. */
export type LuciaThresholds =
  | { readonly firstThresholdHeartRateBpm: number; readonly secondThresholdHeartRateBpm: number }
  | { readonly lactateThresholdHeartRateBpm: number };

/** VT1 as a share of LTHR, for lack of a measured one. */
const FIRST_OF_LACTATE = 0.89;

export const luciaTrimpStream = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.trimp.lucia_stream',
    version: 1,
    title: 'Three-zone training impulse (Lucia), per sample',
    unit: 'au',
    evidence: 'peer-reviewed',
    formula: '1 point a minute below VT1, 2 to VT2, 3 above; without them VT1 = 0.89·LTHR, VT2 = LTHR',
    validRange: 'measured ventilatory thresholds; flagged when they are estimated',
    references: [references.lucia2003],
  },
  (input: { readonly heartRateBpm: Float64Array } & LuciaThresholds): Outcome<number> => {
    const measured = 'firstThresholdHeartRateBpm' in input;
    const first = measured ? input.firstThresholdHeartRateBpm : input.lactateThresholdHeartRateBpm * FIRST_OF_LACTATE;
    const second = measured ? input.secondThresholdHeartRateBpm : input.lactateThresholdHeartRateBpm;
    const { heartRateBpm } = input;
    const times = timeInThreeZones({
      heartRateBpm,
      firstThresholdHeartRateBpm: first,
      secondThresholdHeartRateBpm: second,
    });
    const sum = weightedTimes(times, heartRateBpm.length);
    if (sum.status !== 'ok' || measured) return sum;
    return computed(sum.value, [
      ...sum.warnings,
      'Both thresholds were estimated from the lactate threshold heart rate.',
    ]);
  },
);
