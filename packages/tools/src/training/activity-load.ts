import {
  type BasisInput,
  type BasisMethod,
  type ChosenMethod,
  insufficientData,
  type Outcome,
  type PersonProfile,
  SportFamily,
  sportFamily,
  type ThresholdMetric,
  type Workout,
} from '@vitalwire/core';
import {
  gradeStream,
  normalizedGradedSpeed,
  type TrainingStressInput,
  trainingStressHybrid,
} from '@vitalwire/intelligence';
import { trainingSeconds } from '../activity/activity-fields.ts';
import { thresholdInput } from '../basis-of.ts';
import { withoutUndefined } from '../without-undefined.ts';
import { attempt, IMPOSSIBLE } from './attempt.ts';
import { chosenLoad, type LoadAnswer } from './chosen-load.ts';
import { keyOf } from './kept.ts';
import { type LoadWay, loadWays, needOf, reasonFor } from './load-needs.ts';
import type { Session, SessionChannel } from './session.ts';
import { type SessionThreshold, type SessionThresholds, thresholdAssumptions, thresholdMethods } from './thresholds.ts';

const heartRateThresholds = ['lactateThresholdHeartRateBpm', 'maximumHeartRateBpm', 'restingHeartRateBpm'] as const;

export type LoadChoice = ChosenMethod<'load.training-stress'>;

export interface ActivityLoad {
  readonly outcome: Outcome<LoadAnswer>;
  /** Of thresholds that were estimated. */
  readonly methods: readonly BasisMethod[];
  /** Thresholds of the day that the method used. */
  readonly inputs: readonly BasisInput[];
  readonly assumptions: readonly string[];
  /** Why no better method answered; empty when the best one did. */
  readonly reason: string;
}

/** The channels that its load is computed from: those of the best method that the sport and the thresholds allow. */
export function loadChannels(
  workout: Workout,
  thresholds: SessionThresholds,
  { method }: LoadChoice,
): readonly SessionChannel[] {
  const has = (channel: SessionChannel) => workout.streams?.channels.includes(channel) ?? false;
  if (method !== 'hybrid') return has('powerWatts') ? ['powerWatts'] : [];
  if (thresholds.ftpWatts !== undefined && has('powerWatts')) return ['powerWatts'];
  const moves = has('speedMetersPerSecond') || has('distanceMeters');
  if (
    sportFamily(workout.sport) === SportFamily.Running &&
    thresholds.thresholdSpeedMetersPerSecond !== undefined &&
    moves
  ) {
    return (['speedMetersPerSecond', 'distanceMeters', 'altitudeMeters'] as const).filter(has);
  }
  return has('heartRateBpm') && heartRateThresholds.every((metric) => thresholds[metric] !== undefined)
    ? ['heartRateBpm']
    : [];
}

const loadMetrics = [
  'ftpWatts',
  'thresholdSpeedMetersPerSecond',
  'criticalSwimSpeedMetersPerSecond',
  ...heartRateThresholds,
] as const satisfies readonly ThresholdMetric[];

/** What `computeLoad` rests on beside the workout and its samples. */
export function loadKey(thresholds: SessionThresholds, { sex }: PersonProfile, choice: LoadChoice): string {
  return keyOf(choice.method, choice.chosenBy, sex, ...loadMetrics.map((metric) => thresholds[metric]?.value));
}

/** One activity's load on the scale of TSS, by the method chosen: the best that there is, or the one named. */
export function computeLoad(
  workout: Workout,
  session: Session | null,
  thresholds: SessionThresholds,
  profile: PersonProfile,
  choice: LoadChoice,
): Outcome<LoadAnswer> {
  return attempt((): Outcome<LoadAnswer> => {
    const { method } = choice;
    return method === 'hybrid'
      ? trainingStressHybrid(loadInput(workout, session, thresholds, profile, choice))
      : chosenLoad({ ...choice, method }, workout, session, thresholds.ftpWatts?.value);
  });
}

/** The load with what has to be said of it. @param outcome of `computeLoad` with the same thresholds, profile and choice */
export function activityLoad(
  workout: Workout,
  outcome: Outcome<LoadAnswer>,
  thresholds: SessionThresholds,
  profile: PersonProfile,
  choice: LoadChoice,
): ActivityLoad {
  const possible = choice.method === 'hybrid' ? loadWays(workout, thresholds, profile) : [];
  if (outcome.status !== 'ok') {
    const tried =
      choice.method !== 'hybrid' || outcome.need === IMPOSSIBLE || possible.some(({ lacking }) => lacking.length === 0);
    const { need, have } = tried ? outcome : needOf(possible);
    return { outcome: insufficientData(need, have), methods: [], inputs: [], assumptions: [], reason: '' };
  }
  const { answeredBy } = outcome.value;
  const used = usedBy[answeredBy].flatMap((metric) => thresholds[metric] ?? []);
  return {
    outcome,
    methods: thresholdMethods(used),
    inputs: inputsOf(outcome.value, used, profile),
    assumptions: thresholdAssumptions(used),
    reason: reasonFor(possible, wayOf[answeredBy]),
  };
}

/** Normalized graded speed of a run; on a treadmill and track the ground is level whatever the barometer says. */
export function gradedSpeedOf(workout: Workout, session: Session | null): Outcome<number> | null {
  const { speedMetersPerSecond, distanceMeters, altitudeMeters } = session?.columns ?? {};
  if (speedMetersPerSecond === undefined) return null;
  const isLevel = workout.indoor === true || workout.sport === 'treadmill_running' || workout.sport === 'track_running';
  if (isLevel || distanceMeters === undefined || altitudeMeters === undefined)
    return normalizedGradedSpeed({ speedMetersPerSecond });
  const grade = gradeStream({ distanceMeters: neverDecreasing(distanceMeters), altitudeMeters });
  return normalizedGradedSpeed({
    speedMetersPerSecond,
    ...(grade.status === 'ok' ? { gradeFraction: grade.value.gradeFraction } : {}),
  });
}

/** Devices take metres back now and then; the grade wants a distance that only grows. */
function neverDecreasing(meters: Float64Array): Float64Array {
  let farthest = Number.NEGATIVE_INFINITY;
  return meters.map((value) => {
    if (value > farthest) farthest = value;
    return value === value ? farthest : value;
  });
}

function loadInput(
  workout: Workout,
  session: Session | null,
  thresholds: SessionThresholds,
  profile: PersonProfile,
  choice: LoadChoice,
): TrainingStressInput {
  const family = sportFamily(workout.sport);
  const channels = loadChannels(workout, thresholds, choice);
  const taken = (channel: SessionChannel) => {
    const values = channels.includes(channel) ? session?.columns[channel] : undefined;
    return hasValues(values) ? values : undefined;
  };
  const byPace = channels.includes('speedMetersPerSecond') || channels.includes('distanceMeters');
  const graded = byPace ? gradedSpeedOf(workout, session) : null;
  const value = (metric: ThresholdMetric) => thresholds[metric]?.value;
  const cssKnown = family === SportFamily.Swimming && thresholds.criticalSwimSpeedMetersPerSecond !== undefined;
  const swum = cssKnown ? swumOf(workout) : undefined;
  const recorded = session === null || session.seconds === 0 ? trainingSeconds(workout) : session.seconds;
  return withoutUndefined({
    durationSeconds: swum?.seconds ?? recorded,
    powerWatts: taken('powerWatts'),
    averagePowerWatts: workout.averagePowerWatts,
    ftpWatts: value('ftpWatts'),
    normalizedGradedSpeedMetersPerSecond: graded?.status === 'ok' ? graded.value : undefined,
    thresholdSpeedMetersPerSecond: value('thresholdSpeedMetersPerSecond'),
    averageSwimSpeedMetersPerSecond: swum?.metersPerSecond,
    criticalSwimSpeedMetersPerSecond: value('criticalSwimSpeedMetersPerSecond'),
    heartRateBpm: taken('heartRateBpm'),
    averageHeartRateBpm: workout.averageHeartRateBpm,
    restingHeartRateBpm: value('restingHeartRateBpm'),
    maximumHeartRateBpm: value('maximumHeartRateBpm'),
    lactateThresholdHeartRateBpm: value('lactateThresholdHeartRateBpm'),
    sex: profile.sex,
  });
}

interface Swum {
  readonly seconds: number;
  readonly metersPerSecond: number;
}

/** Time and speed in the water: rests at the wall are left out where the lengths are known. */
function swumOf(workout: Workout): Swum | undefined {
  const active = workout.lengths.filter((length) => length.active);
  const seconds = active.reduce((sum, { elapsedSeconds }) => sum + elapsedSeconds, 0);
  if (workout.poolLengthMeters !== undefined && seconds > 0) {
    return { seconds, metersPerSecond: (active.length * workout.poolLengthMeters) / seconds };
  }
  const timed = workout.movingSeconds ?? trainingSeconds(workout);
  const { distanceMeters } = workout;
  return distanceMeters === undefined || timed <= 0
    ? undefined
    : { seconds: timed, metersPerSecond: distanceMeters / timed };
}

const wayOf: { readonly [Id in LoadAnswer['answeredBy']]: LoadWay['method'] } = {
  'load.training-stress.normalized_power': 'power',
  'load.training-stress.avg_power': 'power',
  'load.training-stress.avg_power_pierre_rounded': 'power',
  'load.running-stress.mcgregor': 'pace',
  'load.swimming-stress.cubed': 'swim',
  'load.heart-rate-stress.lthr_trimp': 'heart_rate',
};

const usedBy: { readonly [Id in LoadAnswer['answeredBy']]: readonly ThresholdMetric[] } = {
  'load.training-stress.normalized_power': ['ftpWatts'],
  'load.training-stress.avg_power': ['ftpWatts'],
  'load.training-stress.avg_power_pierre_rounded': ['ftpWatts'],
  'load.running-stress.mcgregor': ['thresholdSpeedMetersPerSecond'],
  'load.swimming-stress.cubed': ['criticalSwimSpeedMetersPerSecond'],
  'load.heart-rate-stress.lthr_trimp': heartRateThresholds,
};

function inputsOf(
  { answeredBy }: LoadAnswer,
  thresholds: readonly SessionThreshold[],
  profile: PersonProfile,
): readonly BasisInput[] {
  const used = thresholds.map(thresholdInput);
  if (answeredBy !== 'load.heart-rate-stress.lthr_trimp' || profile.sex === undefined) return used;
  return [
    ...used,
    { name: 'sex', value: profile.sex, unit: '', validFrom: null, origin: 'manual', extrapolated: false },
  ];
}

function hasValues(values: Float64Array | undefined): values is Float64Array {
  return values?.some((value) => value === value) ?? false;
}
