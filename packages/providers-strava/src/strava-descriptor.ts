import { ownDataPolicy, type ProviderDescriptor, type SourceId } from '@vitalwire/core';

export const stravaId = 'strava' as SourceId;

/** The person's own bulk export: theirs without condition. The terms of the vendor's API are not those of this. */
export const stravaDescriptor: ProviderDescriptor<never> = {
  id: stravaId,
  displayName: 'Strava',
  documentation: 'https://support.strava.com/hc/en-us/articles/216918437-Exporting-your-Data-and-Bulk-Export',
  auth: { type: 'none' },
  capabilities: {},
  delivers: ['workout', 'note'],
  measuredBy: 'sharing',
  dataPolicy: ownDataPolicy,
};
