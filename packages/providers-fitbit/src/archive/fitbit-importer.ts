import type { FileImporter, ImportSource } from '@vitalwire/core';
import { createArchiveImporter, headerOf, recognisableMembers } from '@vitalwire/provider-kit/rows';
import { fitbitDescriptor } from '../fitbit-descriptor.ts';
import { familyOf } from './families.ts';
import { readExport } from './read-export.ts';
import { fitbitMapper } from './reading.ts';

const HEAD_BYTES = 4096;

const isLikely = (within: string): boolean => familyOf(within) !== null;
/** A Takeout may hold other products before Fitbit. */
const bounds = { maximumNames: 20_000, maximumFiles: 8, isLikely };

/**
 * Reads what Google Takeout gives of Fitbit (Google Health), in all of its layouts, and the older export of fitbit.com:
 * a zip, several part zips in a folder, unpacked, or single files.
 */
export function createFitbitArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: fitbitDescriptor,
    mappers: [fitbitMapper],
    inParts: true,
    async recognise(source) {
      for await (const { within, source: member } of recognisableMembers(source, bounds)) {
        if (!isLikely(within) || !(await looksRight(member))) continue;
        const what = source.type === 'file' ? 'a file' : 'an export';
        return { confidence: 0.93, sentence: `This is ${what} of Fitbit (Google Takeout).` };
      }
      return null;
    },
    read: readExport,
  });
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
