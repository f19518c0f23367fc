import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const samsungHealthId = 'samsung-health' as SourceId;

/** A person's own export of Samsung Health: nothing to sign in to, no terms between a person and their own files. */
export const samsungHealthDescriptor: ProviderDescriptor<never> = {
  id: samsungHealthId,
  displayName: 'Samsung Health',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-samsung-health',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['sleep', 'workout', 'samples', 'dailySummary', 'bodyMeasurement', 'hydration', 'readiness'],
  measuredBy: 'watch',
  dataPolicy: ownDataPolicy,
};
