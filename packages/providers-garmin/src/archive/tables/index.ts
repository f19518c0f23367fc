import { biometricsTable, bloodPressureTable, maximumOxygenTable } from './body.ts';
import { dailyTable } from './daily.ts';
import { healthStatusTable } from './health-status.ts';
import { hydrationTable } from './hydration.ts';
import { sleepTable } from './sleep.ts';
import type { Table } from './table.ts';
import { trainingReadinessTable } from './training-readiness.ts';

/** Files that are read row by row. The first whose marks are in the beginning of a file reads it. */
export const tables: readonly Table[] = [
  dailyTable,
  sleepTable,
  healthStatusTable,
  trainingReadinessTable,
  maximumOxygenTable,
  bloodPressureTable,
  biometricsTable,
  hydrationTable,
];

/** Files that are not read, by a mark in them or in their names, and why. */
const unread: readonly (readonly [mark: RegExp, reason: string])[] = [
  [
    /"dailyTrainingLoadAcute"|MetricsAcuteTrainingLoad/,
    'Training load has no upper end: load is reckoned from the workouts.',
  ],
  [/"trainingStatus"|TrainingHistory/, 'Training status is a word: it is reckoned from the workouts.'],
  [/"raceTime5K"|RunRacePredictions/, 'Race predictions are reckoned from the workouts.'],
  [/"personalRecordId"|personalRecord/, 'Personal records are found in the workouts.'],
  [/EnduranceScore|HillScore|HeatAltitudeAcclimation/, 'The score is none of how recovered the person is.'],
  [/fitnessAge|bioMetrics_latest|userBioMetricProfileData/, 'It repeats values that are read elsewhere.'],
  [/heartRateZones|powerZones/, 'Zones carry no date.'],
  [/Golf-/, 'Rounds of golf have no kind of ours beside their recording.'],
  [/nutritionLogs/, 'Logged food is not read.'],
  [/LifestyleLogging|ManualStressLevel/, 'What was logged by hand has no kind of ours.'],
];

export function reasonNotRead(name: string, head: string): string {
  return (
    unread.find(([mark]) => mark.test(name))?.[1] ??
    unread.find(([mark]) => mark.test(head))?.[1] ??
    'It holds nothing that was recorded or measured.'
  );
}
