export {
  type AppleHealthExportOptions,
  appleHealthExport,
  extraMoments,
  type HealthHistory,
  healthDocument,
} from './apple-health-export.ts';
export { heartRateAt } from './day-rows.ts';
export type { SleepStyle } from './sleep-rows.ts';
export type { WorkoutStyle } from './workout-elements.ts';
