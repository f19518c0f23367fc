import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requirePositive, requireSameLength } from '../refuse.ts';

export interface MovingTimeInput {
  /** Never decreasing. */
  readonly elapsedSeconds: Int32Array | Float64Array;
  /** Distance covered so far at each sample; NaN missing. */
  readonly distanceMeters: Float64Array;
  /** Slower than this is standing. 0.5 m/s unless given: below a stroll, above GPS drift. */
  readonly stillBelowMetersPerSecond?: number;
}

export interface MovingTime {
  readonly movingSeconds: number;
  readonly stoppedSeconds: number;
}

const STILL_METERS_PER_SECOND = 0.5;
/** Speed is judged over this long, so that a distance which comes in jumps does not read as stop and go. */
const JUDGED_SECONDS = 5;

/** Spans of at least 5 s (longer across gaps) count as moving when their mean speed reaches the threshold. */
export const movingTime = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'stream.moving-time.speed_threshold',
    version: 1,
    title: 'Moving time',
    unit: 's',
    evidence: 'heuristic',
    formula: 'sum of spans of 5 s or more with distance/time >= 0.5 m/s',
    validRange: 'recordings with distance; stops of 5 s or more are found',
    references: [references.convention],
  },
  ({ elapsedSeconds, distanceMeters, stillBelowMetersPerSecond = STILL_METERS_PER_SECOND }: MovingTimeInput) => {
    requireSameLength('distanceMeters', distanceMeters, elapsedSeconds);
    requirePositive('stillBelowMetersPerSecond', stillBelowMetersPerSecond);
    let movingSeconds = 0;
    let stoppedSeconds = 0;
    let fromTime = Number.NaN;
    let fromMeters = 0;
    let lastTime = 0;
    let lastMeters = 0;
    const close = () => {
      const seconds = lastTime - fromTime;
      if (lastMeters - fromMeters >= stillBelowMetersPerSecond * seconds) movingSeconds += seconds;
      else stoppedSeconds += seconds;
    };
    for (let i = 0; i < elapsedSeconds.length; i++) {
      const time = elapsedSeconds[i] ?? 0;
      const meters = distanceMeters[i] ?? Number.NaN;
      if (!Number.isFinite(time)) refuse(`elapsedSeconds.${i}`, 'must be a finite number.');
      if (Number.isNaN(meters)) continue;
      if (!Number.isFinite(meters)) refuse(`distanceMeters.${i}`, 'must be missing (NaN) or a finite number.');
      if (Number.isNaN(fromTime)) {
        fromTime = time;
        fromMeters = meters;
      } else {
        if (time < lastTime) refuse(`elapsedSeconds.${i}`, 'must not go backwards.');
        // A gap is a span of its own: what came before it must not lend it speed.
        if (time - lastTime >= JUDGED_SECONDS && lastTime > fromTime) {
          close();
          fromTime = lastTime;
          fromMeters = lastMeters;
        }
      }
      lastTime = time;
      lastMeters = meters;
      if (time - fromTime >= JUDGED_SECONDS) {
        close();
        fromTime = time;
        fromMeters = meters;
      }
    }
    if (Number.isNaN(fromTime))
      return insufficientData('distance', `${distanceMeters.length} samples, none with distance`);
    if (lastTime > fromTime) close();
    return computed<MovingTime>({ movingSeconds, stoppedSeconds });
  },
);
