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

/** @throws HealthError `not-found`, `invalid-input` */
export async function findActivity(id: string, health: HealthData, read: ReadCall): Promise<MergedRecord<'workout'>> {
  if (id === 'latest') {
    const { records } = await health.list('workout', { order: 'newest-first', limit: 1 }, read);
    const [newest] = records;
    if (newest === undefined) throw new HealthError('not-found', 'There is no activity yet.', { what: 'activity yet' });
    return newest;
  }
  if (kindOfRecordId(id) !== 'workout') {
    throw invalidArgument(
      'activity_id',
      'must be an id as get_activities gives it (workout_ and 16 characters), or "latest".',
    );
  }
  const found = await health.get('workout', id as RecordId, read);
  if (found === null) {
    const what = `activity ${cleanText(id, 40)}; get_activities lists those there are`;
    throw new HealthError('not-found', `There is no ${what}.`, { what });
  }
  return found;
}
