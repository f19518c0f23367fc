import { recordMapper } from '@vitalwire/activity-files/records';
import {
  type FileImporter,
  HealthError,
  type ImportBatch,
  type ImportContext,
  type ImportSource,
} from '@vitalwire/core';
import { createRowLedger, inBatches } from '@vitalwire/provider-kit/rows';
import { stravaDescriptor, stravaId } from '../strava-descriptor.ts';
import { findExport } from './export-members.ts';
import { readExport } from './read-export.ts';
import { recordedMapper, stravaMapper } from './workout-of-row.ts';

/**
 * Imports a bulk export of Strava: the zip, the folder that was unpacked from it, or its `activities.csv` alone.
 * Recognised by the columns of its list, in any language.
 */
export function createStravaArchiveImporter(): FileImporter {
  return {
    id: stravaId,
    delivers: stravaDescriptor.delivers ?? [],
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
  };
}

async function* readStrava(source: ImportSource, context: ImportContext): AsyncGenerator<ImportBatch, void, undefined> {
  const found = await findExport(source);
  if (found === null) {
    throw new HealthError('file-invalid', `${source.path} holds no list of Strava activities (activities.csv).`, {
      path: source.path,
      reason: 'no activities.csv',
    });
  }
  const ledger = createRowLedger();
  yield* inBatches(readExport(found, context, ledger), context, { ledger });
}
