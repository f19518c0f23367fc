import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const polarId = 'polar' as SourceId;

/** A person's own export of Polar Flow: nothing to sign in to, no terms between a person and their own files. */
export const polarDescriptor: ProviderDescriptor<never> = {
  id: polarId,
  displayName: 'Polar',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-polar',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['workout', 'sleep', 'readiness', 'hrv', 'dailySummary', 'samples', 'bodyMeasurement'],
  measuredBy: 'watch',
  dataPolicy: ownDataPolicy,
};
