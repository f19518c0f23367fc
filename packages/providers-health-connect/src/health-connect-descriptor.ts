import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const healthConnectId = 'health-connect' as SourceId;

/** A person's own export of Health Connect: nothing to sign in to, no terms between a person and their own files. */
export const healthConnectDescriptor: ProviderDescriptor<never> = {
  id: healthConnectId,
  displayName: 'Health Connect',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-health-connect',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['sleep', 'workout', 'samples', 'dailySummary', 'bodyMeasurement', 'meal', 'hydration'],
  measuredBy: 'phone',
  dataPolicy: ownDataPolicy,
};
