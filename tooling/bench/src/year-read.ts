import { join } from 'node:path';
import { toRecords } from '@vitalwire/activity-files/records';
import { columnOf, isMissing, localOwner, type RecordId, type Storage } from '@vitalwire/core';
import { filesId } from '@vitalwire/providers-files';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { medianMilliseconds, quickSeries, usualSeries } from './measure.ts';
import { eightChannels, hourActivities } from './recordings.ts';
import { inScratch } from './scratch.ts';
import { milliseconds } from './table.ts';

const HOUR = 3600;

interface Databases {
  readonly storage: Storage;
  readonly ids: readonly RecordId[];
  readonly rows: Database.Database;
  close(): Promise<void>;
}

/** The same samples twice: packed by channel, and as one row a second with a column a channel. */
async function fill(folder: string, hours: number): Promise<Databases> {
  const storage = sqliteStorage({ database: openSqlite(join(folder, 'ours.db'), Database) });
  await storage.migrate();
  const rows = openSqlite(join(folder, 'rows.db'), Database) as Database.Database;
  rows.exec(
    `CREATE TABLE sample (workout INTEGER, second INTEGER, ${eightChannels.join(' REAL, ')} REAL, PRIMARY KEY (workout, second)) WITHOUT ROWID`,
  );
  const insert = rows.prepare(`INSERT INTO sample VALUES (?, ?, ${eightChannels.map(() => '?').join(', ')})`);
  const ids: RecordId[] = [];
  let index = 0;
  for (const activity of hourActivities(hours)) {
    const [delivered] = toRecords(activity, {
      sourceId: filesId,
      receivedAt: activity.sessions[0].end,
      assumedTimeZone: null,
      originalHash: null,
      path: `${index}.fit`,
    }).records;
    if (delivered?.streams === null || delivered === undefined) throw new Error('an hour without samples');
    const { record, streams } = delivered;
    ids.push(record.id);
    await storage.transaction(async (transaction) => {
      await transaction.records.write(localOwner, [record]);
      await transaction.streams.write(localOwner, record.id, streams);
    });
    const columns = eightChannels.map((channel) => columnOf(streams, channel));
    rows.transaction(() => {
      for (let second = 0; second < HOUR; second++) {
        const values = columns.map((column) =>
          column === null || isMissing(column.missing, second) ? null : column.values[second],
        );
        insert.run(index, second, ...values);
      }
    })();
    index++;
  }
  const close = async () => {
    await storage.close();
    rows.close();
  };
  return { storage, ids, rows, close };
}

async function sumOurs({ storage, ids }: Databases): Promise<number> {
  let sum = 0;
  for await (const { streams } of storage.streams.readMany(localOwner, ids, ['heartRateBpm', 'powerWatts'])) {
    // A missing sample of these two channels reads 0.
    for (const { values } of streams.columns) for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  }
  return sum;
}

/** Arrays instead of objects, the quicker of the driver's two ways. */
function sumRows({ rows }: Databases): number {
  let sum = 0;
  const select = rows.prepare<[], [number | null, number | null]>('SELECT heartRateBpm, powerWatts FROM sample');
  for (const [heartRate, power] of select.raw().iterate() as IterableIterator<[number | null, number | null]>) {
    sum += (heartRate ?? 0) + (power ?? 0);
  }
  return sum;
}

async function compare(databases: Databases): Promise<void> {
  requireSame('sum of heart rate and power', await sumOurs(databases), sumRows(databases));
}

export const yearRead: Benchmark = {
  name: 'year-read',

  check: () =>
    inScratch(async (folder) => {
      const databases = await fill(folder, 2);
      await compare(databases).finally(databases.close);
    }),

  run: ({ quick }: Options): Promise<readonly Result[]> =>
    inScratch(async (folder) => {
      const hours = quick ? 60 : 400;
      const databases = await fill(folder, hours);
      try {
        await compare(databases);
        const [ours, rows] = await medianMilliseconds(
          [
            { name: 'ours', run: () => sumOurs(databases) },
            { name: 'rows', run: () => sumRows(databases) },
          ],
          quick ? quickSeries : usualSeries,
        );
        return [
          {
            what: `heart rate and power of ${hours} h from SQLite`,
            ours: milliseconds(ours),
            peer: `a row a second: ${milliseconds(rows)}`,
            figure: rows / ours,
            unit: 'x',
            target: 'at-least',
            must: 15,
            aim: 30,
            limit: 'a query for 16 activities at a time, then the unpacking of differences',
          },
        ];
      } finally {
        await databases.close();
      }
    }),
};
