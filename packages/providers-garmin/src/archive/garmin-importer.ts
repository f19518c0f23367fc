import { recordMapper } from '@vitalwire/activity-files/records';
import type { FileImporter } from '@vitalwire/core';
import { createArchiveImporter } from '@vitalwire/provider-kit/rows';
import { garminDescriptor } from '../garmin-descriptor.ts';
import { recordedMapper } from './activities/recorded.ts';
import { readExport } from './read-export.ts';
import { recogniseGarmin } from './recognise.ts';
import { garminMapper } from './record-base.ts';

/**
 * Imports an account export of Garmin: the zip with its zips, several part zips in a folder, what was unpacked from
 * them, or one of its tables alone. Recognised by what is in its tables.
 */
export function createGarminArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: garminDescriptor,
    mappers: [garminMapper, recordedMapper, recordMapper],
    inParts: true,
    recognise: recogniseGarmin,
    read: readExport,
  });
}
