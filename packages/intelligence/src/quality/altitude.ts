import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireSamples } from '../refuse.ts';
import { type BoundsOf, boundsOf, type Finding } from './findings.ts';
import { planeOf, type TrackInput } from './plane.ts';
import { medianOfSorted } from './running-median.ts';

export const altitudeDriftBounds = {
  /** Start and end this near are one place. */
  loopMeters: 100,
  /** A barometer in steady weather closes a loop within 10 m. */
  closureMeters: 10,
} as const;

export interface AltitudeDriftInput extends TrackInput {
  /** 1 Hz, NaN missing. */
  readonly altitudeMeters: Float64Array;
  readonly bounds?: BoundsOf<typeof altitudeDriftBounds>;
}

const ENDS_SECONDS = 30;

function medianOfKnown(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  return known.length === 0 ? Number.NaN : medianOfSorted(known, known.length);
}

export const altitudeDrift = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.altitude-drift.loop_closure',
    version: 1,
    title: 'Altitude drift on a loop',
    unit: 'findings',
    evidence: 'heuristic',
    formula: 'start and end within 100 m of each other, medians of the first and last 30 s of altitude over 10 m apart',
    validRange: 'loops and ways out and back',
    references: [references.ours],
  },
  ({ altitudeMeters, bounds, ...track }: AltitudeDriftInput): Outcome<readonly Finding[]> => {
    const { loopMeters, closureMeters } = boundsOf(altitudeDriftBounds, bounds);
    requireSamples('altitudeMeters', altitudeMeters, 'negative-allowed');
    const { east, north } = planeOf(track);
    const places = east.filter((value) => !Number.isNaN(value));
    const northings = north.filter((value) => !Number.isNaN(value));
    if (places.length < 2) return insufficientData('2 positions', `${places.length}`);
    const apart = Math.hypot((places.at(-1) ?? 0) - (places[0] ?? 0), (northings.at(-1) ?? 0) - (northings[0] ?? 0));
    if (apart > loopMeters)
      return insufficientData('a start and end in one place', `${apart.toFixed(0)} m between them`);
    const startMeters = medianOfKnown(altitudeMeters.subarray(0, ENDS_SECONDS));
    const endMeters = medianOfKnown(altitudeMeters.subarray(-ENDS_SECONDS));
    if (Number.isNaN(startMeters) || Number.isNaN(endMeters))
      return insufficientData(`altitude in the first and last ${ENDS_SECONDS} s`, 'none at one end');
    const driftMeters = endMeters - startMeters;
    if (Math.abs(driftMeters) <= closureMeters) return computed([]);
    return computed([
      {
        code: 'altitude_drift',
        channel: 'altitudeMeters',
        fromSecond: 0,
        toSecond: altitudeMeters.length,
        severity: 'warning',
        numbers: {
          startMeters,
          endMeters,
          driftMeters,
          metersPerHour: (driftMeters * 3600) / altitudeMeters.length,
        },
      },
    ]);
  },
);

export const altitudeStepBounds = {
  /** Descents on skis and bikes reach some 25 m/s on slopes of 30 %. */
  metersPerSecond: 8,
  /** A step stays at least so long, else it is a spike. */
  settledSeconds: 10,
} as const;

export interface AltitudeStepInput {
  /** 1 Hz, NaN missing. */
  readonly altitudeMeters: Float64Array;
  readonly bounds?: BoundsOf<typeof altitudeStepBounds>;
}

/** A barometer that is blown at, or set anew on the way. */
export const altitudeSteps = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'quality.altitude-steps.vertical_speed',
    version: 1,
    title: 'Altitude steps and spikes',
    unit: 'findings',
    evidence: 'heuristic',
    formula:
      'change above 8 m/s; a step when medians of the 10 s on both sides differ by more than half of it, else a spike',
    validRange: '1 Hz altitude of land sports',
    references: [references.ours],
  },
  ({ altitudeMeters, bounds }: AltitudeStepInput): Outcome<readonly Finding[]> => {
    const { metersPerSecond, settledSeconds } = boundsOf(altitudeStepBounds, bounds);
    requireSamples('altitudeMeters', altitudeMeters, 'negative-allowed');
    const findings: Finding[] = [];
    let known = 0;
    let last = -1;
    const strange: number[] = [];
    for (let i = 0; i < altitudeMeters.length; i++) {
      if (Number.isNaN(altitudeMeters[i])) continue;
      known++;
      if (last >= 0) {
        const change = Math.abs((altitudeMeters[i] ?? 0) - (altitudeMeters[last] ?? 0)) / (i - last);
        if (change > metersPerSecond) strange.push(i);
      }
      last = i;
    }
    if (known < 2) return insufficientData('2 s of altitude', `${known} s`);
    for (let k = 0; k < strange.length; k++) {
      const fromSecond = strange[k] ?? 0;
      let end = fromSecond;
      while (k + 1 < strange.length && (strange[k + 1] ?? 0) - end <= settledSeconds) end = strange[++k] ?? 0;
      const beforeMeters = medianOfKnown(altitudeMeters.subarray(Math.max(0, fromSecond - settledSeconds), fromSecond));
      const afterMeters = medianOfKnown(altitudeMeters.subarray(end, end + settledSeconds));
      let extremeMeters = beforeMeters;
      for (let i = fromSecond; i <= end; i++) {
        const value = altitudeMeters[i] ?? Number.NaN;
        if (Math.abs(value - beforeMeters) > Math.abs(extremeMeters - beforeMeters)) extremeMeters = value;
      }
      const stays = Math.abs(afterMeters - beforeMeters) > Math.abs(extremeMeters - beforeMeters) / 2;
      findings.push({
        code: stays ? 'altitude_step' : 'altitude_spike',
        channel: 'altitudeMeters',
        fromSecond,
        toSecond: stays ? end + 1 : Math.max(end, fromSecond + 1),
        severity: 'warning',
        numbers: { beforeMeters, afterMeters, extremeMeters },
      });
    }
    return computed(findings);
  },
);
