import { ageGrade } from './age-grade.ts';
import { altitudeTime } from './altitude-time.ts';
import { heatSlowing, wetBulbGlobeTemperature } from './conditions.ts';
import { criticalSpeed } from './critical-speed.ts';
import { dPrimeBalance } from './d-prime-balance.ts';
import { runningStiffness, strideDynamics } from './dynamics.ts';
import { costOfRunning, costOfWalking, gradeAdjustedSpeed, normalizedGradedSpeed } from './grade.ts';
import { gradeAdjustedPace, normalizedGradedPace } from './graded-pace.ts';
import { marathonShape } from './marathon-shape.ts';
import { raceTime, raceTimeCameron, raceTimePierreStep, raceTimeRiegel, raceTimeVdot } from './race-time.ts';
import { govss, lactateNormalizedPower, runningEffectiveness, runningPower } from './running-power.ts';
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
  'running.grade-adjusted-pace.minetti_2002': gradeAdjustedPace,
  'running.normalized-graded-pace.mcgregor': normalizedGradedPace,
  'running.d-prime-balance.differential_exact': dPrimeBalance,
  'running.power.skiba_2006': runningPower,
  'running.lactate-normalized-power.skiba_2006': lactateNormalizedPower,
  'running.power-stress.govss': govss,
  'running.effectiveness.coggan': runningEffectiveness,
  'running.marathon-shape.runalyze': marathonShape,
  'running.stiffness.morin_2005': runningStiffness,
  'running.stride.definition': strideDynamics,
  'running.age-grade.usatf_mldr_2025': ageGrade,
  'running.wet-bulb-globe.acsm_1984': wetBulbGlobeTemperature,
  'running.heat-slowing.ely_2007': heatSlowing,
  'running.altitude-time.vdot_share': altitudeTime,
} as const;
