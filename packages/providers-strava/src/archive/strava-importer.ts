import { recordMapper } from '@vitalwire/activity-files/records';
import { type FileImporter, HealthError, type ImportContext, type ImportSource } from '@vitalwire/core';
import { createArchiveImporter, type Found, type RowLedger } from '@vitalwire/provider-kit/rows';
import { stravaDescriptor } from '../strava-descriptor.ts';
import { findExport } from './export-members.ts';
import { readExport } from './read-export.ts';
import { recordedMapper, stravaMapper } from './workout-of-row.ts';

/**
 * Imports a bulk export of Strava: the zip, the folder that was unpacked from it, or its `activities.csv` alone.
 * Recognised by the columns of its list, in any language.
 */
export function createStravaArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: stravaDescriptor,
    mappers: [stravaMapper, recordedMapper, recordMapper],
    recognise: async (source) => {
      const found = await findExport(source);
      if (found === null) return null;
      const sentence =
        found.root === null
          ? 'This is the list of activities of a Strava export, without the recordings that belong to it.'
          : 'This is a bulk export of Strava.';
      return { confidence: 0.98, sentence };
    },
    read: readStrava,
  });
}

async function* readStrava(source: ImportSource, context: ImportContext, ledger: RowLedger): AsyncGenerator<Found> {
  const found = await findExport(source);
  if (found === null) {
    throw new HealthError('file-invalid', `${source.path} holds no list of Strava activities (activities.csv).`, {
      path: source.path,
      reason: 'no activities.csv',
    });
  }
  yield* readExport(found, context, ledger);
}
