import { HealthError, type RecordQuery } from '@vitalwire/core';

/**
 * @returns whether the query can have an answer: an empty choice of sources or subtypes, or a limit of 0, has none
 * @throws HealthError `invalid-input` for a limit that is no count
 */
export function canAnswer(query: Pick<RecordQuery, 'limit' | 'sourceIds' | 'subtypes'>): boolean {
  const { limit, sourceIds, subtypes } = query;
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 0)) {
    throw new HealthError('invalid-input', 'The limit of a listing must be a whole number from 0.', {
      issues: [{ path: 'limit', message: 'must be a whole number from 0' }],
    });
  }
  return limit !== 0 && sourceIds?.length !== 0 && subtypes?.length !== 0;
}
