import { recordMapper } from '@vitalwire/activity-files/records';
import type { FileImporter, ImportBatch, ImportContext, ImportSource } from '@vitalwire/core';
import { createRowLedger, inBatches } from '@vitalwire/provider-kit/rows';
import { garminDescriptor, garminId } from '../garmin-descriptor.ts';
import { recordedMapper } from './activities/recorded.ts';
import { readExport } from './read-export.ts';
import { recogniseGarmin } from './recognise.ts';
import { garminMapper } from './record-base.ts';

/**
 * Imports an account export of Garmin: the zip with its zips, several part zips in a folder, what was unpacked from
 * them, or one of its tables alone. Recognised by what is in its tables.
 */
export function createGarminArchiveImporter(): FileImporter {
  return {
    id: garminId,
    delivers: garminDescriptor.delivers ?? [],
    mappers: [garminMapper, recordedMapper, recordMapper],
    inParts: true,
    recognise: recogniseGarmin,
    read: readGarmin,
  };
}

async function* readGarmin(source: ImportSource, context: ImportContext): AsyncGenerator<ImportBatch, void, undefined> {
  const ledger = createRowLedger();
  yield* inBatches(readExport(source, context, ledger), context, { ledger });
}
