import { vdot, vdotPierreStep } from '../../src/running/vdot.ts';
import { answered, type Call, has, type Pairs, zipped } from './call.ts';
import { perMinute } from './names.ts';
import type { Given } from './vector.ts';

const known = {
  names: {
    knownDistanceM: 'distanceMeters',
    knownTimeS: 'durationSeconds',
    knownDistancesM: 'distancesMeters',
    knownTimesS: 'timesSeconds',
  },
} as const;

const resultOf = ({ distanceMeters, durationSeconds }: Given) => ({ distanceMeters, durationSeconds });

/** From one result, unless the index itself is given. */
const fromResult: Pick<Call, 'names' | 'input'> = {
  ...known,
  input: (given) =>
    has(given, 'vdot') ? given : { result: resultOf(given), targetDistanceMeters: given.targetDistanceMeters },
};

const fromResults: Pick<Call, 'names' | 'input' | 'main'> = {
  ...known,
  input: (given) => ({
    results: has(given, 'distancesMeters')
      ? zipped(given, { distancesMeters: 'distanceMeters', timesSeconds: 'durationSeconds' })
      : [resultOf(given)],
    targetDistanceMeters: given.targetDistanceMeters,
    ...(has(given, 'exponent') ? { exponent: given.exponent } : {}),
  }),
};

/** The index of a race where only the race is given. */
function withIndex(index: typeof vdot | typeof vdotPierreStep): Pick<Call, 'names' | 'input'> {
  return {
    ...known,
    input: (given) => {
      if (has(given, 'vdot') || !has(given, 'distanceMeters', 'durationSeconds')) return given;
      const outcome = index({
        distanceMeters: Number(given.distanceMeters),
        durationSeconds: Number(given.durationSeconds),
      });
      return outcome.status === 'ok' ? { ...given, vdot: outcome.value } : given;
    },
  };
}

export const runningPairs: Pairs = {
  'vdot daniels_gilbert': { id: 'running.vdot.daniels_gilbert' },
  'vdot pierre_step': { id: 'running.vdot.pierre_step' },
  'vdot riegel_10k': { id: 'running.vdot.riegel_10k' },
  'vdot riegel': { id: 'running.vdot.riegel_10k' },
  'velocityAtVdot quadratic_inverse': {
    id: 'running.velocity-at-vdot.quadratic_inverse',
    output: (metersPerSecond) => Number(metersPerSecond) / perMinute(1),
  },
  'raceTime vdot_root': { id: 'running.race-time.vdot_root', ...fromResult },
  'raceTime riegel': { id: 'running.race-time.riegel', ...fromResults, main: 'seconds' },
  'raceTime cameron': { id: 'running.race-time.cameron', ...fromResult },
  'raceTime pierre_step': { id: 'running.race-time.pierre_step', ...withIndex(vdotPierreStep) },
  'raceTime hybrid': { id: 'running.race-time.hybrid', ...fromResults, ...answered },
  'raceTimeFromVdot vdot_root': { id: 'running.race-time.vdot_root' },
  'raceTimeFromVdot pierre_step': { id: 'running.race-time.pierre_step' },
  'trainingPaces daniels': { id: 'running.training-paces.daniels', ...withIndex(vdot) },
  'trainingPaces goldencheetah': {
    id: 'running.training-paces.goldencheetah',
    ...withIndex(vdot),
    outputs: { vVdotMPerMin: 'velocityAtVdotMetersPerMinute' },
  },
  'criticalSpeed distance_time_linear': {
    id: 'running.critical-speed.distance_time_linear',
    names: { durationsS: 'timesSeconds' },
    input: (given) => ({
      efforts: zipped(given, { distancesMeters: 'distanceMeters', timesSeconds: 'durationSeconds' }),
    }),
    outputs: { dPrimeM: 'anaerobicDistanceMeters' },
    main: 'criticalSpeedMetersPerSecond',
  },
  'costOfRunning minetti_2002': { id: 'running.cost-of-grade.minetti_running' },
  'costOfWalking minetti_2002': { id: 'running.cost-of-grade.minetti_walking' },
  'gradeAdjustedSpeed minetti_2002': { id: 'running.grade-adjusted-speed.minetti_2002' },
  'normalizedGradedSpeed mcgregor': { id: 'running.normalized-graded-speed.mcgregor' },

  'vo2max cooper_12min': { id: 'fitness.vo2max.cooper_12min' },
  'vo2max rockport': { id: 'fitness.vo2max.rockport' },
  'vo2max bruce_foster': { id: 'fitness.vo2max.bruce_foster' },
  'vo2max bruce_pollock_female': { id: 'fitness.vo2max.bruce_pollock_female' },
  'vo2max uth_hr_ratio': { id: 'fitness.vo2max.uth_hr_ratio' },
  'vo2max astrand_equation': {
    id: 'fitness.vo2max.astrand_equation',
    main: 'millilitersPerKilogramMinute',
    outputs: { vo2maxLPerMin: 'litersPerMinute', vo2maxMlKgMin: 'millilitersPerKilogramMinute' },
  },
  'vo2max storer_cycle': { id: 'fitness.vo2max.storer_cycle' },
  'vo2max hawley_noakes': { id: 'fitness.vo2max.hawley_noakes' },
  'vo2max acsm_cycling': { id: 'fitness.vo2max.acsm_cycling' },
  'vo2max from_vdot': { id: 'fitness.vo2max.from_vdot' },
  'oxygenCost acsm_running': {
    id: 'fitness.oxygen-cost.acsm_running',
    input: (given) => ({ gradeFraction: 0, ...given }),
  },
  'oxygenCost acsm_cycling': { id: 'fitness.oxygen-cost.acsm_cycling' },
  'effectiveVo2max swain_daniels': { id: 'fitness.effective-vo2max.swain_daniels' },
};
