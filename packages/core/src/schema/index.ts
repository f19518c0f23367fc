import type * as z from 'zod';
import { HealthError } from '../errors.ts';
import type { DataKind, RecordByKind } from '../kinds.ts';
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
import { plannedWorkoutSchema } from './planned-workout.ts';
import { readinessSchema } from './readiness.ts';
import { recipeSchema } from './recipe.ts';
import { samplesSchema } from './samples.ts';
import { sleepSchema } from './sleep.ts';
import { strengthSessionSchema } from './strength-session.ts';
import { workoutSchema } from './workout.ts';

export { inputIssuesOf, sentenceOfIssues } from './issues.ts';
export { personProfileSchema, thresholdSchema } from './person.ts';
export {
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
  plannedWorkoutSchema,
  readinessSchema,
  recipeSchema,
  samplesSchema,
  sleepSchema,
  strengthSessionSchema,
  workoutSchema,
};

/** Kind → schema. Closed: an unknown key is an error, an optional key does not take `undefined`. */
export const recordSchemas: { readonly [K in DataKind]: z.ZodType<RecordByKind[K]> } = {
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
