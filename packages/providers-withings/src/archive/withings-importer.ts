import { type FileImporter, HealthError, type ImportContext, type ImportSource } from '@vitalwire/core';
import {
  createArchiveImporter,
  type Found,
  headerOf,
  type Member,
  progressOf,
  type RowLedger,
  recognisableMembers,
  sayUnread,
  sortedMembers,
  type TableReading,
  tableRecords,
} from '@vitalwire/provider-kit/rows';
import { withingsDescriptor } from '../withings-descriptor.ts';
import { activitiesTable } from './activities-table.ts';
import { bloodPressureTable, heightTable, otherTable, weightTable } from './body-tables.ts';
import { createWithingsDays } from './day-tables.ts';
import { type Family, familyOf, reasonUnread } from './families.ts';
import { rawSeries, readSleepStates } from './raw-tables.ts';
import { withingsMapper } from './reading.ts';
import { type SleepStates, sleepTable } from './sleep-table.ts';

/** An export has some dozens of files. */
const bounds = { maximumNames: 200, maximumDepth: 3, isLikely: isTable };

/** Columns alone say less of these: other vendors weigh, and write totals of days, too. */
const weak: ReadonlySet<Family['type']> = new Set([
  'days',
  'height',
  'bloodPressure',
  'other',
  'series',
  'sleepStates',
]);

/** Reads what Withings gives as "Download my data": a zip of tables, packed, unpacked or a single table of it. */
export function createWithingsArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: withingsDescriptor,
    mappers: [withingsMapper],
    async recognise(source) {
      let weakly = 0;
      for await (const { source: member } of recognisableMembers(source, bounds)) {
        const family = familyOf(member.name, await headerOf(member));
        if (family === null) continue;
        if (!weak.has(family.type)) return { confidence: 0.93, sentence: 'This is an export of Withings.' };
        weakly++;
      }
      return weakly === 0
        ? null
        : { confidence: weakly > 2 ? 0.9 : 0.6, sentence: 'These look like tables of Withings.' };
    },
    read: readExport,
  });
}

function isTable(path: string): boolean {
  return /\.csv$/i.test(path);
}

async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger,
): AsyncGenerator<Found, void, undefined> {
  const { signal } = context;
  const all = await sortedMembers(source, (within) => source.type === 'file' || isTable(within), { signal });
  const members: (Member & { readonly family: Family })[] = [];
  const unread: Member[] = [];
  for (const member of all) {
    const family = familyOf(member.source.name, await headerOf(member.source));
    if (family === null) unread.push(member);
    else members.push({ ...member, family });
  }
  if (members.length === 0) throw notWithings(source);
  sayUnread(unread, ({ source: file }) => reasonUnread(file.name), ledger);
  const reading: TableReading = { context, ledger, onBytes: progressOf(members, context), given: new Set() };
  const of = (type: Family['type']) =>
    members.filter(({ family }) => family.type === type).map((member) => member.source);

  const states: SleepStates[] = [];
  for (const file of of('sleepStates')) states.push(await readSleepStates(file, reading));
  for (const file of of('sleep')) yield* tableRecords(file, sleepTable(states), reading);
  for (const file of of('activities')) yield* tableRecords(file, activitiesTable, reading);
  for (const file of of('weight')) yield* tableRecords(file, weightTable, reading);
  for (const file of of('height')) yield* tableRecords(file, heightTable, reading);
  for (const file of of('bloodPressure')) yield* tableRecords(file, bloodPressureTable, reading);
  for (const file of of('other')) yield* tableRecords(file, otherTable, reading);
  const days = createWithingsDays();
  for (const { family, source: file } of members)
    if (family.type === 'days') await days.read(file, family.field, reading);
  for (const record of days.records(reading)) yield { records: [record] };
  for (const { family, source: file } of members) {
    if (family.type !== 'series') continue;
    // One by one: batches have the same size whatever made them.
    for await (const record of rawSeries(file, family, reading)) yield { records: [record] };
  }
}

function notWithings({ path }: ImportSource): HealthError<'file-unrecognised'> {
  const message = `${path} holds no table of Withings. In the app, open your profile, Settings, "Download my data", and import the zip that comes by e-mail.`;
  return new HealthError('file-unrecognised', message, { path, reason: 'no table of Withings' });
}
