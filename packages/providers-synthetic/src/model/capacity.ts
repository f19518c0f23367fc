/** What the athlete can do on one day: the truth behind the thresholds. */
export interface Capacity {
  /** Power of the two-parameter model P(t) = CP + W′/t. */
  readonly criticalPowerWatts: number;
  /** W′. */
  readonly anaerobicCapacityJoules: number;
  /** Power that this curve gives for one hour. */
  readonly functionalThresholdPowerWatts: number;
  /** Running on the flat, held for about an hour. */
  readonly thresholdSpeedMetersPerSecond: number;
  readonly criticalSwimSpeedMetersPerSecond: number;
}

export type Discipline = 'cycling' | 'running' | 'swimming';
export const disciplines: readonly Discipline[] = ['cycling', 'running', 'swimming'];

/** One person's answer to training. */
export interface CapacityModel {
  /** Without any training: critical power in watts, speeds in m/s. */
  readonly untrained: { readonly [D in Discipline]: number };
  /** Share added for each 100 of fitness. */
  readonly gainPer100: number;
  /** Share lost for each 100 of fatigue. */
  readonly costPer100: number;
  readonly anaerobicCapacityJoules: number;
  /** Joules of W′ added for each 10 of training load a day above threshold. */
  readonly anaerobicGainJoules: number;
}

/**
 * Impulse and response in the form of Banister et al. 1975 (a gain from a slowly decaying sum of training, a loss
 * from a quickly decaying one), with daily means in place of sums so that both read in load a day.
 */
export interface TrainingState {
  /** By discipline, over about six weeks; others count in part. */
  readonly fitness: { readonly [D in Discipline]: number };
  /** Everything, over about a week. */
  readonly fatigue: number;
  /** Everything, over about six weeks. */
  readonly base: number;
  /** Load above threshold, over about three weeks. */
  readonly sharpness: number;
}

export const untrainedState: TrainingState = {
  fitness: { cycling: 0, running: 0, swimming: 0 },
  fatigue: 0,
  base: 0,
  sharpness: 0,
};

/** Load of one day in the model's unit: 100 is one hour at threshold. */
export interface DayImpulse {
  readonly byDiscipline: { readonly [D in Discipline]: number };
  /** Strength, walking and the like: tires, and builds no capacity that is modelled. */
  readonly other: number;
  /** The part of it above threshold. */
  readonly aboveThreshold: number;
}

export const noImpulse: DayImpulse = {
  byDiscipline: { cycling: 0, running: 0, swimming: 0 },
  other: 0,
  aboveThreshold: 0,
};

const FITNESS_DAYS = 42;
const FATIGUE_DAYS = 7;
const SHARPNESS_DAYS = 21;
/** How much a ride does for running, and the like. */
const CROSS_TRANSFER = 0.4;
const SECONDS_OF_FTP = 3600;

export function totalImpulse(impulse: DayImpulse): number {
  const { cycling, running, swimming } = impulse.byDiscipline;
  return cycling + running + swimming + impulse.other;
}

/** The state in the evening, from the one in the morning and the day's training. */
export function afterDay(state: TrainingState, impulse: DayImpulse): TrainingState {
  const total = totalImpulse(impulse);
  const endurance = total - impulse.other;
  const fitness = (discipline: Discipline) => {
    const own = impulse.byDiscipline[discipline];
    return approach(state.fitness[discipline], own + CROSS_TRANSFER * (endurance - own), FITNESS_DAYS);
  };
  return {
    fitness: { cycling: fitness('cycling'), running: fitness('running'), swimming: fitness('swimming') },
    fatigue: approach(state.fatigue, total, FATIGUE_DAYS),
    base: approach(state.base, total, FITNESS_DAYS),
    sharpness: approach(state.sharpness, impulse.aboveThreshold, SHARPNESS_DAYS),
  };
}

export function capacityOf(model: CapacityModel, state: TrainingState): Capacity {
  const share = (discipline: Discipline) =>
    1 + (model.gainPer100 * state.fitness[discipline] - model.costPer100 * state.fatigue) / 100;
  const criticalPowerWatts = model.untrained.cycling * share('cycling');
  const anaerobicCapacityJoules = model.anaerobicCapacityJoules + (model.anaerobicGainJoules * state.sharpness) / 10;
  return {
    criticalPowerWatts,
    anaerobicCapacityJoules,
    functionalThresholdPowerWatts: criticalPowerWatts + anaerobicCapacityJoules / SECONDS_OF_FTP,
    thresholdSpeedMetersPerSecond: model.untrained.running * share('running'),
    criticalSwimSpeedMetersPerSecond: model.untrained.swimming * share('swimming'),
  };
}

/** Power that empties W′ in exactly this time. */
export function maximalPowerFor(capacity: Capacity, seconds: number): number {
  return capacity.criticalPowerWatts + capacity.anaerobicCapacityJoules / seconds;
}

/** One day's step of a mean that forgets over `days`. */
export function approach(mean: number, value: number, days: number): number {
  return mean + (value - mean) / days;
}
