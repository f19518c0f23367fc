import type { FileImporter } from '@vitalwire/core';
import { createRowLedger, inBatches, recognisableMembers } from '@vitalwire/provider-kit/rows';
import { polarDescriptor, polarId } from '../polar-descriptor.ts';
import { familyByContent, familyOf } from './families.ts';
import { readExport } from './read-export.ts';
import { polarMapper } from './reading.ts';

/** So many names are looked at, and so many files whose name fits. */
const NAMES_LOOKED_AT = 20_000;
const FILES_LOOKED_AT = 8;

/** Reads the personal data that Polar Flow gives, a zip of JSON files: packed, unpacked or single files of it. */
export function createPolarArchiveImporter(): FileImporter {
  return {
    id: polarId,
    delivers: polarDescriptor.delivers ?? [],
    mappers: [polarMapper],
    async recognise(source) {
      let names = 0;
      let files = 0;
      for await (const { within, source: member } of recognisableMembers(source, { maximumDepth: 4 })) {
        if (++names > NAMES_LOOKED_AT || files >= FILES_LOOKED_AT) return null;
        if (source.type !== 'file' && familyOf(within) === null) continue;
        files++;
        if ((await familyByContent(member)) === null) continue;
        const what = source.type === 'file' ? 'a file' : 'an export';
        return { confidence: source.type === 'file' ? 0.9 : 0.95, sentence: `This is ${what} of Polar Flow.` };
      }
      return null;
    },
    read(source, context) {
      const ledger = createRowLedger();
      return inBatches(readExport(source, context, ledger), context, { ledger });
    },
  };
}
