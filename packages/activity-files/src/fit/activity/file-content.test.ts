import { expect, it } from 'vitest';
import { messageProfileNamed } from '../profile/profile.ts';
import { isContent } from './file-content.ts';

it.each([
  'file_id',
  'file_creator',
  'activity',
  'session',
  'lap',
  'length',
  'set',
  'event',
  'device_info',
  'sport',
  'workout',
  'zones_target',
  'exercise_title',
  'user_metrics',
  'max_met_data',
  'activity_metrics',
])('asks for %s by the number that the table gives it', (name) => {
  expect(isContent(messageProfileNamed(name)?.number ?? -1)).toBe(true);
});
