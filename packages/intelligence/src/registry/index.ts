import {
  type AlgorithmFamily,
  type AlgorithmId,
  algorithmIds,
  defaultMethods,
  type MethodOf,
  type Outcome,
} from '@vitalwire/core';
import { bodyAlgorithms } from '../body/algorithms.ts';
import type { Algorithm, AlgorithmSpec } from '../define-algorithm.ts';
import { enduranceAlgorithms } from '../endurance/algorithms.ts';
import { energyAlgorithms } from '../energy/algorithms.ts';
import { fitnessAlgorithms } from '../fitness/algorithms.ts';
import { heartRateAlgorithms } from '../heart-rate/algorithms.ts';
import { hrvAlgorithms } from '../hrv/algorithms.ts';
import { intensityAlgorithms } from '../intensity/algorithms.ts';
import { loadAlgorithms } from '../load/algorithms.ts';
import { plansAlgorithms } from '../plans/algorithms.ts';
import { powerAlgorithms } from '../power/algorithms.ts';
import { qualityAlgorithms } from '../quality/algorithms.ts';
import { recoveryAlgorithms } from '../recovery/algorithms.ts';
import { rulesAlgorithms } from '../rules/algorithms.ts';
import { runningAlgorithms } from '../running/algorithms.ts';
import { sleepAlgorithms } from '../sleep/algorithms.ts';
import { statisticsAlgorithms } from '../statistics/algorithms.ts';
import { streamAlgorithms } from '../stream/algorithms.ts';
import { strengthAlgorithms } from '../strength/algorithms.ts';
import { swimmingAlgorithms } from '../swimming/algorithms.ts';

/** Every algorithm by id. An id without an algorithm, or the reverse, does not compile. */
export const algorithms = {
  ...powerAlgorithms,
  ...loadAlgorithms,
  ...heartRateAlgorithms,
  ...enduranceAlgorithms,
  ...intensityAlgorithms,
  ...runningAlgorithms,
  ...streamAlgorithms,
  ...fitnessAlgorithms,
  ...hrvAlgorithms,
  ...sleepAlgorithms,
  ...recoveryAlgorithms,
  ...strengthAlgorithms,
  ...bodyAlgorithms,
  ...energyAlgorithms,
  ...statisticsAlgorithms,
  ...plansAlgorithms,
  ...rulesAlgorithms,
  ...qualityAlgorithms,
  ...swimmingAlgorithms,
} as const satisfies { readonly [Id in AlgorithmId]: Algorithm<Id, never, unknown> };

export type InputOf<Id extends AlgorithmId> = Parameters<(typeof algorithms)[Id]>[0];
export type ValueOf<Id extends AlgorithmId> = ReturnType<(typeof algorithms)[Id]> extends Outcome<infer V> ? V : never;

/** The algorithm that a family takes when the caller names no method. */
export type DefaultIdOf<F extends AlgorithmFamily> = `${F}.${(typeof defaultMethods)[F]}`;

/** One line of the catalogue: the spec with its family and method apart. */
export interface AlgorithmDescription extends AlgorithmSpec {
  readonly family: AlgorithmFamily;
  readonly method: MethodOf<AlgorithmFamily>;
  /** Taken when the caller names no method. */
  readonly isDefault: boolean;
}

/** Static description of all algorithms, in the order of the ids: for documentation and for `explain`. */
export function describeAlgorithms(): readonly AlgorithmDescription[] {
  return algorithmIds.map((id) => {
    const cut = id.lastIndexOf('.');
    const family = id.slice(0, cut) as AlgorithmFamily;
    const method = id.slice(cut + 1) as MethodOf<AlgorithmFamily>;
    return { ...algorithms[id].spec, family, method, isDefault: defaultMethods[family] === method };
  });
}
