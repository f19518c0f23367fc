import type { FileImporter } from '@vitalwire/core';
import { createArchiveImporter, recognisableMembers } from '@vitalwire/provider-kit/rows';
import { ouraDescriptor } from '../oura-descriptor.ts';
import { ouraMapper } from './origins.ts';
import { isDataFile, kindOf, readExport } from './read-export.ts';

/** An export has some thirty files. */
const bounds = { maximumNames: 2000, maximumFiles: 60, maximumDepth: 4, isLikely: isDataFile };

/**
 * Reads the exports of Oura: tables with semicolons, JSON in the shapes of its API, the older table of trends. Tolerant,
 * since the vendor describes none of them: a document is known by its fields.
 */
export function createOuraArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: ouraDescriptor,
    mappers: [ouraMapper],
    async recognise(source) {
      let likely = false;
      for await (const { within, source: member } of recognisableMembers(source, bounds)) {
        if (!isDataFile(within)) continue;
        const kind = await kindOf(member, () => {});
        if (kind === 'sure' || kind === 'trends') return { confidence: 0.92, sentence: 'This is an export of Oura.' };
        likely ||= kind === 'likely';
      }
      return likely ? { confidence: 0.6, sentence: 'This looks like a part of an export of Oura.' } : null;
    },
    read: readExport,
  });
}
