import { join } from 'node:path';
import { zipInto } from '@vitalwire/archive-writers';
import { appleHealthExport } from '@vitalwire/archive-writers/apple-health';
import { type Instant, type LocalDate, localOwner } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type ImportReport } from '@vitalwire/hub';
import { diskScratch, openSource, sha256Of } from '@vitalwire/provider-kit/archive';
import { createAppleHealthArchiveImporter } from '@vitalwire/providers-apple-health/archive';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { fileOriginals } from '@vitalwire/storage/originals';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import type { Benchmark, Options, Result } from './benchmark.ts';
import { inScratch } from './scratch.ts';
import { milliseconds } from './table.ts';

const now = '2026-06-01T06:00:00.000Z' as Instant;
const phoneZone = 'Europe/Berlin';

interface Twice {
  readonly first: number;
  readonly second: number;
  readonly records: number;
}

/** Imports one export twice into one database. @throws when the second time writes, or reads more than the checksum */
async function importTwice(years: number): Promise<Twice> {
  return inScratch(async (folder) => {
    const athlete = generateAthlete({ scenario: 'consistent-cyclist', seed: 5, end: '2026-03-20' as LocalDate, years });
    const path = join(folder, 'export.zip');
    await zipInto(path, appleHealthExport(athlete, { exportedAt: now, phoneZone, zones: [phoneZone] }));
    const storage = sqliteStorage({ database: openSqlite(join(folder, 'vitalwire.db'), Database) });
    await storage.migrate();
    const { importing } = createHub({
      storage,
      catalogue: createSourceCatalogue({ descriptors: [] }),
      now: () => now,
      sha256: sha256Of,
      originals: fileOriginals(join(folder, 'originals')),
    });
    const timed = async (): Promise<{ readonly report: ImportReport; readonly took: number }> => {
      const scratch = diskScratch({ folder });
      const started = performance.now();
      const report = await importing.importFrom({
        owner: localOwner,
        sources: [await openSource(path, { scratch })],
        importers: [createAppleHealthArchiveImporter()],
        signal: new AbortController().signal,
      });
      const took = performance.now() - started;
      await scratch.close();
      return { report, took };
    };
    const first = await timed();
    const second = await timed();
    await storage.close();
    const records = Object.values(first.report.kinds).reduce((sum, { added }) => sum + added, 0);
    if (first.report.files.imported !== 1 || records === 0) throw new Error('The first import stored nothing.');
    if (second.report.files.duplicate !== 1 || Object.keys(second.report.kinds).length > 0)
      throw new Error('The second import did not know the archive.');
    return { first: first.took, second: second.took, records };
  });
}

export const archiveAgain: Benchmark = {
  name: 'archive-again',

  async check() {
    await importTwice(0.02);
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    const { first, second, records } = await importTwice(quick ? 0.1 : 1);
    return [
      {
        what: `second import of an Apple Health export (${records} records)`,
        ours: milliseconds(second),
        peer: `the first: ${milliseconds(first)}`,
        figure: first / second,
        unit: 'x',
        target: 'at-least',
        must: 5,
        aim: 20,
        limit: 'the checksum of the whole file',
      },
    ];
  },
};
