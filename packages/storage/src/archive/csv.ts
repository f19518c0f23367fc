import { randomUUID } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type AnyRecord,
  type DataKind,
  dataKinds,
  HealthError,
  instantOf,
  type Merge,
  millisecondsOf,
  type Owner,
  type RecordPosition,
  type SampleSeries,
  type Storage,
} from '@vitalwire/core';
import { fieldsOfKind } from '@vitalwire/core/schema';
import { fileError } from '../shared/file-error.ts';
import { makeFolders } from '../shared/make-folders.ts';
import type { PersonView } from './entries.ts';
import { createLineFile } from './lines.ts';

export interface WriteCsvOptions {
  readonly storage: Storage;
  readonly owner: Owner;
  /** Must not be there yet. It appears when it is complete. */
  readonly folder: string;
  /** Absent: every kind there is something of. */
  readonly kinds?: readonly DataKind[];
}

export interface WrittenCsv {
  readonly kind: DataKind;
  readonly path: string;
  readonly rows: number;
}

const PAGE = 500;

/**
 * One table a kind, `workout.csv`, as RFC 4180 has it: UTF-8, a header, lines that end in CRLF. Columns are the fields
 * of the kind with their units in their names, the same in every release but for new ones at the end of their group;
 * lists are JSON. Records are as the person sees them: with what they changed, without what they deleted. Of an event
 * that several sources saw each has its row; those with `answersForEvent` count each event once.
 * @throws HealthError the storage errors, `file-unreadable` where the folder is there already
 */
export async function writeCsv(options: WriteCsvOptions): Promise<readonly WrittenCsv[]> {
  const { storage, owner, folder, kinds = dataKinds } = options;
  if ((await stat(folder).catch(() => null)) !== null) {
    throw new HealthError('file-unreadable', `${folder} is there already. Choose another place for the tables.`, {
      path: folder,
      reason: 'is there already',
    });
  }
  const partial = `${folder}.${randomUUID()}.partial`;
  try {
    await makeFolders(partial);
    const written = await storage.snapshot(async (view) => {
      const tables: WrittenCsv[] = [];
      for (const kind of kinds) {
        const rows = await writeTable(view, owner, kind, join(partial, `${kind}.csv`));
        if (rows > 0) tables.push({ kind, path: join(folder, `${kind}.csv`), rows });
      }
      return tables;
    });
    await makeFolders(dirname(folder));
    await rename(partial, folder);
    return written;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw fileError(error, folder, 'The export');
  }
}

/** @returns how many rows there are; a kind without any has no file */
async function writeTable(view: PersonView, owner: Owner, kind: DataKind, path: string): Promise<number> {
  let rows = 0;
  let file: Awaited<ReturnType<typeof createLineFile>> | null = null;
  for await (const page of pagesOf(view, owner, kind)) {
    file ??= await openTable(kind, path);
    const merges = mergesByRecord(
      await view.merges.ofRecords(
        owner,
        page.map(({ id }) => id),
      ),
    );
    for (const record of page) {
      for (const cells of rowsOf(record, merges.get(record.id))) {
        await file.write(`${cells.map(cellOf).join(',')}\r`);
        rows++;
      }
    }
  }
  await file?.close();
  return rows;
}

async function openTable(kind: DataKind, path: string) {
  const file = await createLineFile(path);
  await file.write(`${columnsOfKind(kind).join(',')}\r`);
  return file;
}

async function* pagesOf(view: PersonView, owner: Owner, kind: DataKind): AsyncGenerator<readonly AnyRecord[]> {
  for (let after: RecordPosition | null = null; ; ) {
    const page: readonly AnyRecord[] = await view.records.list(owner, {
      kind,
      order: 'oldest-first',
      limit: PAGE,
      ...(after !== null && { after }),
    });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return;
    after = { start: last.start, id: last.id };
  }
}

function mergesByRecord(merges: readonly Merge[]): ReadonlyMap<string, Merge> {
  return new Map(merges.flatMap((merge) => merge.members.map((id) => [id, merge] as const)));
}

type Cell = string | number | boolean | null | undefined;

const SAMPLE_COLUMNS = [
  'time',
  'value',
  'durationSeconds',
  'metric',
  'utcOffsetMinutes',
  'localDate',
  'id',
  'sourceId',
];
const MERGE_COLUMNS = ['answersForEvent', 'mergeId'];

/** The header of a kind's table. Of samples each value is a row. */
export function columnsOfKind(kind: DataKind): readonly string[] {
  if (kind === 'samples') return SAMPLE_COLUMNS;
  return [...fieldsOfKind(kind).map(({ path }) => path), ...MERGE_COLUMNS];
}

function* rowsOf(record: AnyRecord, merge: Merge | undefined): Generator<readonly Cell[]> {
  if (record.kind === 'samples') yield* sampleRows(record);
  else {
    const cells = fieldsOfKind(record.kind).map(({ path }) => valueAt(record, path));
    yield [...cells, merge === undefined || merge.primary === record.id, merge?.id];
  }
}

function* sampleRows(series: SampleSeries): Generator<readonly Cell[]> {
  const { metric, utcOffsetMinutes, localDate, id, provenance } = series;
  const start = millisecondsOf(series.start);
  for (const [i, value] of series.values.entries()) {
    if (value === null) continue;
    const time = instantOf(start + Math.round((series.offsetSeconds[i] ?? 0) * 1000));
    const rest = [metric, utcOffsetMinutes, localDate, id, provenance.sourceId];
    yield [time, value, series.durationSeconds?.[i], ...rest];
  }
}

function valueAt(record: AnyRecord, path: string): Cell {
  let value: unknown = record;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell);
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP advises for CSV injection:
 * it begins with = + - @, a tab or a carriage return. Numbers stay numbers.
 */
export function cellOf(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
