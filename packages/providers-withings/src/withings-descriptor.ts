import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const withingsId = 'withings' as SourceId;

/** A person's own export of Withings: nothing to sign in to, no terms between a person and their own files. */
export const withingsDescriptor: ProviderDescriptor<never> = {
  id: withingsId,
  displayName: 'Withings',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-withings',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['sleep', 'workout', 'bodyMeasurement', 'dailySummary', 'samples'],
  measuredBy: 'scale',
  dataPolicy: ownDataPolicy,
};
