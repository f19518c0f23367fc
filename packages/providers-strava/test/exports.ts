import { type MadeFile, zipBytes } from '@vitalwire/archive-writers';
import {
  type DeliveredRecord,
  type ImportBatch,
  type ImportContext,
  type ImportSource,
  type Instant,
  type LocalDate,
  localOwner,
  type Workout,
} from '@vitalwire/core';
import { memoryFolder, memorySource } from '@vitalwire/provider-kit/archive';
import { generateAthlete, Scenario } from '@vitalwire/providers-synthetic';

export const context: ImportContext = {
  owner: localOwner,
  signal: new AbortController().signal,
  now: '2026-06-01T00:00:00.000Z' as Instant,
  assumedTimeZone: 'Europe/Berlin',
  originalHash: null,
  resumeAt: null,
};

/** Some weeks of an athlete of three sports, workouts alone. */
export const season: readonly DeliveredRecord[] = [
  ...generateAthlete({
    scenario: Scenario.Triathlete,
    seed: 7,
    end: '2025-06-30' as LocalDate,
    years: 1 / 12,
    receivedAt: context.now,
  }).records(),
].filter(({ record }) => record.kind === 'workout');

export async function zipped(files: Iterable<MadeFile>, path = 'export.zip'): Promise<ImportSource> {
  return memorySource(path, await zipBytes(files));
}

/** The same files in folders, as somebody has them who unpacked the archive. */
export async function unpacked(files: Iterable<MadeFile>, path = 'export'): Promise<ImportSource> {
  const below = new Map<string, ImportSource[]>([['', []]]);
  for (const file of files) {
    const pieces: Uint8Array[] = [];
    for await (const piece of file.content()) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
    const folder = file.path.includes('/') ? file.path.slice(0, file.path.lastIndexOf('/')) : '';
    const members = below.get(folder) ?? [];
    below.set(folder, members);
    members.push(memorySource(`${path}/${file.path}`, Buffer.concat(pieces)));
  }
  const folders = [...below]
    .filter(([name]) => name !== '')
    .map(([name, members]) => memoryFolder(`${path}/${name}`, members));
  return memoryFolder(path, [...folders, ...(below.get('') ?? [])]);
}

export interface Imported {
  readonly batches: readonly ImportBatch[];
  readonly records: readonly DeliveredRecord[];
  readonly workouts: readonly { readonly record: Workout; readonly streams: DeliveredRecord['streams'] }[];
  readonly rejected: readonly string[];
  readonly warnings: readonly string[];
  /** Of all members: what, read, used, rejected, passed over. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
}

export async function collect(batches: AsyncIterable<ImportBatch>): Promise<Imported> {
  const all: ImportBatch[] = [];
  for await (const batch of batches) all.push(batch);
  const records = all.flatMap((batch) => batch.records);
  const counts = new Map<string, readonly number[]>();
  for (const row of all.flatMap(({ rows = [] }) => rows)) {
    const passed = row.passedOver.reduce((sum, { rows }) => sum + rows, 0);
    const before = counts.get(row.what) ?? [0, 0, 0, 0];
    counts.set(
      row.what,
      [row.read, row.used, row.rejected, passed].map((count, i) => count + (before[i] ?? 0)),
    );
  }
  return {
    batches: all,
    records,
    workouts: records.flatMap(({ record, streams }) => (record.kind === 'workout' ? [{ record, streams }] : [])),
    rejected: all.flatMap(({ rejected }) => rejected.map(({ message }) => message)),
    warnings: all.flatMap(({ warnings }) => warnings.map(({ code }) => code)),
    counts,
  };
}
