import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const hevyId = 'hevy' as SourceId;
export const strongId = 'strong' as SourceId;

const documentation = 'https://www.npmjs.com/package/@vitalwire/providers-strength-logs';

/** A person's own export of Hevy. */
export const hevyDescriptor: ProviderDescriptor<never> = {
  id: hevyId,
  displayName: 'Hevy',
  documentation,
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['strengthSession'],
  measuredBy: 'diary',
  dataPolicy: ownDataPolicy,
};

/** A person's own export of Strong. */
export const strongDescriptor: ProviderDescriptor<never> = {
  id: strongId,
  displayName: 'Strong',
  documentation,
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['strengthSession'],
  measuredBy: 'diary',
  dataPolicy: ownDataPolicy,
};
