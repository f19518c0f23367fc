import type { FileImporter, ImportContext, ImportSource, ProviderDescriptor } from '@vitalwire/core';
import { HealthError } from '@vitalwire/core';
import {
  attemptRow,
  type ColumnNames,
  createArchiveImporter,
  type Found,
  headerOf,
  isTableName,
  type Member,
  matchColumns,
  normalizedName,
  progressOf,
  type RowLedger,
  readTable,
  recognisableMembers,
  sortedMembers,
  type TableReading,
} from '@vitalwire/provider-kit/rows';

/** One table of a diary's export. */
export interface DiaryTable {
  readonly what: string;
  readonly columns: Readonly<Record<string, ColumnNames>>;
  readonly required: readonly string[];
  /** A table of this sort has no other columns: one with more is another vendor's. */
  readonly only?: readonly string[];
  /** Files of this name may have more columns than that. */
  readonly named?: RegExp;
  /** Its columns say too little to tell the vendor. */
  readonly weak?: true;
}

/** A table that was found, and which. */
export interface DiaryMember<T extends DiaryTable> {
  readonly member: Member;
  readonly table: T;
}

export interface Diary<T extends DiaryTable> {
  readonly descriptor: ProviderDescriptor<never>;
  readonly mapper: string;
  /** In the order in which they are read. */
  readonly tables: readonly T[];
  /** What to do where nothing of it is found: a sentence for the person. */
  readonly advice: string;
  read(members: readonly DiaryMember<T>[], reading: TableReading): AsyncGenerator<Found, void, undefined>;
}

const bounds = { maximumNames: 60, maximumDepth: 3, isLikely: isTableName };

/** An importer of one diary's tables: files told by their columns, in a folder, a zip, or alone. */
export function createDiaryImporter<T extends DiaryTable>(diary: Diary<T>): FileImporter {
  const { descriptor, mapper, tables, advice } = diary;
  const tableOf = async (source: ImportSource): Promise<T | null> => {
    const header = await headerOf(source);
    if (header === null) return null;
    const names = header.map(normalizedName);
    const fits = ({ columns, required, only, named }: DiaryTable): boolean =>
      matchColumns(header, columns, required) !== null &&
      (only === undefined ||
        named?.test(source.name) === true ||
        names.every((name) => only.some((each) => normalizedName(each) === name)));
    return tables.find(fits) ?? null;
  };
  async function* readTables(source: ImportSource, context: ImportContext, ledger: RowLedger) {
    const { signal } = context;
    const all = await sortedMembers(source, (within) => source.type === 'file' || isTableName(within), { signal });
    const members: DiaryMember<T>[] = [];
    for (const member of all) {
      const table = await tableOf(member.source);
      if (table !== null) members.push({ member, table });
    }
    if (members.length === 0) {
      const message = `${source.path} holds no table of ${descriptor.displayName}. ${advice}`;
      throw new HealthError('file-unrecognised', message, {
        path: source.path,
        reason: `no table of ${descriptor.id}`,
      });
    }
    const onBytes = progressOf(
      members.map(({ member }) => member),
      context,
    );
    const order = (table: T): number => tables.indexOf(table);
    yield* diary.read(
      members.toSorted((a, b) => order(a.table) - order(b.table)),
      { context, ledger, onBytes, given: new Set() },
    );
  }
  return createArchiveImporter({
    descriptor,
    mappers: [mapper],
    async recognise(source) {
      let weak = false;
      for await (const { source: member } of recognisableMembers(source, bounds)) {
        const table = await tableOf(member);
        if (table === null) continue;
        if (table.weak !== true)
          return { confidence: 0.93, sentence: `This is an export of ${descriptor.displayName}.` };
        weak = true;
      }
      return weak ? { confidence: 0.4, sentence: `This may be a table of ${descriptor.displayName}.` } : null;
    },
    read: readTables,
  });
}

/** Every row counted, none read. */
export async function* passedOver(
  source: ImportSource,
  { what, columns, required }: DiaryTable,
  reason: string,
  { ledger, context, onBytes }: TableReading,
): AsyncGenerator<Found, void, undefined> {
  const options = { columns, required, what, ledger, onBytes, signal: context.signal };
  for await (const row of readTable(source, options)) {
    attemptRow(ledger, { path: source.path, what, where: row.where }, () =>
      ledger.passedOver(source.path, what, reason),
    );
  }
}
