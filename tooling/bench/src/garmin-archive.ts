import { join } from 'node:path';
import { decodeFit } from '@vitalwire/activity-files/fit';
import { toRecords } from '@vitalwire/activity-files/records';
import { type MadeFile, zipInto } from '@vitalwire/archive-writers';
import { type ExportedDays, garminExport } from '@vitalwire/archive-writers/garmin';
import {
  addDays,
  type DeliveredRecord,
  type Instant,
  instantOf,
  type LocalDate,
  localDateOf,
  millisecondsOf,
  type RecordId,
} from '@vitalwire/core';
import { filesId } from '@vitalwire/providers-files';
import { generateAthlete } from '@vitalwire/providers-synthetic';
import { openSqlite } from '@vitalwire/storage/sqlite';
import Database from 'better-sqlite3';
import { type Benchmark, type Options, type Result, requireSame } from './benchmark.ts';
import { importGarmin, type Measured, now, secondsSince } from './garmin-import.ts';
import { movedFit } from './moved-fit.ts';
import { answerOf, builtProgram } from './own-program.ts';
import { readWithFitsdk } from './peers.ts';
import { fitRecordings } from './recordings.ts';
import { inScratch } from './scratch.ts';
import { milliseconds } from './table.ts';

const kinds = ['sleep', 'hrv', 'dailySummary', 'bodyMeasurement'] as const;
/** Real rides and runs of about an hour, of watches and head units, their dates moved. */
const hourNames = new Set(['ride-edge810.fit', 'ride-road.fit', 'run-fenix2.fit']);
const HOURS_APART = 21;
const firstStart = millisecondsOf('2015-01-01T06:00:00.000Z' as Instant);

interface Hour {
  readonly delivered: DeliveredRecord;
  readonly bytes: Buffer;
  readonly samples: number;
}

interface Export extends ExportedDays {
  recordingOf(id: string): Uint8Array;
  /** Of the recordings together. */
  readonly samples: number;
}

/** Ten years: a recording every 21 hours, and the days around them. */
function exportOf(count: number): Export {
  const hours = hoursOf();
  const recordings = Array.from({ length: count }, (_, index) => rideOf(hours, index));
  const first = '2015-01-01' as LocalDate;
  const days = Math.ceil((count * HOURS_APART) / 24);
  const end = addDays(first, days);
  const athlete = generateAthlete({ scenario: 'demo', seed: 4, end, years: days / 365.25 });
  const range = { from: instantOf(firstStart), to: `${end}T23:59:59.000Z` as Instant };
  const byDate = new Map<LocalDate, DeliveredRecord[]>();
  const add = (delivered: DeliveredRecord) => {
    const { localDate } = delivered.record;
    const others = byDate.get(localDate);
    if (others === undefined) byDate.set(localDate, [delivered]);
    else others.push(delivered);
  };
  for (const kind of kinds) for (const record of athlete.recordsOf(kind, range)) add({ record, streams: null });
  for (const { delivered } of recordings) add(delivered);
  const byId = new Map(recordings.map(({ delivered, file }) => [delivered.record.id as string, file]));
  return {
    *days() {
      for (const date of [...byDate.keys()].sort()) yield { date, records: byDate.get(date) ?? [] };
    },
    recordingOf: (id) => byId.get(id)?.() ?? new Uint8Array(),
    samples: recordings.reduce((sum, { samples }) => sum + samples, 0),
  };
}

function hoursOf(): readonly Hour[] {
  return fitRecordings()
    .filter(({ name }) => hourNames.has(name))
    .map(({ bytes }) => {
      const read = toRecords(decodeFit(bytes), {
        sourceId: filesId,
        receivedAt: now,
        assumedTimeZone: 'UTC',
        originalHash: null,
        path: 'hour.fit',
      });
      const [delivered] = read.records;
      if (delivered === undefined) throw new Error('The recording holds no activity.');
      return { delivered, bytes, samples: delivered.streams?.elapsedSeconds.length ?? 0 };
    });
}

function rideOf(hours: readonly Hour[], index: number) {
  const hour = hours[index % hours.length];
  const { record, streams } = hour?.delivered ?? {};
  if (hour === undefined || record?.kind !== 'workout' || streams === undefined)
    throw new Error('There is no recording.');
  const startMs = firstStart + index * HOURS_APART * 3_600_000;
  const seconds = Math.round((startMs - millisecondsOf(record.start)) / 1000);
  const moved = (instant: Instant) => instantOf(millisecondsOf(instant) + seconds * 1000);
  const start = moved(record.start);
  const workout = {
    ...record,
    id: `workout_${index}` as RecordId,
    start,
    end: moved(record.end),
    localDate: localDateOf(start, record.utcOffsetMinutes ?? 0),
  };
  const delivered: DeliveredRecord = { record: workout, streams };
  return { delivered, file: () => movedFit(hour.bytes, seconds), samples: hour.samples };
}

/** What is quickly written with the official decoder: JSON for every record and row, a transaction for every file. */
async function importPeers(files: Iterable<MadeFile>, folder: string, every: number): Promise<Measured> {
  const database = openSqlite(join(folder, 'peers.db'), Database) as Database.Database;
  database.exec('CREATE TABLE row (file INTEGER, position INTEGER, record TEXT, PRIMARY KEY (file, position))');
  const insert = database.prepare('INSERT INTO row (file, position, record) VALUES (?, ?, ?)');
  let fitSeconds = 0;
  let tableSeconds = 0;
  let fits = 0;
  let samples = 0;
  let file = 0;
  for (const made of files) {
    const isFit = made.path.endsWith('.fit');
    if (!isFit && !made.path.endsWith('.json')) continue;
    if (isFit && fits++ % every !== 0) continue;
    const pieces: Uint8Array[] = [];
    for await (const piece of made.content()) pieces.push(Buffer.from(piece as string));
    const bytes = Buffer.concat(pieces);
    const before = process.cpuUsage();
    const rows = isFit ? readWithFitsdk(bytes, 'defaults') : rowsOf(JSON.parse(bytes.toString('utf8')));
    file++;
    database.transaction(() => {
      for (const [position, row] of rows.entries()) insert.run(file, position, JSON.stringify(row));
    })();
    if (isFit) fitSeconds += secondsSince(before);
    else tableSeconds += secondsSince(before);
    if (isFit) samples += rows.length;
  }
  database.close();
  return { seconds: fitSeconds * every + tableSeconds, samples: samples * every };
}

function rowsOf(table: unknown): readonly unknown[] {
  return Array.isArray(table) ? table : [table];
}

type Import = (zip: string, folder: string) => Promise<Measured>;

async function compare(
  importOurs: Import,
  count: number,
  every: number,
): Promise<{ readonly ours: number; readonly peers: number }> {
  return inScratch(async (folder) => {
    const zip = join(folder, 'garmin.zip');
    const samples = await writeExport(zip, count);
    const ours = await importOurs(zip, folder);
    const source = exportOf(count);
    const recordingOf = (id: string) => source.recordingOf(id);
    const files = garminExport(source, { nights: false, recordingOf, unpacked: true });
    const peers = await importPeers(files, folder, every);
    requireSame('stored samples', ours.samples, samples);
    // Of every so manyth recording: they are not all of one length.
    requireSame('the peer’s samples', peers.samples, samples, every === 1 ? 0 : 0.01);
    return { ours: ours.seconds, peers: peers.seconds };
  });
}

async function writeExport(path: string, count: number): Promise<number> {
  const source = exportOf(count);
  const recordingOf = (id: string) => source.recordingOf(id);
  await zipInto(path, garminExport(source, { nights: false, recordingOf }), { level: 1 });
  return source.samples;
}

export const garminArchive: Benchmark = {
  name: 'garmin-archive',

  check: async () => {
    await compare(importGarmin, 3, 1);
  },

  async run({ quick }: Options): Promise<readonly Result[]> {
    // The official decoder reads every twentieth recording of the whole.
    const [count, every] = quick ? [400, 4] : [4000, 20];
    const program = await builtProgram('garmin-import-program');
    const { ours, peers } = await compare((zip, folder) => answerOf(program, zip, folder), count, every);
    const days = Math.round((count * HOURS_APART) / 24);
    return [
      {
        what: `Garmin export to stored records (${count} FIT of an hour, ${days} days)`,
        ours: `${milliseconds((ours * 1000) / count)} a recording`,
        peer: `fitsdk + JSON rows: ${milliseconds((peers * 1000) / count)}${every === 1 ? '' : `, of every ${every}th file`}`,
        figure: peers / ours,
        unit: 'x',
        target: 'at-least',
        must: 6,
        aim: 15,
        limit: 'packing, decoding and inflating; a fifth are the threads that collect typed arrays',
      },
    ];
  },
};
