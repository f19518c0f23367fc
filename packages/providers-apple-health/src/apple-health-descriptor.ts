import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const appleHealthId = 'apple-health' as SourceId;

/** What a person's own phone gives away: nothing to sign in to, nothing to ask, no terms. */
export const appleHealthDescriptor: ProviderDescriptor<never> = {
  id: appleHealthId,
  displayName: 'Apple Health',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-apple-health',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['workout', 'sleep', 'hrv', 'samples', 'dailySummary', 'bodyMeasurement', 'meal', 'hydration', 'cycleDay'],
  measuredBy: 'phone',
  dataPolicy: ownDataPolicy,
};
