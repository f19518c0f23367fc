import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween } from '../refuse.ts';
import { speedOfCost } from './oxygen-cost.ts';
import { raceTimeVdot } from './race-time.ts';

export interface VdotInput {
  /** 20 to 90; the tables hold 30 to 85. */
  readonly vdot: number;
}

/** Seconds for a kilometre. */
export interface TrainingPaces {
  readonly easySlowSecondsPerKilometer: number;
  readonly easyFastSecondsPerKilometer: number;
  readonly marathonSecondsPerKilometer: number;
  readonly thresholdSecondsPerKilometer: number;
  readonly intervalSecondsPerKilometer: number;
  readonly repetitionSecondsPerKilometer: number;
}

const MARATHON_METERS = 42_195;
const LOWEST = 20;
const HIGHEST = 90;

/** Seconds per kilometre of a speed in m/min. */
function pace(metersPerMinute: number): number {
  return 60_000 / metersPerMinute;
}

function marathonPace(vdot: number): number {
  const time = raceTimeVdot({ vdot, targetDistanceMeters: MARATHON_METERS });
  return time.status === 'ok' ? time.value / (MARATHON_METERS / 1000) : Number.NaN;
}

export const trainingPaces = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.training-paces.daniels',
    version: 1,
    title: 'Training paces (Daniels)',
    unit: 's/km',
    evidence: 'consensus',
    formula: 'speeds that cost 59 to 74 (E), 88 (T), 97.5 (I), 107 % (R) of VDOT; M = predicted marathon',
    validRange: 'VDOT of 30 to 85 from a recent race',
    references: [references.danielsFormula],
  },
  ({ vdot }: VdotInput) => {
    requireBetween('vdot', vdot, LOWEST, HIGHEST);
    const at = (percent: number) => pace(speedOfCost((vdot * percent) / 100));
    return computed<TrainingPaces>({
      easySlowSecondsPerKilometer: at(59),
      easyFastSecondsPerKilometer: at(74),
      marathonSecondsPerKilometer: marathonPace(vdot),
      thresholdSecondsPerKilometer: at(88),
      intervalSecondsPerKilometer: at(97.5),
      repetitionSecondsPerKilometer: at(107),
    });
  },
);

export interface SpeedSharePaces {
  readonly velocityAtVdotMetersPerMinute: number;
  readonly easySecondsPerKilometer: number;
  readonly marathonSecondsPerKilometer: number;
  readonly thresholdSecondsPerKilometer: number;
  readonly intervalSecondsPerKilometer: number;
  readonly repetitionSecondsPerKilometer: number;
}

export const trainingPacesGoldenCheetah = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'running.training-paces.goldencheetah',
    version: 1,
    title: 'Training paces (shares of vVDOT)',
    unit: 's/km',
    evidence: 'heuristic',
    formula: '72 (E), 85 (M), 90 (T), 98 (I), 105 % (R) of v = 29.54 + 5.000663·VDOT - 0.007546·VDOT^2 m/min',
    validRange: 'VDOT of 30 to 85 from a recent race',
    references: [references.goldenCheetah],
  },
  ({ vdot }: VdotInput) => {
    requireBetween('vdot', vdot, LOWEST, HIGHEST);
    const velocity = 29.54 + 5.000663 * vdot - 0.007546 * vdot ** 2;
    const at = (percent: number) => pace((velocity * percent) / 100);
    return computed<SpeedSharePaces>({
      velocityAtVdotMetersPerMinute: velocity,
      easySecondsPerKilometer: at(72),
      marathonSecondsPerKilometer: at(85),
      thresholdSecondsPerKilometer: at(90),
      intervalSecondsPerKilometer: at(98),
      repetitionSecondsPerKilometer: at(105),
    });
  },
);
