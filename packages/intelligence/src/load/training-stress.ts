import { computed, type Outcome } from '@vitalwire/core';
import { defineAlgorithm } from '../define-algorithm.ts';
import { type AnsweredBy, firstAnswer } from '../hybrid.ts';
import { normalizedPower } from '../power/normalized-power.ts';
import { averagePower } from '../power/power-ratios.ts';
import * as references from '../references.ts';
import { heartRateStress } from './heart-rate-stress.ts';
import { trainingStress, trainingStressAveragePower } from './power-stress.ts';
import { runningStress, swimmingStress } from './speed-stress.ts';
import type { TrimpSex } from './trimp-weights.ts';

/**
 * Whatever is known of the session and the person. Each way needs its own fields and is skipped without them; give
 * only thresholds that are right for the sport.
 */
export interface TrainingStressInput {
  /** Of the session, pauses excluded. With a stream its own length counts. */
  readonly durationSeconds?: number;
  /** 1 Hz, NaN missing. */
  readonly powerWatts?: Float64Array;
  readonly averagePowerWatts?: number;
  readonly ftpWatts?: number;
  readonly normalizedGradedSpeedMetersPerSecond?: number;
  readonly thresholdSpeedMetersPerSecond?: number;
  /** Swimming only: a run's average speed belongs nowhere. */
  readonly averageSwimSpeedMetersPerSecond?: number;
  readonly criticalSwimSpeedMetersPerSecond?: number;
  /** 1 Hz, NaN missing. */
  readonly heartRateBpm?: Float64Array;
  readonly averageHeartRateBpm?: number;
  readonly restingHeartRateBpm?: number;
  readonly maximumHeartRateBpm?: number;
  readonly lactateThresholdHeartRateBpm?: number;
  readonly sex?: TrimpSex;
}

export type TrainingStressId =
  | 'load.training-stress.normalized_power'
  | 'load.training-stress.avg_power'
  | 'load.running-stress.mcgregor'
  | 'load.swimming-stress.cubed'
  | 'load.heart-rate-stress.lthr_trimp';

export interface TrainingStressAnswer extends AnsweredBy<number, TrainingStressId> {
  /** `measured`: from the power the score is defined on. */
  readonly quality: 'measured' | 'estimated';
}

function fromPower(input: TrainingStressInput): Outcome<number> | null {
  const { powerWatts, ftpWatts } = input;
  if (powerWatts === undefined || ftpWatts === undefined) return null;
  const power = normalizedPower({ powerWatts });
  if (power.status !== 'ok') return power;
  const score = trainingStress({ durationSeconds: powerWatts.length, normalizedPowerWatts: power.value, ftpWatts });
  return score.status === 'ok' ? computed(score.value, [...power.warnings, ...score.warnings]) : score;
}

/** Of a stream that is too short for Normalized Power the mean is taken where none is given. */
function fromAveragePower(input: TrainingStressInput): Outcome<number> | null {
  const { powerWatts, averagePowerWatts, durationSeconds = powerWatts?.length, ftpWatts } = input;
  if (durationSeconds === undefined || ftpWatts === undefined) return null;
  if (averagePowerWatts !== undefined)
    return trainingStressAveragePower({ durationSeconds, averagePowerWatts, ftpWatts });
  const mean = powerWatts === undefined ? null : averagePower({ powerWatts });
  if (mean?.status !== 'ok') return mean;
  const score = trainingStressAveragePower({ durationSeconds, averagePowerWatts: mean.value, ftpWatts });
  return score.status === 'ok' ? computed(score.value, [...mean.warnings, ...score.warnings]) : score;
}

function fromRunning(input: TrainingStressInput): Outcome<number> | null {
  const { durationSeconds, normalizedGradedSpeedMetersPerSecond, thresholdSpeedMetersPerSecond } = input;
  if (durationSeconds === undefined || normalizedGradedSpeedMetersPerSecond === undefined) return null;
  if (thresholdSpeedMetersPerSecond === undefined) return null;
  return runningStress({ durationSeconds, normalizedGradedSpeedMetersPerSecond, thresholdSpeedMetersPerSecond });
}

function fromSwimming(input: TrainingStressInput): Outcome<number> | null {
  const { durationSeconds, averageSwimSpeedMetersPerSecond, criticalSwimSpeedMetersPerSecond } = input;
  if (durationSeconds === undefined || averageSwimSpeedMetersPerSecond === undefined) return null;
  if (criticalSwimSpeedMetersPerSecond === undefined) return null;
  return swimmingStress({
    durationSeconds,
    averageSpeedMetersPerSecond: averageSwimSpeedMetersPerSecond,
    criticalSwimSpeedMetersPerSecond,
  });
}

function fromHeartRate(input: TrainingStressInput): Outcome<number> | null {
  const { restingHeartRateBpm, maximumHeartRateBpm, lactateThresholdHeartRateBpm, sex } = input;
  const { heartRateBpm, averageHeartRateBpm, durationSeconds } = input;
  if (restingHeartRateBpm === undefined || maximumHeartRateBpm === undefined) return null;
  if (lactateThresholdHeartRateBpm === undefined || sex === undefined) return null;
  const person = { restingHeartRateBpm, maximumHeartRateBpm, lactateThresholdHeartRateBpm, sex };
  if (heartRateBpm !== undefined) {
    const answer = heartRateStress({ ...person, heartRateBpm });
    if (answer.status === 'ok') return answer;
  }
  if (averageHeartRateBpm === undefined || durationSeconds === undefined) return null;
  return heartRateStress({ ...person, averageHeartRateBpm, durationSeconds });
}

/** One score for every sport, from the best input there is, saying which that was. */
export const trainingStressHybrid = /* @__PURE__ */ defineAlgorithm(
  {
    id: 'load.training-stress.hybrid',
    version: 1,
    title: 'Training stress, best available input',
    unit: 'TSS',
    evidence: 'heuristic',
    formula: 'Normalized Power, else average power, else graded running speed, else swimming speed, else heart rate',
    validRange: 'as the method that answered; only the first is TSS as defined',
    references: [references.allenCoggan, references.mcgregorFitzgerald2010, references.banister1991],
  },
  (input: TrainingStressInput): Outcome<TrainingStressAnswer> => {
    const answer = firstAnswer<number, TrainingStressId>(
      [
        ['load.training-stress.normalized_power', () => fromPower(input)],
        ['load.training-stress.avg_power', () => fromAveragePower(input)],
        ['load.running-stress.mcgregor', () => fromRunning(input)],
        ['load.swimming-stress.cubed', () => fromSwimming(input)],
        ['load.heart-rate-stress.lthr_trimp', () => fromHeartRate(input)],
      ],
      'power with FTP, graded speed with threshold pace, swim speed with CSS, or heart rate with LTHR, resting and maximum heart rate and sex',
    );
    if (answer.status !== 'ok') return answer;
    const measured = answer.value.answeredBy === 'load.training-stress.normalized_power';
    return computed({ ...answer.value, quality: measured ? 'measured' : 'estimated' }, answer.warnings);
  },
);
