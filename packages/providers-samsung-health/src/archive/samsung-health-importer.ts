import type { FileImporter } from '@vitalwire/core';
import { createRowLedger, inBatches, recognisableMembers } from '@vitalwire/provider-kit/rows';
import { samsungHealthDescriptor, samsungHealthId } from '../samsung-health-descriptor.ts';
import { isTable, readExport } from './read-export.ts';
import { samsungMapper } from './reading.ts';
import { tableNameOf } from './samsung-table.ts';

/** Files beside the tables may come first, a hundred thousand of them: so many names are looked at. */
const NAMES_LOOKED_AT = 300_000;
/** And the heads of so many tables. */
const TABLES_LOOKED_AT = 20;

/** Reads what the app's "Download personal data" makes: a folder of tables with files beside them, or a zip of it. */
export function createSamsungHealthArchiveImporter(): FileImporter {
  return {
    id: samsungHealthId,
    delivers: samsungHealthDescriptor.delivers ?? [],
    mappers: [samsungMapper],
    async recognise(source) {
      let names = 0;
      let tables = 0;
      for await (const { within, source: member } of recognisableMembers(source, { maximumDepth: 5 })) {
        if (++names > NAMES_LOOKED_AT || tables >= TABLES_LOOKED_AT) return null;
        if (source.type !== 'file' && !isTable(within)) continue;
        tables++;
        const table = await tableNameOf(member);
        if (table === null) continue;
        const what = source.type === 'file' ? `a table of Samsung Health (${table})` : 'an export of Samsung Health';
        return { confidence: 0.96, sentence: `This is ${what}.` };
      }
      return null;
    },
    read(source, context) {
      const ledger = createRowLedger();
      return inBatches(readExport(source, context, ledger), context, { ledger });
    },
  };
}
