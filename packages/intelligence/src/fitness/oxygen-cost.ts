import { computed } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requireBetween, requireNotNegative, requirePositive } from '../refuse.ts';

/** mL/kg/min, rest and unloaded pedalling included. */
export function acsmCyclingCost(powerWatts: number, weightKilograms: number): number {
  return (10.8 * powerWatts) / weightKilograms + 7;
}

export const oxygenCostCycling = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.oxygen-cost.acsm_cycling',
    version: 1,
    title: 'Oxygen cost of cycling (ACSM)',
    unit: 'mL/kg/min',
    evidence: 'consensus',
    formula: '10.8·W/kg + 7',
    validRange: 'steady 50 to 200 W on an ergometer',
    references: [references.acsm],
  },
  ({ powerWatts, weightKilograms }: { readonly powerWatts: number; readonly weightKilograms: number }) => {
    requireNotNegative('powerWatts', powerWatts);
    requirePositive('weightKilograms', weightKilograms);
    return computed(acsmCyclingCost(powerWatts, weightKilograms));
  },
);

export interface RunningCostInput {
  readonly speedMetersPerSecond: number;
  /** Rise over run, 0.05 for 5 %. */
  readonly gradeFraction: number;
}

/** Below this people walk, and another equation holds: 80 m/min. */
const SLOWEST_RUN = 80 / 60;

export const oxygenCostRunning = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.oxygen-cost.acsm_running',
    version: 1,
    title: 'Oxygen cost of running (ACSM)',
    unit: 'mL/kg/min',
    evidence: 'consensus',
    formula: '0.2v + 0.9v·grade + 3.5, v in m/min',
    validRange: 'steady running above 134 m/min, above 80 m/min if truly running; level or uphill',
    references: [references.acsm],
  },
  ({ speedMetersPerSecond, gradeFraction }: RunningCostInput) => {
    requireNotNegative('speedMetersPerSecond', speedMetersPerSecond);
    requireBetween('gradeFraction', gradeFraction, 0, 1);
    const metersPerMinute = speedMetersPerSecond * 60;
    return computed(
      0.2 * metersPerMinute + 0.9 * metersPerMinute * gradeFraction + 3.5,
      speedMetersPerSecond < SLOWEST_RUN ? ['The equation is meant for running, above 80 m/min.'] : [],
    );
  },
);
