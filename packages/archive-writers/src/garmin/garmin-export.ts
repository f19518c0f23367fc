import type { AnyRecord, DateRange, DeliveredRecord, Device, LocalDate, Sleep } from '@vitalwire/core';
import { type MadeFile, textFile } from '../container/made-file.ts';
import { zipFile } from '../container/zip.ts';
import { fitOf } from '../recordings/fit-of.ts';
import { biometricsRow, dailyRow, healthStatusRow, type Json, sleepRow, summaryRow } from './tables.ts';
import { sleepFit } from './watch-files.ts';

/** Days that can be made again: an `Athlete`. Nothing but the tables is held. */
export interface ExportedDays {
  days(dates?: DateRange): Iterable<{ readonly date: LocalDate; readonly records: readonly DeliveredRecord[] }>;
}

export interface GarminExportOptions {
  /** Files of recordings in one inner zip. @default 1000 */
  readonly filesPerPart?: number;
  /** The recordings lie in folders, as somebody has them who unpacked all zips. @default false */
  readonly unpacked?: boolean;
  /** Whether an activity has its recording; without, its summary is all that there is. @default every one that has samples */
  readonly hasRecording?: (index: number) => boolean;
  /** Nights of the watch with their stages. @default true */
  readonly nights?: boolean;
  /** The file of a recording, when it is not to be made from its samples. */
  readonly recordingOf?: (id: string) => Uint8Array;
  /** More files of the watch, `<name>.fit`. */
  readonly watchFiles?: readonly MadeFile[];
}

/** The number of the first activity; the others count on. */
export const firstGarminId = 18_000_000_001;

const device: Device = { manufacturer: 'garmin', serialNumber: '3400000001' };
const serial = 3_400_000_001;
const email = 'athlete@example.org';
const DAYS_PER_FILE = 100;

/** The account export as its files: tables of a hundred days each, and the recordings in zips of their own. */
export function* garminExport(source: ExportedDays, options: GarminExportOptions = {}): Generator<MadeFile> {
  const { filesPerPart = 1000, unpacked = false, hasRecording = () => true, nights = true, watchFiles = [] } = options;
  const { recordingOf } = options;
  const tables = new Map<string, Json[]>();
  const add = (name: string, row: Json) => {
    const rows = tables.get(name);
    if (rows === undefined) tables.set(name, [row]);
    else rows.push(row);
  };
  const summaries: Json[] = [];
  const weights: Json[] = [];
  const files: MadeFile[] = [];
  const dates: LocalDate[] = [];
  for (const { date, records } of source.days()) {
    dates.push(date);
    const part = String(Math.floor((dates.length - 1) / DAYS_PER_FILE)).padStart(3, '0');
    for (const row of rowsOf(records.map(({ record }) => record))) add(`${row.file}#${part}`, row.row);
    for (const { record, streams } of records) {
      if (record.kind === 'bodyMeasurement' && record.weightKilograms !== undefined) {
        weights.push(biometricsRow(record, weights.length + 1));
      }
      if (nights && record.kind === 'sleep' && record.stages.length > 0 && !record.nap) {
        files.push(remade(`${email}_${7_000_000_000 + files.length}.fit`, source, date, record.id));
      }
      if (record.kind !== 'workout') continue;
      const index = summaries.length;
      summaries.push(summaryRow(firstGarminId + index, record));
      if (streams === null || !hasRecording(index)) continue;
      const path = `${email}_${8_000_000_000 + files.length}.fit`;
      const { id } = record;
      files.push(
        recordingOf === undefined ? remade(path, source, date, id) : { path, content: () => [recordingOf(id)] },
      );
    }
  }
  files.push(...watchFiles);
  const from = dates[0] ?? '2024-01-01';
  const to = dates.at(-1) ?? from;
  yield json(`DI-Connect-Fitness/${email}_0_summarizedActivities.json`, [{ summarizedActivitiesExport: summaries }]);
  yield json(`DI-Connect-Fitness/${email}_personalRecord.json`, [{ personalRecords: [{ personalRecordId: 1 }] }]);
  yield json(`DI-Connect-Fitness/${email}_gear.json`, [gearOf(summaries)]);
  for (const [name, rows] of tables) yield json(pathOf(name, from, to), rows);
  yield json('DI-Connect-Wellness/90000001_userBioMetrics.json', weights);
  yield json('DI-Connect-User/user_profile.json', { userName: 'athlete' });
  yield textFile('customer_data/customer.json', '{"id":1}');
  for (let part = 0; part * filesPerPart < files.length; part++) {
    const held = files.slice(part * filesPerPart, (part + 1) * filesPerPart);
    const path = `DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part${part + 1}.zip`;
    if (unpacked) yield* held.map((file) => ({ ...file, path: `${path}/${file.path}` }));
    else yield zipFile(path, held, { level: 1 });
  }
}

/** Encoded when it is written, from its day made again. */
function remade(path: string, source: ExportedDays, date: LocalDate, id: string): MadeFile {
  return {
    path,
    *content() {
      for (const { records } of source.days({ from: date, to: date })) {
        const found = records.find(({ record }) => record.id === id);
        if (found?.record.kind === 'workout') yield fitOf(found.record, found.streams, device);
        if (found?.record.kind === 'sleep') yield sleepFit(found.record, serial);
      }
    },
  };
}

function* rowsOf(records: readonly AnyRecord[]): Generator<{ readonly file: string; readonly row: Json }> {
  const nights = records.filter((record): record is Sleep => record.kind === 'sleep' && !record.nap);
  const naps = records.filter((record): record is Sleep => record.kind === 'sleep' && record.nap);
  const days = new Set([...nights, ...naps].map(({ localDate }) => localDate));
  for (const day of days) {
    const night = nights.find(({ localDate }) => localDate === day) ?? null;
    yield {
      file: 'sleepData',
      row: sleepRow(
        day,
        night,
        naps.filter(({ localDate }) => localDate === day),
      ),
    };
  }
  for (const record of records) {
    if (record.kind === 'dailySummary') yield { file: 'UDSFile', row: dailyRow(record) };
    if (record.kind === 'hrv' && record.method === 'rmssd')
      yield { file: 'healthStatusData', row: healthStatusRow(record) };
  }
}

function gearOf(summaries: readonly Json[]): Json {
  const rides = summaries.filter(({ activityType }) => activityType === 'road_biking');
  return {
    gearDTOS: [{ gearPk: 11, gearTypeName: 'Bike', gearMakeName: 'Other', customMakeModel: 'Stadtrad' }],
    gearActivityDTOs: { 11: rides.map(({ activityId }) => ({ activityId, gearPk: 11 })) },
  };
}

function pathOf(name: string, from: string, to: string): string {
  const [sort = '', part = ''] = name.split('#');
  const range = `${from}_${to}`;
  return sort === 'UDSFile'
    ? `DI-Connect-Aggregator/UDSFile_${range}_${part}.json`
    : `DI-Connect-Wellness/${range}_${part}_90000001_${sort}.json`;
}

function json(path: string, value: unknown): MadeFile {
  return textFile(path.startsWith('customer') ? path : `DI_CONNECT/${path}`, JSON.stringify(value));
}
