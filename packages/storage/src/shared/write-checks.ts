import { type AnyRecord, HealthError, type RecordId } from '@vitalwire/core';
import { refused } from './validate.ts';

/** @throws HealthError `invalid-input`: two records of one source claim one natural key, or one id two keys */
export function keyConflict(record: AnyRecord, place: number, holder: string): HealthError<'invalid-input'> {
  return refused(record, place, [{ path: 'provenance.naturalKey', message: `is held by ${holder} already` }]);
}

export function workoutUnknown(workoutId: RecordId): HealthError<'not-found'> {
  return new HealthError(
    'not-found',
    `Streams were given for ${workoutId}, which is not stored. Store the workout first.`,
    {
      what: workoutId,
    },
  );
}
