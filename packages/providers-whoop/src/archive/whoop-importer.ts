import { type FileImporter, HealthError, type ImportContext, type ImportSource } from '@vitalwire/core';
import {
  type ColumnNames,
  createArchiveImporter,
  type Found,
  headerOf,
  isTableName,
  type Member,
  matchColumns,
  progressOf,
  type RowLedger,
  recognisableMembers,
  sortedMembers,
  type TableReading,
  tableRecords,
} from '@vitalwire/provider-kit/rows';
import { whoopDescriptor } from '../whoop-descriptor.ts';
import { whoopMapper } from './cycle-of.ts';
import { cyclesTable } from './cycles-table.ts';
import { journalNotes, journalTable } from './journal.ts';
import { sleepsTable } from './sleeps-table.ts';
import { workoutsTable } from './workouts-table.ts';

interface KnownTable {
  readonly what: string;
  readonly columns: Readonly<Record<string, ColumnNames>>;
  readonly required: readonly string[];
}

/** Told apart by columns: a table of sleeps has all that the cycles are asked for but the resting heart rate. */
const tables: readonly KnownTable[] = [cyclesTable(false), sleepsTable, workoutsTable, journalTable];

/** An export has four tables, and few files beside them. */
const bounds = { maximumNames: 200, maximumDepth: 3, isLikely: isTableName };

/** Reads the export of the WHOOP app, a zip of tables, packed, unpacked or a single table of it. */
export function createWhoopArchiveImporter(): FileImporter {
  return createArchiveImporter({
    descriptor: whoopDescriptor,
    mappers: [whoopMapper],
    async recognise(source) {
      const found = await knownTables(source);
      if (found.length === 0) return null;
      const sentence = `This is an export of WHOOP (${found.join(', ')}).`;
      return { confidence: source.type === 'file' ? 0.95 : 0.97, sentence };
    },
    read: readExport,
  });
}

async function knownTables(source: ImportSource): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const { source: member } of recognisableMembers(source, bounds)) {
    const table = await tableOf(member, () => {});
    if (table !== null) found.add(table.what);
    if (found.size === tables.length) break;
  }
  return tables.map(({ what }) => what).filter((what) => found.has(what));
}

async function tableOf(
  source: ImportSource,
  onDamage: NonNullable<Parameters<typeof headerOf>[1]>,
): Promise<KnownTable | null> {
  const header = await headerOf(source, onDamage);
  if (header === null) return null;
  return tables.find(({ columns, required }) => matchColumns(header, columns, required) !== null) ?? null;
}

async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger,
): AsyncGenerator<Found, void, undefined> {
  const { signal } = context;
  const members = await sortedMembers(source, (within) => source.type === 'file' || isTableName(within), { signal });
  const known: { readonly member: Member; readonly table: KnownTable }[] = [];
  for (const member of members) {
    const { path } = member.source;
    // A table that cannot be unpacked costs itself.
    const table = await tableOf(member.source, (error) => ledger.rejected(path, member.within, 'The file', error));
    if (table !== null) known.push({ member, table });
  }
  if (known.length === 0) throw notWhoop(source);
  const onBytes = progressOf(
    known.map(({ member }) => member),
    context,
  );
  const reading: TableReading = { context, ledger, onBytes, given: new Set() };
  const withSleep = known.every(({ table }) => table !== sleepsTable);
  for (const { member, table } of known) {
    if (table === sleepsTable) yield* tableRecords(member.source, sleepsTable, reading);
    else if (table === workoutsTable) yield* tableRecords(member.source, workoutsTable, reading);
    else if (table === journalTable) yield* notesOf(member.source, reading);
    else yield* tableRecords(member.source, cyclesTable(withSleep), reading);
  }
}

async function* notesOf(source: ImportSource, reading: TableReading): AsyncGenerator<Found, void, undefined> {
  // One by one: batches have the same size whatever made them.
  for (const { delivered, rows } of await journalNotes(source, reading)) {
    reading.ledger.used(source.path, journalTable.what, rows);
    yield { records: [delivered] };
  }
}

function notWhoop({ path }: ImportSource): HealthError<'file-unrecognised'> {
  const message = `${path} holds no table of WHOOP. Export your data in the WHOOP app and import the zip that it sends.`;
  return new HealthError('file-unrecognised', message, { path, reason: 'no table of WHOOP' });
}
