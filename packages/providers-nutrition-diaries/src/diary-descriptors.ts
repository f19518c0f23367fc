import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const cronometerId = 'cronometer' as SourceId;
export const myFitnessPalId = 'myfitnesspal' as SourceId;

const documentation = 'https://www.npmjs.com/package/@vitalwire/providers-nutrition-diaries';

/** A person's own export of Cronometer. */
export const cronometerDescriptor: ProviderDescriptor<never> = {
  id: cronometerId,
  displayName: 'Cronometer',
  documentation,
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['meal', 'bodyMeasurement', 'samples'],
  measuredBy: 'diary',
  dataPolicy: ownDataPolicy,
};

/** A person's own export of MyFitnessPal. */
export const myFitnessPalDescriptor: ProviderDescriptor<never> = {
  id: myFitnessPalId,
  displayName: 'MyFitnessPal',
  documentation,
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['meal', 'bodyMeasurement'],
  measuredBy: 'diary',
  dataPolicy: ownDataPolicy,
};
