import { type ChosenMethod, computed, insufficientData, type Outcome, type Workout } from '@vitalwire/core';
import {
  normalizedPower,
  type TrainingStressAnswer,
  type TrainingStressId,
  trainingStress,
  trainingStressAveragePower,
  trainingStressPierreRounded,
} from '@vitalwire/intelligence';
import { trainingSeconds } from '../activity/activity-fields.ts';
import { choiceWords } from './method-inputs.ts';
import { meanOf, type Session } from './session.ts';

export type LoadMethodId = TrainingStressId | 'load.training-stress.avg_power_pierre_rounded';

/** One activity's load with the method that gave it. */
export interface LoadAnswer extends Omit<TrainingStressAnswer, 'answeredBy'> {
  readonly answeredBy: LoadMethodId;
}

type PowerMethod = Exclude<ChosenMethod<'load.training-stress'>['method'], 'hybrid'>;

/** By one method of power and no other: what it lacks is said. */
export function chosenLoad(
  choice: ChosenMethod<'load.training-stress'> & { readonly method: PowerMethod },
  workout: Workout,
  session: Session | null,
  ftpWatts: number | undefined,
): Outcome<LoadAnswer> {
  const { method } = choice;
  const powerWatts = session?.columns.powerWatts;
  const recorded = powerWatts?.some((watts) => watts === watts) ? powerWatts : undefined;
  const averagePowerWatts = meanOf(recorded, 'zero') ?? workout.averagePowerWatts;
  const lacking = [
    ...(ftpWatts === undefined ? ['ftp_watts'] : []),
    ...(method === 'normalized_power' && recorded === undefined ? ['power samples'] : []),
    ...(method !== 'normalized_power' && averagePowerWatts === undefined ? ['power'] : []),
  ];
  if (ftpWatts === undefined || lacking.length > 0) {
    return insufficientData(lacking.join(', '), `${choiceWords(choice)}: no other method was tried`);
  }
  const outcome = stress(
    method,
    recorded,
    averagePowerWatts ?? 0,
    session?.seconds ?? trainingSeconds(workout),
    ftpWatts,
  );
  if (outcome.status !== 'ok') return outcome;
  const quality = method === 'normalized_power' ? 'measured' : 'estimated';
  return computed(
    { value: outcome.value, answeredBy: `load.training-stress.${method}`, reason: '', quality },
    outcome.warnings,
  );
}

function stress(
  method: PowerMethod,
  powerWatts: Float64Array | undefined,
  averagePowerWatts: number,
  seconds: number,
  ftpWatts: number,
): Outcome<number> {
  if (method !== 'normalized_power' || powerWatts === undefined) {
    const average = { durationSeconds: powerWatts?.length ?? seconds, averagePowerWatts, ftpWatts };
    return method === 'avg_power' ? trainingStressAveragePower(average) : trainingStressPierreRounded(average);
  }
  const power = normalizedPower({ powerWatts });
  if (power.status !== 'ok') return power;
  const score = trainingStress({ durationSeconds: powerWatts.length, normalizedPowerWatts: power.value, ftpWatts });
  return score.status === 'ok' ? computed(score.value, [...power.warnings, ...score.warnings]) : score;
}
