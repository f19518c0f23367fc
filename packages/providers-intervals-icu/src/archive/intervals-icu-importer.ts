import { type FileImporter, HealthError, type ImportContext, type ImportSource } from '@vitalwire/core';
import {
  createArchiveImporter,
  type Found,
  headerOf,
  matchColumns,
  progressOf,
  type RowLedger,
  recognisableMembers,
  sayUnread,
  sortedMembers,
  type TableReading,
  type TableRow,
  tableRecords,
} from '@vitalwire/provider-kit/rows';
import { intervalsIcuDescriptor } from '../intervals-icu-descriptor.ts';
import { type ActivityColumn, activitiesTable, intervalsIcuMapper } from './activities-table.ts';
import { heldAt, thresholdsOf } from './thresholds.ts';
import { wellnessBefore } from './wellness-before.ts';
import { wellnessTable } from './wellness-table.ts';

/** To tell it by its columns. */
const anyWellness = wellnessTable({ filledIn: new Set(), newest: null });
type Table = typeof activitiesTable | typeof anyWellness;

/** What is downloaded are two tables. */
const bounds = { maximumNames: 50, maximumDepth: 3, isLikely: isTable };

/** Reads the lists that intervals.icu gives of activities and of wellness, told by their columns. */
export function createIntervalsIcuArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: intervalsIcuDescriptor,
    mappers: [intervalsIcuMapper],
    async recognise(source) {
      for await (const { source: member } of recognisableMembers(source, bounds)) {
        const table = await tableOf(member);
        if (table === null) continue;
        return { confidence: 0.95, sentence: `This is a list of intervals.icu (${table.what}).` };
      }
      return null;
    },
    read: readExport,
  });
}

async function tableOf(
  source: ImportSource,
  onDamage?: NonNullable<Parameters<typeof headerOf>[1]>,
): Promise<Table | null> {
  const header = await headerOf(source, onDamage);
  if (header === null) return null;
  if (matchColumns(header, activitiesTable.columns, activitiesTable.required) !== null) return activitiesTable;
  return matchColumns(header, anyWellness.columns, anyWellness.required) === null ? null : anyWellness;
}

function isTable(path: string): boolean {
  return /\.csv$/i.test(path);
}

const RECORDING = /\.(?:fit|tcx|gpx)(?:\.gz)?$/i;

async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger,
): AsyncGenerator<Found, void, undefined> {
  const { signal } = context;
  const members = await sortedMembers(source, () => true, { signal });
  const known = [];
  for (const member of members) {
    if (source.type !== 'file' && !isTable(member.within)) continue;
    const { path } = member.source;
    const table = await tableOf(member.source, (error) => ledger.rejected(path, member.within, 'The file', error));
    if (table !== null) known.push({ member, table });
  }
  if (known.length === 0) throw notIntervals(source);
  const reason = 'Recordings are read from a folder of their own.';
  sayUnread(members, ({ within }) => (RECORDING.test(within) ? reason : null), ledger);
  const onBytes = progressOf(
    known.map(({ member }) => member),
    context,
  );
  const reading: TableReading = { context, ledger, onBytes, given: new Set() };
  for (const { member, table } of known) {
    if (table === activitiesTable) yield* activities(member.source, reading);
    else {
      const before = await wellnessBefore(member.source, signal);
      yield* tableRecords(member.source, wellnessTable(before), reading);
    }
  }
}

/** Thresholds come behind the activities: only then is it known when they changed. */
async function* activities(source: ImportSource, reading: TableReading): AsyncGenerator<Found, void, undefined> {
  const held: ReturnType<typeof heldAt>[number][] = [];
  const table = {
    ...activitiesTable,
    read: (row: TableRow<ActivityColumn>, place: Parameters<typeof activitiesTable.read>[1]) => {
      const records = activitiesTable.read(row, place);
      if (typeof records !== 'string') held.push(...records.flatMap((record) => heldAt(row, record)));
      return records;
    },
  };
  yield* tableRecords(source, table, reading);
  yield { thresholds: thresholdsOf(held, reading.context) };
}

function notIntervals({ path }: ImportSource): HealthError<'file-unrecognised'> {
  const message = `${path} holds no list of intervals.icu. Download activities.csv or wellness.csv there and import it.`;
  return new HealthError('file-unrecognised', message, { path, reason: 'no list of intervals.icu' });
}
