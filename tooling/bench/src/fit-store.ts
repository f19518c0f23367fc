import { join } from 'node:path';
import { decodeFit } from '@vitalwire/activity-files/fit';
import { toRecords } from '@vitalwire/activity-files/records';
import { columnOf, type Instant, isMissing, localOwner, type Storage } from '@vitalwire/core';
import { createHub, createSourceCatalogue, type Hub } from '@vitalwire/hub';
import { filesId } from '@vitalwire/providers-files';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, usualSeries } from './measure.ts';
import { readWithFitsdk, type SdkRecord } from './peers.ts';
import { fitRecordings, type Recording } from './recordings.ts';
import { inScratch } from './scratch.ts';
import { milliseconds } from './table.ts';

const now = '2026-06-01T06:00:00.000Z' as Instant;

interface Ours {
  readonly storage: Storage;
  readonly hub: Hub;
}

async function openOurs(path: string): Promise<Ours> {
  const storage = sqliteStorage({ database: openSqlite(path, Database) });
  await storage.migrate();
  const hub = createHub({
    storage,
    catalogue: createSourceCatalogue({ descriptors: [] }),
    now: () => now,
    sha256: async () => '',
    originals: null,
  });
  return { storage, hub };
}

/** From the bytes to the activity, its samples, its merges and its totals by day, committed. */
async function storeOurs({ hub }: Ours, files: readonly Recording[]): Promise<void> {
  for (const { name, bytes } of files) {
    const { records, thresholds } = toRecords(decodeFit(bytes), {
      sourceId: filesId,
      receivedAt: now,
      assumedTimeZone: 'Europe/Berlin',
      originalHash: null,
      path: name,
    });
    await hub.importing.ingest(localOwner, { records, thresholds, entry: null });
  }
}

/** What is quickly written with the official decoder: a row of JSON for every record, a transaction for every file. */
function storePeers(database: Database.Database, files: readonly Recording[]): void {
  const insert = database.prepare('INSERT INTO sample (file, position, record) VALUES (?, ?, ?)');
  for (const [file, { bytes }] of files.entries()) {
    const records = readWithFitsdk(bytes, 'defaults');
    database.transaction(() => {
      for (const [position, record] of records.entries()) insert.run(file, position, JSON.stringify(record));
    })();
  }
}

function openPeers(path: string): Database.Database {
  const database = openSqlite(path, Database) as Database.Database;
  database.exec('CREATE TABLE sample (file INTEGER, position INTEGER, record TEXT, PRIMARY KEY (file, position))');
  return database;
}

interface Stored {
  readonly samples: number;
  readonly powerWatts: number;
}

async function readOurs({ storage }: Ours): Promise<Stored> {
  const workouts = await storage.records.list(localOwner, { kind: 'workout', order: 'oldest-first' });
  const ids = workouts.map(({ id }) => id);
  let samples = 0;
  let powerWatts = 0;
  for await (const { streams } of storage.streams.readMany(localOwner, ids, null)) {
    samples += streams.elapsedSeconds.length;
    const power = columnOf(streams, 'powerWatts');
    for (const [i, watts] of power?.values.entries() ?? []) {
      if (!isMissing(power?.missing ?? null, i)) powerWatts += watts;
    }
  }
  return { samples, powerWatts };
}

function readPeers(database: Database.Database): Stored {
  let samples = 0;
  let powerWatts = 0;
  for (const { record } of database.prepare<[], { record: string }>('SELECT record FROM sample').iterate()) {
    samples++;
    powerWatts += (JSON.parse(record) as SdkRecord).power ?? 0;
  }
  return { samples, powerWatts };
}

async function compare(folder: string, files: readonly Recording[]): Promise<void> {
  const ours = await openOurs(join(folder, 'ours.db'));
  const peers = openPeers(join(folder, 'peers.db'));
  try {
    await storeOurs(ours, files);
    storePeers(peers, files);
    const mine = await readOurs(ours);
    const theirs = readPeers(peers);
    requireSame('stored samples', mine.samples, theirs.samples);
    requireSame('stored power', mine.powerWatts, theirs.powerWatts);
  } finally {
    await ours.storage.close();
    peers.close();
  }
}

export const fitStore: Benchmark = {
  name: 'fit-store',

  check: () => inScratch((folder) => compare(folder, fitRecordings().slice(-4))),

  run: ({ quick }: Options): Promise<readonly Result[]> =>
    inScratch(async (folder) => {
      const files = fitRecordings();
      await compare(folder, files);
      let ours: Ours | null = null;
      let peers: Database.Database | null = null;
      let run = 0;
      const [mine, theirs] = await medianMilliseconds(
        [
          {
            name: 'ours',
            prepare: async () => {
              await ours?.storage.close();
              ours = await openOurs(join(folder, `ours-${run++}.db`));
            },
            run: () => (ours === null ? null : storeOurs(ours, files)),
          },
          {
            name: 'fitsdk and JSON rows',

            prepare: () => {
              peers?.close();
              peers = openPeers(join(folder, `peers-${run++}.db`));
            },
            run: () => {
              if (peers !== null) storePeers(peers, files);
            },
          },
        ],
        quick ? quickSeries : usualSeries,
      );
      await (ours as Ours | null)?.storage.close();
      (peers as Database.Database | null)?.close();
      return [
        {
          what: `FIT file to stored activity, one transaction a file (${files.length} files)`,
          ours: `${milliseconds(mine / files.length)} a file`,
          peer: `fitsdk + a JSON row a record: ${milliseconds(theirs / files.length)} a file`,
          figure: theirs / mine,
          unit: 'x',
          target: 'at-least',
          must: 6,
          aim: 15,
          limit: 'packing of the channels, then the statements of one small transaction',
        },
      ];
    }),
};
