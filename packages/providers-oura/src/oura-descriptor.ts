import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const ouraId = 'oura' as SourceId;

/** A person's own export of Oura: nothing to sign in to, no terms between a person and their own file. */
export const ouraDescriptor: ProviderDescriptor<never> = {
  id: ouraId,
  displayName: 'Oura',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-oura',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['sleep', 'readiness', 'hrv', 'samples', 'dailySummary', 'workout', 'bodyMeasurement', 'note'],
  measuredBy: 'ring',
  dataPolicy: ownDataPolicy,
};
