import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const fitbitId = 'fitbit' as SourceId;

/** A person's own Fitbit data from Google Takeout: nothing to sign in to, no terms between a person and their own file. */
export const fitbitDescriptor: ProviderDescriptor<never> = {
  id: fitbitId,
  displayName: 'Fitbit',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-fitbit',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['samples', 'sleep', 'workout', 'dailySummary', 'hrv', 'readiness', 'bodyMeasurement'],
  measuredBy: 'watch',
  dataPolicy: ownDataPolicy,
};
