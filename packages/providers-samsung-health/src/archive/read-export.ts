import { HealthError, type ImportContext, type ImportSource } from '@vitalwire/core';
import {
  createPersonClock,
  type Found,
  type Member,
  progressOf,
  type RowLedger,
  sayUnread,
  sortedMembers,
} from '@vitalwire/provider-kit/rows';
import { createSamsungDays, dayTables } from './days.ts';
import { exercises, exerciseTable } from './exercises.ts';
import { measurements, measurementTables } from './measurements.ts';
import type { SamsungReading } from './reading.ts';
import { tableNameOf } from './samsung-table.ts';
import { series, seriesTables } from './series.ts';
import { countLeftStages, readStages, type StagesOfSleeps, sleeps } from './sleeps.ts';

interface TableMember extends Member {
  readonly table: string;
}

export function isTable(within: string): boolean {
  return /\.(?:csv|txt)$/i.test(within);
}

const isSideFile = (within: string): boolean => /\.json$/i.test(within);

/** Everything of an export, table by table in an order of its own: the same however it is packed. */
export async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger,
): AsyncGenerator<Found, void, undefined> {
  const { signal } = context;
  const isOfUse = (within: string): boolean => source.type === 'file' || isTable(within) || isSideFile(within);
  const all = await sortedMembers(source, isOfUse, { signal });
  const tables: TableMember[] = [];
  for (const member of all) {
    const table = isSideFile(member.within) ? null : await tableNameOf(member.source);
    if (table !== null) tables.push({ ...member, table });
  }
  if (tables.length === 0) throw notSamsung(source);
  const sideFiles = new Map(
    all.filter(({ within }) => isSideFile(within)).map((member) => [member.source.name, member.source]),
  );
  const reading: SamsungReading = {
    context,
    ledger,
    given: new Set(),
    onBytes: progressOf(all, context),
    clock: createPersonClock(context.assumedTimeZone),
    sideFiles,
  };
  sayUnread(tables, ({ table }) => (read.has(table) ? null : (reasons[table] ?? OTHER)), ledger, 'more tables');
  const named = (name: string) => tables.filter(({ table }) => table === name).map(({ source: file }) => file);

  const stages: StagesOfSleeps[] = [];
  for (const file of named('com.samsung.health.sleep_stage')) stages.push(await readStages(file, reading));
  for (const file of named('com.samsung.shealth.sleep')) yield* found(sleeps(file, stages, reading));
  for (const each of stages) countLeftStages(each, reading);
  for (const file of named(exerciseTable)) yield* found(exercises(file, reading));
  for (const name of Object.keys(measurementTables)) {
    for (const file of named(name)) yield* found(measurements(file, name, reading));
  }
  const days = createSamsungDays();
  for (const name of Object.keys(dayTables)) for (const file of named(name)) await days.read(file, name, reading);
  for (const delivered of days.records(reading)) yield { records: [delivered] };
  for (const name of Object.keys(seriesTables)) {
    for (const file of named(name)) yield* found(series(file, name, reading));
  }
}

async function* found(records: AsyncIterable<NonNullable<Found['records']>[number]>): AsyncGenerator<Found> {
  // One by one: batches have the same size whatever made them.
  for await (const record of records) yield { records: [record] };
}

const read: ReadonlySet<string> = new Set([
  'com.samsung.health.sleep_stage',
  'com.samsung.shealth.sleep',
  exerciseTable,
  ...Object.keys(measurementTables),
  ...Object.keys(dayTables),
  ...Object.keys(seriesTables),
]);

/** Tables that people may look for, and why they are not read. */
const reasons: Readonly<Record<string, string>> = {
  'com.samsung.shealth.sleep_combined': 'Nights put together from parts: the parts are read.',
  'com.samsung.shealth.tracker.pedometer_step_count': 'Steps by the minute: the totals of the day are read.',
  'com.samsung.health.floors_climbed': 'Floors by the minute: the totals of the day are read.',
  'com.samsung.health.food_intake': 'How its meals and those of the nutrition table belong together is not described.',
  'com.samsung.health.nutrition': 'How its meals and those of the food table belong together is not described.',
};

const OTHER = 'No kind of ours holds them, or nobody has described them.';

function notSamsung({ path }: ImportSource): HealthError<'file-unrecognised'> {
  const message = `${path} holds no table of Samsung Health. In the app, open Settings, "Download personal data", and import the folder or zip that it makes.`;
  return new HealthError('file-unrecognised', message, { path, reason: 'no table of Samsung Health' });
}
