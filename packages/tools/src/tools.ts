import { getConnectionStatus } from './account/get-connection-status.ts';
import { getActivities } from './activity/get-activities.ts';
import { getActivityDetails } from './activity/get-activity-details.ts';
import { getActivityLaps } from './activity/get-activity-laps.ts';
import { getActivityStreams } from './activity/get-activity-streams.ts';
import { getAthlete } from './athlete/get-athlete.ts';
import { getFitnessConfig } from './athlete/get-fitness-config.ts';
import { getStats } from './athlete/get-stats.ts';
import { setFitnessConfig } from './athlete/set-fitness-config.ts';
import { getBodyMeasurements } from './body/get-body-measurements.ts';
import { getDailyBrief } from './brief/get-daily-brief.ts';
import { getDailySummary } from './days/get-daily-summary.ts';
import { getHealthSummary } from './days/get-health-summary.ts';
import type { AnyTool } from './define-tool.ts';
import { explain } from './meta/explain.ts';
import { findTools } from './meta/find-tools.ts';
import { getRecovery } from './recovery/get-recovery.ts';
import { getSleep } from './sleep/get-sleep.ts';
import { analyzeActivity } from './training/analyze-activity.ts';
import { analyzeTrainingLoad } from './training/analyze-training-load.ts';
import { calculatePersonalizedZones } from './training/calculate-personalized-zones.ts';
import { getActivityZones } from './training/get-activity-zones.ts';

/** Every tool there is, in the order they are listed. */
export const allTools: readonly AnyTool[] = [
  getActivities,
  getActivityDetails,
  getActivityLaps,
  getActivityStreams,
  getActivityZones,
  getStats,
  getDailyBrief,
  getSleep,
  getRecovery,
  getHealthSummary,
  getDailySummary,
  getBodyMeasurements,
  analyzeActivity,
  analyzeTrainingLoad,
  calculatePersonalizedZones,
  getAthlete,
  getFitnessConfig,
  setFitnessConfig,
  getConnectionStatus,
  explain,
  findTools,
];
