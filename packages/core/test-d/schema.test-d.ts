import type { DataKind, PersonProfile, RecordByKind, RmssdHrv, Threshold, Workout } from '@vitalwire/core';
import { parseRecord } from '@vitalwire/core/schema';
import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import type { bodyMeasurementSchema } from '../src/schema/body-measurement.ts';
import type { cycleDaySchema } from '../src/schema/cycle-day.ts';
import type { dailySummarySchema } from '../src/schema/daily-summary.ts';
import type { goalSchema } from '../src/schema/goal.ts';
import type { hrvSchema } from '../src/schema/hrv.ts';
import type { hydrationSchema } from '../src/schema/hydration.ts';
import type { labResultSchema } from '../src/schema/lab-result.ts';
import type { mealSchema } from '../src/schema/meal.ts';
import type { medicationSchema } from '../src/schema/medication.ts';
import type { noteSchema } from '../src/schema/note.ts';
import type { personProfileSchema, thresholdSchema } from '../src/schema/person.ts';
import type { plannedWorkoutSchema } from '../src/schema/planned-workout.ts';
import type { readinessSchema } from '../src/schema/readiness.ts';
import type { recipeSchema } from '../src/schema/recipe.ts';
import type { samplesSchema } from '../src/schema/samples.ts';
import type { sleepSchema } from '../src/schema/sleep.ts';
import type { strengthSessionSchema } from '../src/schema/strength-session.ts';
import type { workoutSchema } from '../src/schema/workout.ts';
import type { ReadOnly, Same } from './read-only.ts';

/** The makers themselves: the public table has their records’ types already. */
interface Makers {
  readonly workout: typeof workoutSchema;
  readonly sleep: typeof sleepSchema;
  readonly dailySummary: typeof dailySummarySchema;
  readonly readiness: typeof readinessSchema;
  readonly hrv: typeof hrvSchema;
  readonly bodyMeasurement: typeof bodyMeasurementSchema;
  readonly samples: typeof samplesSchema;
  readonly strengthSession: typeof strengthSessionSchema;
  readonly meal: typeof mealSchema;
  readonly hydration: typeof hydrationSchema;
  readonly cycleDay: typeof cycleDaySchema;
  readonly labResult: typeof labResultSchema;
  readonly medication: typeof medicationSchema;
  readonly note: typeof noteSchema;
  readonly goal: typeof goalSchema;
  readonly recipe: typeof recipeSchema;
  readonly plannedWorkout: typeof plannedWorkoutSchema;
}
type Schema<K extends DataKind> = ReturnType<Makers[K]>;

type Inferred<K extends DataKind> = ReadOnly<z.output<Schema<K>>>;
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
  expectTypeOf<
    Same<ReadOnly<z.output<ReturnType<typeof personProfileSchema>>>, ReadOnly<PersonProfile>>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    Same<ReadOnly<z.output<ReturnType<typeof thresholdSchema>>>, ReadOnly<Threshold>>
  >().toEqualTypeOf<true>();
});

test('what goes in has the type of what comes out', () => {
  type Changing = {
    [K in DataKind]: Same<z.input<Schema<K>>, z.output<Schema<K>>> extends true ? never : K;
  }[DataKind];
  expectTypeOf<Changing>().toEqualTypeOf<never>();
});

test('parseRecord answers the record of the kind', () => {
  expectTypeOf(parseRecord('workout', null)).toEqualTypeOf<Workout>();
  expectTypeOf(parseRecord('hrv', null)).not.toEqualTypeOf<RmssdHrv>();
});
