import type { FileImporter } from '@vitalwire/core';
import { createArchiveImporter, recognisableMembers } from '@vitalwire/provider-kit/rows';
import { polarDescriptor } from '../polar-descriptor.ts';
import { familyByContent, familyOf } from './families.ts';
import { readExport } from './read-export.ts';
import { polarMapper } from './reading.ts';

const bounds = {
  maximumNames: 20_000,
  maximumFiles: 8,
  maximumDepth: 4,
  isLikely: (within: string) => familyOf(within) !== null,
};

/** Reads the personal data that Polar Flow gives, a zip of JSON files: packed, unpacked or single files of it. */
export function createPolarArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: polarDescriptor,
    mappers: [polarMapper],
    async recognise(source) {
      for await (const { source: member } of recognisableMembers(source, bounds)) {
        if ((await familyByContent(member)) === null) continue;
        const what = source.type === 'file' ? 'a file' : 'an export';
        return { confidence: source.type === 'file' ? 0.9 : 0.95, sentence: `This is ${what} of Polar Flow.` };
      }
      return null;
    },
    read: readExport,
  });
}
