import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween } from '../refuse.ts';
import { danielsVdot } from './oxygen-cost.ts';
import { raceTimeVdot } from './race-time.ts';
import { type RaceResult, requireResult } from './vdot.ts';

export interface AltitudeTimeInput extends RaceResult {
  /** Aerobic power left up there, 0 to 1: `aerobicShareUnacclimatized` or `aerobicShareAcclimatized`. */
  readonly aerobicShare: number;
}

/** The time at sea level, run with less oxygen. */
export const altitudeTime = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.altitude-time.vdot_share',
    version: 1,
    title: 'Race time at altitude',
    unit: 's',
    evidence: 'heuristic',
    formula: 't with VDOT(distance, t) = share · VDOT of the sea-level result',
    validRange: '1.5 km to the marathon; thinner air makes sprints quicker, which is left out',
    references: [references.ours, references.danielsGilbert],
  },
  (input: AltitudeTimeInput) => {
    requireResult('', input);
    requireBetween('aerobicShare', input.aerobicShare, 0.3, 1);
    const vdot = danielsVdot(input.distanceMeters, input.durationSeconds) * input.aerobicShare;
    return raceTimeVdot(
      vdot > 0
        ? { vdot, targetDistanceMeters: input.distanceMeters }
        : { result: input, targetDistanceMeters: input.distanceMeters },
    );
  },
);
