import type { AnyProviderDescriptor, FileImporter } from '@vitalwire/core';
import { createFilesImporter, filesDescriptor } from '@vitalwire/providers-files';
import { stravaDescriptor } from '@vitalwire/providers-strava';
import { createStravaArchiveImporter } from '@vitalwire/providers-strava/archive';
import { syntheticDescriptor } from '@vitalwire/providers-synthetic';

/** The sources that this program knows. A new vendor is one line here and one below. */
export const descriptors: readonly AnyProviderDescriptor[] = [filesDescriptor, stravaDescriptor, syntheticDescriptor];

/** What reads files, folders and archives. */
export const importers: readonly FileImporter[] = [createStravaArchiveImporter(), createFilesImporter()];
