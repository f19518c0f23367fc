import { type AlgorithmIdOf, computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type AnsweredBy, firstAnswer, type Way } from '../hybrid.ts';
import type { EquationSex } from '../person.ts';
import * as references from '../references.ts';
import { type StorerInput, vo2maxHawleyNoakes, vo2maxStorer } from './vo2max-cycling.ts';
import {
  type AstrandInput,
  type CooperInput,
  type RockportInput,
  vo2maxAstrand,
  vo2maxCooper,
  vo2maxRockport,
} from './vo2max-field-tests.ts';
import { type HeartRateRatioInput, vo2maxFromVdot, vo2maxUth } from './vo2max-from-index.ts';
import { type BruceInput, vo2maxBruceFoster, vo2maxBrucePollock } from './vo2max-treadmill.ts';

export type Vo2maxAnswerId = Exclude<AlgorithmIdOf<'fitness.vo2max'>, 'fitness.vo2max.hybrid'>;

/** One field per test: what was not done is left out. */
export interface Vo2maxInput {
  readonly cyclingRamp?: Pick<StorerInput, 'maximumPowerWatts' | 'weightKilograms'> & Partial<StorerInput>;
  /** Foster's equation for men, Pollock's for women. */
  readonly bruceTreadmill?: BruceInput & { readonly sex: EquationSex };
  readonly twelveMinuteRun?: CooperInput;
  readonly rockportWalk?: RockportInput;
  readonly vdot?: number;
  readonly steadyCycling?: AstrandInput;
  readonly heartRates?: HeartRateRatioInput;
}

export const vo2max = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'fitness.vo2max.hybrid',
    version: 2,
    title: 'VO2max, best available estimate',
    unit: 'mL/kg/min',
    evidence: 'heuristic',
    formula:
      'a cycling ramp (Storer with age and sex, else Hawley & Noakes), else Bruce on the treadmill, a 12 min run, VDOT, the Rockport walk, steady cycling (Åstrand), the heart rate ratio (Uth)',
    validRange: 'as the method that answered; the order is ours',
    references: [
      references.storer1990,
      references.hawleyNoakes1992,
      references.foster1984,
      references.cooper1968,
      references.kline1987,
      references.uth2004,
    ],
  },
  (input: Vo2maxInput): Outcome<AnsweredBy<number, Vo2maxAnswerId>> => {
    const { cyclingRamp: ramp, bruceTreadmill: bruce, twelveMinuteRun, vdot, rockportWalk, steadyCycling } = input;
    const { heartRates } = input;
    const ways: readonly Way<number, Vo2maxAnswerId>[] = [
      [
        'fitness.vo2max.storer_cycle',
        () =>
          ramp?.ageYears === undefined || ramp.sex === undefined
            ? null
            : vo2maxStorer({ ...ramp, ageYears: ramp.ageYears, sex: ramp.sex }),
      ],
      ['fitness.vo2max.hawley_noakes', () => (ramp === undefined ? null : vo2maxHawleyNoakes(ramp))],
      ['fitness.vo2max.bruce_foster', () => (bruce?.sex === 'male' ? vo2maxBruceFoster(bruce) : null)],
      ['fitness.vo2max.bruce_pollock_female', () => (bruce?.sex === 'female' ? vo2maxBrucePollock(bruce) : null)],
      ['fitness.vo2max.cooper_12min', () => (twelveMinuteRun === undefined ? null : vo2maxCooper(twelveMinuteRun))],
      ['fitness.vo2max.from_vdot', () => (vdot === undefined ? null : vo2maxFromVdot({ vdot }))],
      ['fitness.vo2max.rockport', () => (rockportWalk === undefined ? null : vo2maxRockport(rockportWalk))],
      [
        'fitness.vo2max.astrand_equation',
        () => {
          if (steadyCycling === undefined) return null;
          const outcome = vo2maxAstrand(steadyCycling);
          return outcome.status === 'ok'
            ? computed(outcome.value.millilitersPerKilogramMinute, outcome.warnings)
            : outcome;
        },
      ],
      ['fitness.vo2max.uth_hr_ratio', () => (heartRates === undefined ? null : vo2maxUth(heartRates))],
    ];
    return firstAnswer(
      ways,
      'a ramp, a Bruce test, a 12 min run, a VDOT, a Rockport walk, steady cycling or resting and maximum heart rate',
    );
  },
);
