import type { HealthProvider } from '@vitalwire/core';
import { defineProvider } from '@vitalwire/provider-kit';
import { createHealthConnectArchiveImporter } from './archive/index.ts';
import { healthConnectDescriptor } from './health-connect-descriptor.ts';

/** A person's own Health Connect export as a provider that only delivers. */
export const createHealthConnectProvider: () => HealthProvider<never> = defineProvider(healthConnectDescriptor, () => ({
  readers: {},
  importer: createHealthConnectArchiveImporter(),
}));
