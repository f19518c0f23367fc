import { computed, insufficientData } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { refuse, requirePositive } from '../refuse.ts';

export interface TwoParameterModel {
  readonly criticalPowerWatts: number;
  /** W′. */
  readonly anaerobicCapacityJoules: number;
}

export interface MortonModel extends TwoParameterModel {
  readonly maximumPowerWatts: number;
}

function requireModel(model: TwoParameterModel): void {
  requirePositive('criticalPowerWatts', model.criticalPowerWatts);
  requirePositive('anaerobicCapacityJoules', model.anaerobicCapacityJoules);
}

/** W′/(Pmax − CP): the seconds by which the hyperbola is shifted. */
function delayOf(model: MortonModel): number {
  requireModel(model);
  requirePositive('maximumPowerWatts', model.maximumPowerWatts);
  if (!(model.maximumPowerWatts > model.criticalPowerWatts)) {
    refuse(
      'maximumPowerWatts',
      `must be above the critical power of ${model.criticalPowerWatts} W, not ${model.maximumPowerWatts}.`,
    );
  }
  return model.anaerobicCapacityJoules / (model.maximumPowerWatts - model.criticalPowerWatts);
}

const NEVER = 'a power above critical power';

export const powerForDuration = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.for-duration.two_parameter',
    version: 1,
    title: 'Power for a duration',
    unit: 'W',
    evidence: 'peer-reviewed',
    formula: "P = CP + W'/t",
    validRange: '2 to 20 min',
    references: [references.monodScherrer1965],
  },
  (input: TwoParameterModel & { readonly durationSeconds: number }) => {
    requireModel(input);
    requirePositive('durationSeconds', input.durationSeconds);
    return computed(input.criticalPowerWatts + input.anaerobicCapacityJoules / input.durationSeconds);
  },
);

export const powerForDurationMorton = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.for-duration.morton_3p',
    version: 1,
    title: 'Power for a duration (three parameters)',
    unit: 'W',
    evidence: 'peer-reviewed',
    formula: "P = CP + W'/(t + W'/(Pmax - CP))",
    validRange: '1 s to 20 min',
    references: [references.morton1996],
  },
  (input: MortonModel & { readonly durationSeconds: number }) => {
    requirePositive('durationSeconds', input.durationSeconds);
    return computed(
      input.criticalPowerWatts + input.anaerobicCapacityJoules / (input.durationSeconds + delayOf(input)),
    );
  },
);

export const timeToExhaustion = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.time-to-exhaustion.two_parameter',
    version: 1,
    title: 'Time to exhaustion',
    unit: 's',
    evidence: 'peer-reviewed',
    formula: "t = W'/(P - CP)",
    validRange: 'powers that last 2 to 20 min',
    references: [references.monodScherrer1965],
  },
  (input: TwoParameterModel & { readonly powerWatts: number }) => {
    requireModel(input);
    requirePositive('powerWatts', input.powerWatts);
    if (input.powerWatts <= input.criticalPowerWatts) return insufficientData(NEVER, `${input.powerWatts} W`);
    return computed(input.anaerobicCapacityJoules / (input.powerWatts - input.criticalPowerWatts));
  },
);

/** 0 s at the maximum power; above it nothing lasts. */
export const timeToExhaustionMorton = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.time-to-exhaustion.morton_3p',
    version: 1,
    title: 'Time to exhaustion (three parameters)',
    unit: 's',
    evidence: 'peer-reviewed',
    formula: "t = W'/(P - CP) - W'/(Pmax - CP)",
    validRange: 'powers from above CP to the maximum power',
    references: [references.morton1996],
  },
  (input: MortonModel & { readonly powerWatts: number }) => {
    const delay = delayOf(input);
    requirePositive('powerWatts', input.powerWatts);
    if (input.powerWatts <= input.criticalPowerWatts) return insufficientData(NEVER, `${input.powerWatts} W`);
    const seconds = input.anaerobicCapacityJoules / (input.powerWatts - input.criticalPowerWatts) - delay;
    return computed(Math.max(0, seconds), seconds < 0 ? ['The power is above the maximum power.'] : []);
  },
);
