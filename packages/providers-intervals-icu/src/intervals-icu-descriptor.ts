import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const intervalsIcuId = 'intervals-icu' as SourceId;

/** A person's own lists from intervals.icu: nothing to sign in to, no terms between a person and their own file. */
export const intervalsIcuDescriptor: ProviderDescriptor<never> = {
  id: intervalsIcuId,
  displayName: 'intervals.icu',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-intervals-icu',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['workout', 'dailySummary', 'hrv', 'bodyMeasurement', 'note'],
  measuredBy: 'sharing',
  dataPolicy: ownDataPolicy,
};
