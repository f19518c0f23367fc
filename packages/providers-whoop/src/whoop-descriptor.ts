import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const whoopId = 'whoop' as SourceId;

/** A person's own export of WHOOP: nothing to sign in to, no terms between a person and their own file. */
export const whoopDescriptor: ProviderDescriptor<never> = {
  id: whoopId,
  displayName: 'WHOOP',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-whoop',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['sleep', 'readiness', 'hrv', 'samples', 'dailySummary', 'workout', 'note'],
  measuredBy: 'strap',
  dataPolicy: ownDataPolicy,
};
