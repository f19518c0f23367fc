import type * as z from 'zod';
import { HealthError } from '../errors.ts';
import type { DataKind, RecordByKind } from '../kinds.ts';
import type { PersonProfile, Threshold } from '../person.ts';
import { bodyMeasurementSchema } from './body-measurement.ts';
import { cycleDaySchema } from './cycle-day.ts';
import { dailySummarySchema } from './daily-summary.ts';
import { goalSchema } from './goal.ts';
import { hrvSchema } from './hrv.ts';
import { hydrationSchema } from './hydration.ts';
import { inputIssuesOf, sentenceOfIssues } from './issues.ts';
import { labResultSchema } from './lab-result.ts';
import { mealSchema } from './meal.ts';
import { medicationSchema } from './medication.ts';
import { noteSchema } from './note.ts';
import { personProfileSchema, thresholdSchema } from './person.ts';
import { plannedWorkoutSchema } from './planned-workout.ts';
import { readinessSchema } from './readiness.ts';
import { recipeSchema } from './recipe.ts';
import { samplesSchema } from './samples.ts';
import { sleepSchema } from './sleep.ts';
import { strengthSessionSchema } from './strength-session.ts';
import { workoutSchema } from './workout.ts';

export { fieldsOfKind, type RecordField } from './fields.ts';
export { inputIssuesOf, sentenceOfIssues } from './issues.ts';

/**
 * Kind → schema, made when first asked for. Closed: an unknown key is an error, an optional key does not take
 * `undefined`.
 */
export const recordSchemas: { readonly [K in DataKind]: z.ZodType<RecordByKind[K]> } = {
  get workout() {
    return workoutSchema();
  },
  get sleep() {
    return sleepSchema();
  },
  get dailySummary() {
    return dailySummarySchema();
  },
  get readiness() {
    return readinessSchema();
  },
  get hrv() {
    return hrvSchema();
  },
  get bodyMeasurement() {
    return bodyMeasurementSchema();
  },
  get samples() {
    return samplesSchema();
  },
  get strengthSession() {
    return strengthSessionSchema();
  },
  get meal() {
    return mealSchema();
  },
  get hydration() {
    return hydrationSchema();
  },
  get cycleDay() {
    return cycleDaySchema();
  },
  get labResult() {
    return labResultSchema();
  },
  get medication() {
    return medicationSchema();
  },
  get note() {
    return noteSchema();
  },
  get goal() {
    return goalSchema();
  },
  get recipe() {
    return recipeSchema();
  },
  get plannedWorkout() {
    return plannedWorkoutSchema();
  },
};

/** What a person says of themselves, as closed as records are. */
export const personSchemas: { readonly profile: z.ZodType<PersonProfile>; readonly threshold: z.ZodType<Threshold> } = {
  get profile() {
    return personProfileSchema();
  },
  get threshold() {
    return thresholdSchema();
  },
};

/**
 * A record that has passed every check of its kind. Changes nothing: text that needs cleaning is refused.
 * @throws HealthError `invalid-input` with a path for each issue
 */
export function parseRecord<K extends DataKind>(kind: K, value: unknown): RecordByKind[K] {
  const result = recordSchemas[kind].safeParse(value);
  if (result.success) return result.data;
  const issues = inputIssuesOf(result.error);
  throw new HealthError('invalid-input', `This ${kind} record cannot be stored: ${sentenceOfIssues(issues)}.`, {
    issues,
  });
}
