import type { Outcome } from '@vitalwire/core';
import { expectTypeOf, test } from 'vitest';
import type { InputOf, ValueOf } from '../src/registry/index.ts';
import {
  type Direction,
  type FitnessScore,
  fitnessScore,
  type Pointer,
  type ReadinessColour,
  type Reason,
  type RestDay,
  type RestDayCode,
  trainingRecommendation,
  type Verdict,
} from '../src/rules/index.ts';

test('a reason has a code of its rule and its numbers, never words alone', () => {
  expectTypeOf<RestDay['reasons'][number]>().toEqualTypeOf<Reason<RestDayCode>>();
  expectTypeOf<Reason['observed']>().toEqualTypeOf<{ readonly value: number; readonly unit: string }>();
  expectTypeOf<Direction>().toEqualTypeOf<'for' | 'against' | 'neutral'>();
  expectTypeOf<'hrv_below_band'>().toExtend<RestDayCode>();
  expectTypeOf<string>().not.toExtend<RestDayCode>();
});

test('every rule answers a verdict', () => {
  expectTypeOf<ValueOf<'rules.overtraining-evidence.count_of_signs'>>().toExtend<Verdict<string>>();
  expectTypeOf<ValueOf<'rules.weekly-review.own_history'>>().toExtend<Verdict<string>>();
  expectTypeOf<ValueOf<'rules.readiness-colour.z_score'>['verdict']>().toEqualTypeOf<ReadinessColour>();
  expectTypeOf(fitnessScore).returns.toEqualTypeOf<Outcome<FitnessScore>>();
  expectTypeOf<Pointer>().toEqualTypeOf<'see_professional'>();
});

test('an unknown weight and a ratio as reason do not compile', () => {
  // @ts-expect-error no such signal
  trainingRecommendation({ form: { tsb: 0 }, weights: { acuteChronicRatio: 1 } });
  expectTypeOf<InputOf<'rules.training-recommendation.weighed_signals'>>().not.toHaveProperty('acuteChronicRatio');
  expectTypeOf<InputOf<'rules.rest-day.weighed_signals'>>().not.toHaveProperty('acuteChronicRatio');
});
