import {
  type HealthData,
  HealthError,
  kindOfRecordId,
  type MergedRecord,
  type ReadCall,
  type RecordId,
} from '@vitalwire/core';
import { invalidArgument } from '../run/input-issues.ts';
import { cleanText } from '../text/clean-text.ts';
import { sourceNamed } from './filters.ts';

/**
 * @param provider only an activity that this source recorded; with `latest` its newest
 * @throws HealthError `not-found`, `invalid-input`
 */
export async function findActivity(
  id: string,
  health: HealthData,
  read: ReadCall,
  provider?: string,
): Promise<MergedRecord<'workout'>> {
  const source = provider === undefined ? null : await sourceNamed(provider, health, read);
  if (id === 'latest') {
    const ofSource = source === null ? {} : { sourceIds: [source] };
    const { records } = await health.list('workout', { order: 'newest-first', limit: 1, ...ofSource }, read);
    const [newest] = records;
    if (newest === undefined) throw nothing(source === null ? 'activity yet' : `activity of ${source} yet`);
    return newest;
  }
  if (kindOfRecordId(id) !== 'workout') {
    throw invalidArgument(
      'activity_id',
      'must be an id as get_activities gives it (workout_ and 16 characters), or "latest".',
    );
  }
  const found = await health.get('workout', id as RecordId, read);
  if (found === null) throw nothing(`activity ${cleanText(id, 40)}; get_activities lists those there are`);
  if (source !== null && !found.sources.some(({ sourceId }) => sourceId === source)) {
    const recorded = found.sources.map(({ sourceId }) => sourceId).join(', ');
    throw nothing(`recording of this activity by ${source}; it was recorded by ${recorded}`);
  }
  return found;
}

function nothing(what: string): HealthError<'not-found'> {
  return new HealthError('not-found', `There is no ${what}.`, { what });
}
