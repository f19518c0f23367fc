import { join } from 'node:path';
import { type Instant, localOwner } from '@vitalwire/core';
import { createHub, createSourceCatalogue } from '@vitalwire/hub';
import { diskScratch, openSource, sha256Of } from '@vitalwire/provider-kit/archive';
import { createGarminArchiveImporter } from '@vitalwire/providers-garmin/archive';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { requireSame } from './benchmark.ts';

export const now = '2026-06-01T06:00:00.000Z' as Instant;

export interface Measured {
  /** Of processor time. */
  readonly seconds: number;
  readonly samples: number;
}

/** From the zip to committed records, their merges and totals by day. */
export async function importGarmin(zip: string, folder: string): Promise<Measured> {
  const storage = sqliteStorage({ database: openSqlite(join(folder, 'ours.db'), Database) });
  await storage.migrate();
  const catalogue = createSourceCatalogue({ descriptors: [] });
  const hub = createHub({ storage, catalogue, now: () => now, sha256: sha256Of, originals: null });
  const scratch = diskScratch({ folder });
  try {
    const before = process.cpuUsage();
    const report = await hub.importing.importFrom({
      owner: localOwner,
      sources: [await openSource(zip, { scratch })],
      importers: [createGarminArchiveImporter()],
      signal: new AbortController().signal,
    });
    const seconds = secondsSince(before);
    requireSame('rejected rows', report.rejected.length, 0);
    const workouts = await storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' });
    return { seconds, samples: workouts.reduce((sum, { streams }) => sum + (streams?.sampleCount ?? 0), 0) };
  } finally {
    await scratch.close();
    await storage.close();
  }
}

export function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
