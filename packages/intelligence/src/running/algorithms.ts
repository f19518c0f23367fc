import { criticalSpeed } from './critical-speed.ts';
import { costOfRunning, costOfWalking, gradeAdjustedSpeed, normalizedGradedSpeed } from './grade.ts';
import { raceTime, raceTimeCameron, raceTimePierreStep, raceTimeRiegel, raceTimeVdot } from './race-time.ts';
import { trainingPaces, trainingPacesGoldenCheetah } from './training-paces.ts';
import { vdot, vdotPierreStep, vdotRiegel, velocityAtVdot } from './vdot.ts';

/** By id: a part of the registry. */
export const runningAlgorithms = {
  'running.vdot.daniels_gilbert': vdot,
  'running.vdot.pierre_step': vdotPierreStep,
  'running.vdot.riegel_10k': vdotRiegel,
  'running.velocity-at-vdot.quadratic_inverse': velocityAtVdot,
  'running.race-time.hybrid': raceTime,
  'running.race-time.vdot_root': raceTimeVdot,
  'running.race-time.riegel': raceTimeRiegel,
  'running.race-time.cameron': raceTimeCameron,
  'running.race-time.pierre_step': raceTimePierreStep,
  'running.training-paces.daniels': trainingPaces,
  'running.training-paces.goldencheetah': trainingPacesGoldenCheetah,
  'running.critical-speed.distance_time_linear': criticalSpeed,
  'running.cost-of-grade.minetti_running': costOfRunning,
  'running.cost-of-grade.minetti_walking': costOfWalking,
  'running.grade-adjusted-speed.minetti_2002': gradeAdjustedSpeed,
  'running.normalized-graded-speed.mcgregor': normalizedGradedSpeed,
} as const;
