import type { FileImporter } from '@vitalwire/core';
import { createRowLedger, inBatches, recognisableMembers } from '@vitalwire/provider-kit/rows';
import { ouraDescriptor, ouraId } from '../oura-descriptor.ts';
import { ouraMapper } from './origins.ts';
import { isDataFile, kindOf, readExport } from './read-export.ts';

/** An export has some thirty files. */
const FILES_LOOKED_AT = 60;
const NAMES_LOOKED_AT = 2000;

/**
 * Reads the exports of Oura: tables with semicolons, JSON in the shapes of its API, the older table of trends. Tolerant,
 * since the vendor describes none of them: a document is known by its fields.
 */
export function createOuraArchiveImporter(): FileImporter {
  return {
    id: ouraId,
    delivers: ouraDescriptor.delivers ?? [],
    mappers: [ouraMapper],
    async recognise(source) {
      let names = 0;
      let files = 0;
      let likely = false;
      for await (const { within, source: member } of recognisableMembers(source, { maximumDepth: 4 })) {
        if (++names > NAMES_LOOKED_AT || files >= FILES_LOOKED_AT) break;
        if (!isDataFile(within)) continue;
        files++;
        const kind = await kindOf(member, () => {});
        if (kind === 'sure' || kind === 'trends') return { confidence: 0.92, sentence: 'This is an export of Oura.' };
        likely ||= kind === 'likely';
      }
      return likely ? { confidence: 0.6, sentence: 'This looks like a part of an export of Oura.' } : null;
    },
    read(source, context) {
      const ledger = createRowLedger();
      return inBatches(readExport(source, context, ledger), context, { ledger });
    },
  };
}
