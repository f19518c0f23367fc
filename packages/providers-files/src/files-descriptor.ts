import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const filesId = 'files' as SourceId;

/** A person's own files: nothing to sign in to, nothing to ask, no terms. */
export const filesDescriptor: ProviderDescriptor<never> = {
  id: filesId,
  displayName: 'Activity files',
  documentation: 'https://www.npmjs.com/package/@vitalwire/providers-files',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['workout', 'bodyMeasurement'],
  dataPolicy: ownDataPolicy,
};
