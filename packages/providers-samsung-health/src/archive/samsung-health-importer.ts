import type { FileImporter } from '@vitalwire/core';
import { createArchiveImporter, recognisableMembers } from '@vitalwire/provider-kit/rows';
import { samsungHealthDescriptor } from '../samsung-health-descriptor.ts';
import { isTable, readExport } from './read-export.ts';
import { samsungMapper } from './reading.ts';
import { tableNameOf } from './samsung-table.ts';

/** Files beside the tables may come first, a hundred thousand of them. */
const bounds = { maximumNames: 300_000, maximumFiles: 20, maximumDepth: 5, isLikely: isTable };

/** Reads what the app's "Download personal data" makes: a folder of tables with files beside them, or a zip of it. */
export function createSamsungHealthArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: samsungHealthDescriptor,
    mappers: [samsungMapper],
    async recognise(source) {
      for await (const { source: member } of recognisableMembers(source, bounds)) {
        const table = await tableNameOf(member);
        if (table === null) continue;
        const what = source.type === 'file' ? `a table of Samsung Health (${table})` : 'an export of Samsung Health';
        return { confidence: 0.96, sentence: `This is ${what}.` };
      }
      return null;
    },
    read: readExport,
  });
}
