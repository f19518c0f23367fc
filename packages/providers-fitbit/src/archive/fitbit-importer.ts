import type { FileImporter, ImportSource } from '@vitalwire/core';
import { createRowLedger, headerOf, inBatches, recognisableMembers } from '@vitalwire/provider-kit/rows';
import { fitbitDescriptor, fitbitId } from '../fitbit-descriptor.ts';
import { familyOf } from './families.ts';
import { readExport } from './read-export.ts';
import { fitbitMapper } from './reading.ts';

/** A Takeout may hold other products before Fitbit: so many names are looked at. */
const NAMES_LOOKED_AT = 20_000;
/** And so many files whose name fits. */
const FILES_LOOKED_AT = 8;
const HEAD_BYTES = 4096;

/**
 * Reads what Google Takeout gives of Fitbit (Google Health), in all of its layouts, and the older export of fitbit.com:
 * a zip, several part zips in a folder, unpacked, or single files.
 */
export function createFitbitArchiveImporter(): FileImporter {
  return {
    id: fitbitId,
    delivers: fitbitDescriptor.delivers ?? [],
    mappers: [fitbitMapper],
    inParts: true,
    async recognise(source) {
      let names = 0;
      let files = 0;
      for await (const { within, source: member } of recognisableMembers(source)) {
        if (++names > NAMES_LOOKED_AT || files >= FILES_LOOKED_AT) return null;
        if (familyOf(within) === null) continue;
        files++;
        if (!(await looksRight(member))) continue;
        const what = source.type === 'file' ? 'a file' : 'an export';
        return { confidence: 0.93, sentence: `This is ${what} of Fitbit (Google Takeout).` };
      }
      return null;
    },
    read(source, context) {
      const ledger = createRowLedger();
      return inBatches(readExport(source, context, ledger), context, { ledger });
    },
  };
}

/** Names alone decide nothing: JSON is a list of entries with Fitbit's keys, tables have its columns. */
async function looksRight(source: ImportSource): Promise<boolean> {
  if (/\.json$/i.test(source.name)) {
    const head = new TextDecoder().decode(await source.head(HEAD_BYTES));
    return /^\uFEFF?\s*\[\s*\{/.test(head) && /"(?:dateTime|logId)"\s*:/.test(head);
  }
  const header = await headerOf(source);
  const names = new Set(header?.map((name) => name.trim().toLowerCase()));
  return marks.some((mark) => names.has(mark));
}

/** Columns that no other vendor's tables have. */
const marks = [
  'beats per minute',
  'sleep_log_entry_id',
  'stress_score',
  'readiness_score_value',
  'nremhr',
  'daily_respiratory_rate',
  'heart_zone_id',
  'nightly_temperature',
  'exercise_start',
  'start_utc_offset',
  'data source',
  'average_value',
  'weight grams',
  'body fat percentage',
  'low_frequency',
];
