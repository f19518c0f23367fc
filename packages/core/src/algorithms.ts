import { bodyDefaults, bodyFamilies } from './algorithms/body.ts';
import { enduranceDefaults, enduranceFamilies } from './algorithms/endurance.ts';
import { energyDefaults, energyFamilies } from './algorithms/energy.ts';
import { fitnessDefaults, fitnessFamilies } from './algorithms/fitness.ts';
import { heartRateDefaults, heartRateFamilies } from './algorithms/heart-rate.ts';
import { hrvDefaults, hrvFamilies } from './algorithms/hrv.ts';
import { intensityDefaults, intensityFamilies } from './algorithms/intensity.ts';
import { loadDefaults, loadFamilies } from './algorithms/load.ts';
import { plansDefaults, plansFamilies } from './algorithms/plans.ts';
import { powerDefaults, powerFamilies } from './algorithms/power.ts';
import { qualityDefaults, qualityFamilies } from './algorithms/quality.ts';
import { recoveryDefaults, recoveryFamilies } from './algorithms/recovery.ts';
import { rulesDefaults, rulesFamilies } from './algorithms/rules.ts';
import { runningDefaults, runningFamilies } from './algorithms/running.ts';
import { sleepDefaults, sleepFamilies } from './algorithms/sleep.ts';
import { statisticsDefaults, statisticsFamilies } from './algorithms/statistics.ts';
import { streamDefaults, streamFamilies } from './algorithms/stream.ts';
import { strengthDefaults, strengthFamilies } from './algorithms/strength.ts';
import { swimmingDefaults, swimmingFamilies } from './algorithms/swimming.ts';

interface Families {
  readonly [family: string]: { readonly [name: string]: string };
}

/**
 * Every family of algorithms with its methods. An algorithm's id is `<family>.<method>`; ids are stored in the basis
 * of results: add, never rename.
 */
export const algorithmFamilies = /* @__PURE__ */ (() =>
  ({
    ...powerFamilies,
    ...loadFamilies,
    ...heartRateFamilies,
    ...enduranceFamilies,
    ...intensityFamilies,
    ...runningFamilies,
    ...streamFamilies,
    ...fitnessFamilies,
    ...hrvFamilies,
    ...sleepFamilies,
    ...recoveryFamilies,
    ...strengthFamilies,
    ...bodyFamilies,
    ...energyFamilies,
    ...statisticsFamilies,
    ...plansFamilies,
    ...rulesFamilies,
    ...qualityFamilies,
    ...swimmingFamilies,
  }) as const satisfies Families)();

export type AlgorithmFamily = keyof typeof algorithmFamilies;
export type MethodOf<F extends AlgorithmFamily> = (typeof algorithmFamilies)[F][keyof (typeof algorithmFamilies)[F]] &
  string;
export type AlgorithmIdOf<F extends AlgorithmFamily> = { [G in F]: `${G}.${MethodOf<G>}` }[F];
export type AlgorithmId = AlgorithmIdOf<AlgorithmFamily>;

/** The method taken when the caller names none. */
export const defaultMethods = /* @__PURE__ */ (() =>
  ({
    ...powerDefaults,
    ...loadDefaults,
    ...heartRateDefaults,
    ...enduranceDefaults,
    ...intensityDefaults,
    ...runningDefaults,
    ...streamDefaults,
    ...fitnessDefaults,
    ...hrvDefaults,
    ...sleepDefaults,
    ...recoveryDefaults,
    ...strengthDefaults,
    ...bodyDefaults,
    ...energyDefaults,
    ...statisticsDefaults,
    ...plansDefaults,
    ...rulesDefaults,
    ...qualityDefaults,
    ...swimmingDefaults,
  }) as const satisfies { readonly [F in AlgorithmFamily]: MethodOf<F> })();

/** Ids of all algorithms, in the order of the families. */
export const algorithmIds: readonly AlgorithmId[] = /* @__PURE__ */ Object.entries(algorithmFamilies).flatMap(
  ([family, methods]) => Object.values<string>(methods).map((method) => `${family}.${method}` as AlgorithmId),
);

export function isAlgorithmId(text: string): text is AlgorithmId {
  return (algorithmIds as readonly string[]).includes(text);
}
