import { computed, insufficientData, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import * as references from '../references.ts';
import { requirePositive } from '../refuse.ts';
import { gapWarning, refusePower } from './power-samples.ts';
import { nextReserve } from './reserve.ts';

export interface WPrimeInput {
  /** Watts, one sample a second. NaN is missing and counts as 0 W: recovery. */
  readonly powerWatts: Float64Array;
  readonly criticalPowerWatts: number;
  /** W′ when fresh. */
  readonly anaerobicCapacityJoules: number;
}

export interface WPrimeBalance {
  /** What is left after each second. */
  readonly balanceJoules: Float64Array;
  readonly minimumJoules: number;
  readonly endJoules: number;
}

const TOO_LOW = 'The balance falls below 0: critical power or W′ is set too low.';

function follow(input: WPrimeInput, step: (left: number, watts: number) => number): Outcome<WPrimeBalance> {
  requirePositive('criticalPowerWatts', input.criticalPowerWatts);
  requirePositive('anaerobicCapacityJoules', input.anaerobicCapacityJoules);
  const { powerWatts, anaerobicCapacityJoules: full } = input;
  const balanceJoules = new Float64Array(powerWatts.length);
  let left = full;
  let minimumJoules = full;
  let missing = 0;
  for (let i = 0; i < powerWatts.length; i++) {
    const watts = powerWatts[i] ?? 0;
    if (Number.isNaN(watts)) missing++;
    else if (!(watts >= 0 && watts < Number.POSITIVE_INFINITY)) refusePower('powerWatts', powerWatts);
    left = step(left, Number.isNaN(watts) ? 0 : watts);
    balanceJoules[i] = left;
    if (left < minimumJoules) minimumJoules = left;
  }
  if (missing === powerWatts.length) return insufficientData('power at 1 Hz', `${missing} samples, none with power`);
  const warnings = [...gapWarning(missing, powerWatts.length), ...(minimumJoules < 0 ? [TOO_LOW] : [])];
  return computed({ balanceJoules, minimumJoules, endJoules: left }, warnings);
}

/** Needs no future samples and does not depend on the step: what a head unit could show while riding. */
export const wPrimeBalance = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.w-prime-balance.differential_exact',
    version: 1,
    title: "W' balance",
    unit: 'J',
    evidence: 'peer-reviewed',
    formula: "above CP: -(P - CP) a second; below: (W' - W)·e^(-(CP - P)/W') remains missing after a second",
    validRange: 'rides with a current CP and W′; below 0 one of them is set too low',
    references: [references.skiba2015],
  },
  (input: WPrimeInput) => {
    const { criticalPowerWatts: cp, anaerobicCapacityJoules: full } = input;
    return follow(input, (left, watts) => nextReserve(left, full, cp, watts));
  },
);

/** The same equation in steps of one second, as most programs compute it. */
export const wPrimeBalanceEuler = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.w-prime-balance.differential_euler',
    version: 1,
    title: "W' balance (Euler steps)",
    unit: 'J',
    evidence: 'peer-reviewed',
    formula: "above CP: -(P - CP) a second; below: +(CP - P)·(W' - W)/W' a second",
    validRange: 'rides with a current CP and W′, 1 s steps',
    references: [references.skiba2015],
  },
  (input: WPrimeInput) => {
    const { criticalPowerWatts: cp, anaerobicCapacityJoules: full } = input;
    return follow(input, (left, watts) =>
      watts >= cp ? left - (watts - cp) : left + ((cp - watts) * (full - left)) / full,
    );
  },
);

/** Time constant of recovery over a whole ride. */
export const wPrimeTau = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.w-prime-tau.skiba_2012',
    version: 1,
    title: "Time constant of W' recovery",
    unit: 's',
    evidence: 'peer-reviewed',
    formula: 'tau = 546·e^(-0.01·(CP - mean of the samples below CP)) + 316',
    validRange: 'whole rides; the mean looks into the future, so not while riding',
    references: [references.skiba2012],
  },
  ({ powerWatts, criticalPowerWatts }: Pick<WPrimeInput, 'powerWatts' | 'criticalPowerWatts'>) => {
    requirePositive('criticalPowerWatts', criticalPowerWatts);
    let sum = 0;
    let below = 0;
    let missing = 0;
    for (let i = 0; i < powerWatts.length; i++) {
      const watts = powerWatts[i] ?? 0;
      if (Number.isNaN(watts)) missing++;
      else if (!(watts >= 0 && watts < Number.POSITIVE_INFINITY)) refusePower('powerWatts', powerWatts);
      if (!(watts >= criticalPowerWatts)) {
        sum += Number.isNaN(watts) ? 0 : watts;
        below++;
      }
    }
    if (missing === powerWatts.length || below === 0) {
      return insufficientData('samples below critical power', `${powerWatts.length - missing} samples, none below`);
    }
    const deficit = criticalPowerWatts - sum / below;
    return computed(546 * Math.exp(-0.01 * deficit) + 316, gapWarning(missing, powerWatts.length));
  },
);

/** Recovers by one time constant whatever the power; for comparison with GoldenCheetah's default. */
export const wPrimeBalanceIntegral = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'power.w-prime-balance.integral',
    version: 1,
    title: "W' balance (integral)",
    unit: 'J',
    evidence: 'peer-reviewed',
    formula: "W' - sum of (P - CP)+ at u · e^(-(t - u)/tau)",
    validRange: 'whole rides; tau from the ride itself unless given',
    references: [references.skiba2012],
  },
  (input: WPrimeInput & { readonly tauSeconds?: number }): Outcome<WPrimeBalance> => {
    const { criticalPowerWatts: cp, anaerobicCapacityJoules: full } = input;
    let { tauSeconds } = input;
    if (tauSeconds === undefined) {
      const found = wPrimeTau(input);
      if (found.status !== 'ok') return found;
      tauSeconds = found.value;
    }
    requirePositive('tauSeconds', tauSeconds);
    const decay = Math.exp(-1 / tauSeconds);
    return follow(input, (left, watts) => full - ((full - left) * decay + Math.max(0, watts - cp)));
  },
);
