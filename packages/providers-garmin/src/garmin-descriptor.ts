import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const garminId = 'garmin' as SourceId;

/** The person's own account export: theirs without condition. */
export const garminDescriptor: ProviderDescriptor<never> = {
  id: garminId,
  displayName: 'Garmin',
  documentation: 'https://www.garmin.com/account/datamanagement/exportdata/',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['workout', 'sleep', 'dailySummary', 'readiness', 'hrv', 'bodyMeasurement', 'samples', 'hydration'],
  measuredBy: 'watch',
  dataPolicy: ownDataPolicy,
};
