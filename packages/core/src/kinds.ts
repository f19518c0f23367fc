import type { BodyMeasurement } from './records/body-measurement.ts';
import type { CycleDay } from './records/cycle-day.ts';
import type { DailySummary } from './records/daily-summary.ts';
import type { Goal } from './records/goal.ts';
import type { Hrv } from './records/hrv.ts';
import type { Hydration } from './records/hydration.ts';
import type { LabResult } from './records/lab-result.ts';
import type { Meal } from './records/meal.ts';
import type { Medication } from './records/medication.ts';
import type { Note } from './records/note.ts';
import type { PlannedWorkout } from './records/planned-workout.ts';
import type { Readiness } from './records/readiness.ts';
import type { Recipe } from './records/recipe.ts';
import type { SampleSeries } from './records/samples.ts';
import type { Sleep } from './records/sleep.ts';
import type { StrengthSession } from './records/strength-session.ts';
import type { Workout } from './records/workout.ts';

/** Kinds of record. Values are stored: add, never rename. */
export const DataKind = {
  Workout: 'workout',
  Sleep: 'sleep',
  DailySummary: 'dailySummary',
  Readiness: 'readiness',
  Hrv: 'hrv',
  BodyMeasurement: 'bodyMeasurement',
  Samples: 'samples',
  StrengthSession: 'strengthSession',
  Meal: 'meal',
  Hydration: 'hydration',
  CycleDay: 'cycleDay',
  LabResult: 'labResult',
  Medication: 'medication',
  Note: 'note',
  Goal: 'goal',
  Recipe: 'recipe',
  PlannedWorkout: 'plannedWorkout',
} as const;
export type DataKind = (typeof DataKind)[keyof typeof DataKind];

export const dataKinds: readonly DataKind[] = Object.values(DataKind);

/** Kind → record. The one place that ties the two together; everything generic is keyed by it. */
export interface RecordByKind {
  workout: Workout;
  sleep: Sleep;
  dailySummary: DailySummary;
  readiness: Readiness;
  hrv: Hrv;
  bodyMeasurement: BodyMeasurement;
  samples: SampleSeries;
  strengthSession: StrengthSession;
  meal: Meal;
  hydration: Hydration;
  cycleDay: CycleDay;
  labResult: LabResult;
  medication: Medication;
  note: Note;
  goal: Goal;
  recipe: Recipe;
  plannedWorkout: PlannedWorkout;
}
export type RecordOf<K extends DataKind> = RecordByKind[K];
export type AnyRecord = RecordByKind[DataKind];
