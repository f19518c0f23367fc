import type { DataKind, PersonProfile, RecordByKind, RmssdHrv, Threshold, Workout } from '@vitalwire/core';
import {
  bodyMeasurementSchema,
  cycleDaySchema,
  dailySummarySchema,
  goalSchema,
  hrvSchema,
  hydrationSchema,
  labResultSchema,
  mealSchema,
  medicationSchema,
  noteSchema,
  parseRecord,
  type personProfileSchema,
  plannedWorkoutSchema,
  readinessSchema,
  recipeSchema,
  samplesSchema,
  sleepSchema,
  strengthSessionSchema,
  type thresholdSchema,
  workoutSchema,
} from '@vitalwire/core/schema';
import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import type { ReadOnly, Same } from './read-only.ts';

const schemas = {
  workout: workoutSchema,
  sleep: sleepSchema,
  dailySummary: dailySummarySchema,
  readiness: readinessSchema,
  hrv: hrvSchema,
  bodyMeasurement: bodyMeasurementSchema,
  samples: samplesSchema,
  strengthSession: strengthSessionSchema,
  meal: mealSchema,
  hydration: hydrationSchema,
  cycleDay: cycleDaySchema,
  labResult: labResultSchema,
  medication: medicationSchema,
  note: noteSchema,
  goal: goalSchema,
  recipe: recipeSchema,
  plannedWorkout: plannedWorkoutSchema,
} as const satisfies { readonly [K in DataKind]: z.ZodType };

type Inferred<K extends DataKind> = ReadOnly<z.output<(typeof schemas)[K]>>;
/** Interfaces are written readonly throughout; flattening them must change nothing but the way they are written. */
type Declared<K extends DataKind> = ReadOnly<RecordByKind[K]>;
type Differing = { [K in DataKind]: Same<Inferred<K>, Declared<K>> extends true ? never : K }[DataKind];

test('every schema infers its record, no key more, no key less, none looser', () => {
  expectTypeOf<Differing>().toEqualTypeOf<never>();
});

test('the comparison sees a missing key, an optional key and an undefined', () => {
  expectTypeOf<Same<{ a: 1 }, { a: 1; b?: 2 }>>().toEqualTypeOf<false>();
  expectTypeOf<Same<{ a?: 1 }, { a: 1 }>>().toEqualTypeOf<false>();
  expectTypeOf<Same<{ a?: 1 }, { a?: 1 | undefined }>>().toEqualTypeOf<false>();
  expectTypeOf<Same<ReadOnly<{ a: { b?: string }[] }>, ReadOnly<{ a: { b: string }[] }>>>().toEqualTypeOf<false>();
  expectTypeOf<Same<Inferred<'workout'>, ReadOnly<Omit<Workout, 'name'>>>>().toEqualTypeOf<false>();
});

test('interfaces are readonly throughout', () => {
  type Writable = {
    [K in DataKind]: Same<ReadOnly<RecordByKind[K]>, Flat<RecordByKind[K]>> extends true ? never : K;
  }[DataKind];
  expectTypeOf<Writable>().toEqualTypeOf<never>();
});

/** Written out flat, modifiers kept. */
type Flat<T> = T extends string | number | boolean | null | undefined ? T : { [K in keyof T]: Flat<T[K]> };

test('profile and threshold schemas infer their types', () => {
  expectTypeOf<Same<ReadOnly<z.output<typeof personProfileSchema>>, ReadOnly<PersonProfile>>>().toEqualTypeOf<true>();
  expectTypeOf<Same<ReadOnly<z.output<typeof thresholdSchema>>, ReadOnly<Threshold>>>().toEqualTypeOf<true>();
});

test('what goes in has the type of what comes out', () => {
  type Changing = {
    [K in DataKind]: Same<z.input<(typeof schemas)[K]>, z.output<(typeof schemas)[K]>> extends true ? never : K;
  }[DataKind];
  expectTypeOf<Changing>().toEqualTypeOf<never>();
});

test('parseRecord answers the record of the kind', () => {
  expectTypeOf(parseRecord('workout', null)).toEqualTypeOf<Workout>();
  expectTypeOf(parseRecord('hrv', null)).not.toEqualTypeOf<RmssdHrv>();
});
