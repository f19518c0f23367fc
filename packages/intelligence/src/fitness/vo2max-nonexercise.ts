import { type AlgorithmIdOf, computed, insufficientData, type Outcome } from '@vitalwire/core';
import { type Algorithm, defineAlgorithm } from '../define-algorithm.ts';
import { type EquationSex, OLDEST_YEARS, requireSex } from '../person.ts';
import * as references from '../references.ts';
import { refuse, requireBetween, requirePositive } from '../refuse.ts';
import { vo2maxWarnings } from './vo2max-bounds.ts';

/** The three questions of the study: how often, how hard, how long. */
export interface ActivityAnswers {
  readonly frequency: 'under_once_a_week' | 'once_a_week' | '2_to_3_a_week' | 'almost_daily';
  readonly intensity: 'no_sweat' | 'sweat_and_short_of_breath' | 'near_exhaustion';
  readonly duration: 'under_30_minutes' | '30_minutes_or_more';
}

const frequencies = { under_once_a_week: 0, once_a_week: 1, '2_to_3_a_week': 2, almost_daily: 3 } as const;
const intensities = { no_sweat: 0, sweat_and_short_of_breath: 5, near_exhaustion: 10 } as const;
const durations = { under_30_minutes: 1, '30_minutes_or_more': 1.5 } as const;

/** 0 to 45: the product of the three answers. */
export function activityIndex({ frequency, intensity, duration }: ActivityAnswers): number {
  const index = frequencies[frequency] * intensities[intensity] * durations[duration];
  if (Number.isNaN(index)) refuse('activity', 'must be answered with the words of the three questions.');
  return index;
}

export interface NonexerciseInput {
  readonly ageYears: number;
  readonly sex: EquationSex;
  readonly restingHeartRateBpm: number;
  /** 0 to 45, see `activityIndex`. */
  readonly activityIndex: number;
}

interface Fit {
  readonly constant: number;
  readonly years: number;
  readonly size: number;
  readonly bpm: number;
  readonly activity: number;
}

/* @__NO_SIDE_EFFECTS__ */
function nonexercise<const Id extends AlgorithmIdOf<'fitness.vo2max'>, const Size extends string>(
  facts: { readonly id: Id; readonly title: string; readonly formula: string },
  size: Size,
  fits: { readonly [S in EquationSex]: Fit },
): Algorithm<Id, NonexerciseInput & { readonly [S in Size]: number }, number> {
  return defineAlgorithm(
    {
      ...facts,
      version: 1,
      unit: 'mL/kg/min',
      evidence: 'peer-reviewed',
      validRange: 'healthy adults of 20 to 90 years; standard error 5 to 6; the activity index is self-reported',
      references: [references.nes2011],
    },
    (input): Outcome<number> => {
      const { ageYears, sex, restingHeartRateBpm, activityIndex: index } = input;
      requireBetween('ageYears', ageYears, 0, OLDEST_YEARS);
      requireSex(sex);
      requirePositive('restingHeartRateBpm', restingHeartRateBpm);
      requireBetween('activityIndex', index, 0, 45);
      const measure: number = input[size];
      requirePositive(size, measure);
      const fit = fits[sex];
      const value =
        fit.constant - fit.years * ageYears - fit.size * measure - fit.bpm * restingHeartRateBpm + fit.activity * index;
      if (value <= 0) return insufficientData('numbers within those of the study', 'a result below 0');
      return computed(value, [
        'VO2max was estimated without an effort.',
        ...(ageYears < 20 || ageYears > 90 ? [`The equation was fitted at 20 to 90 years, not at ${ageYears}.`] : []),
        ...vo2maxWarnings(value),
      ]);
    },
  );
}

export const vo2maxNesWaist = /* @__PURE__ */ nonexercise(
  {
    id: 'fitness.vo2max.nes_2011_waist',
    title: 'VO2max without exercise (Nes, waist)',
    formula:
      '100.27 - 0.296·age - 0.369·waist cm - 0.155·resting HR + 0.226·activity for men; 74.74 - 0.247, 0.259, 0.114, + 0.198 for women; activity = frequency · intensity · duration, 0 to 45',
  },
  'waistCentimeters',
  {
    male: { constant: 100.27, years: 0.296, size: 0.369, bpm: 0.155, activity: 0.226 },
    female: { constant: 74.74, years: 0.247, size: 0.259, bpm: 0.114, activity: 0.198 },
  },
);

export const vo2maxNesBmi = /* @__PURE__ */ nonexercise(
  {
    id: 'fitness.vo2max.nes_2011_bmi',
    title: 'VO2max without exercise (Nes, BMI)',
    formula:
      '92.05 - 0.327·age - 0.933·BMI - 0.167·resting HR + 0.257·activity for men; 70.77 - 0.244, 0.749, 0.107, + 0.213 for women; activity = frequency · intensity · duration, 0 to 45',
  },
  'bodyMassIndex',
  {
    male: { constant: 92.05, years: 0.327, size: 0.933, bpm: 0.167, activity: 0.257 },
    female: { constant: 70.77, years: 0.244, size: 0.749, bpm: 0.107, activity: 0.213 },
  },
);
