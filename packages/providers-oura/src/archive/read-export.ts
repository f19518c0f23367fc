import {
  type DateBasis,
  HealthError,
  type ImportContext,
  type ImportSource,
  type LocalDate,
  millisecondsOf,
} from '@vitalwire/core';
import { parseVendorTime } from '@vitalwire/core/time';
import {
  attemptRow,
  createPersonClock,
  createRowLedger,
  createSeriesDays,
  type Found,
  headerOf,
  isDamage,
  type Member,
  matchColumns,
  type PersonClock,
  progressOf,
  type RowLedger,
  type SeriesDays,
  type SeriesPoint,
  sortedMembers,
  type TableReading,
  tableRecords,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { ouraId } from '../oura-descriptor.ts';
import { type Collection, collectionOf, isUnread, readers } from './collections.ts';
import { dayOf, type OuraDocument } from './document.ts';
import { documentsOf, placesOf } from './documents.ts';
import { type DaysBefore, ouraMapper } from './origins.ts';
import { trendsTable } from './trends-table.ts';

/** Everything of an export, in the order of the names of its files. */
export async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger = createRowLedger(),
): AsyncGenerator<Found, void, undefined> {
  const { signal } = context;
  const all = await sortedMembers(source, (within) => source.type === 'file' || isDataFile(within), { signal });
  const members: { readonly member: Member; readonly isTrends: boolean }[] = [];
  for (const member of [...all].sort(byName)) {
    const { path } = member.source;
    // A file that cannot be unpacked costs itself.
    const kind = await kindOf(member.source, (error) => ledger.rejected(path, member.within, 'The file', error));
    if (kind !== null) members.push({ member, isTrends: kind === 'trends' });
  }
  if (members.length === 0) throw notOura(source);
  const files = members.map(({ member }) => member);
  const reading: TableReading = { context, ledger, given: new Set(), onBytes: progressOf(files, context) };
  const documents = members.flatMap(({ member, isTrends }) => (isTrends ? [] : [member.source]));
  const days = await readDaysBefore(documents, context);
  const documented = files.length === documents.length ? new Set<string>() : await daysDocumented(documents, context);
  const series = createSeries(reading);
  for (const { member, isTrends } of members) {
    if (isTrends) yield* tableRecords(member.source, trendsBeside(documented), reading);
    else yield* readDocuments(member.source, { ...reading, days, series });
  }
  for (const record of series.take()) yield { records: [record] };
}

interface DocumentReading extends TableReading {
  readonly days: DaysBefore;
  readonly series: Series;
}

async function* readDocuments(source: ImportSource, reading: DocumentReading): AsyncGenerator<Found, void, undefined> {
  const { context, ledger, given, days, series } = reading;
  const { path } = source;
  for await (const { collection, document, where } of documentsOf(source, reading)) {
    const row = { path, what: collection, where };
    if (collection === 'heartrate' || collection === 'temperature') {
      const point = attemptRow(ledger, row, () => pointOf(document, collection, series.clock));
      if (point === null) continue;
      if (typeof point === 'string') ledger.passedOver(path, collection, point);
      else series.add(collection, point, path);
      continue;
    }
    if (collection === 'daily_sleep') {
      const score = attemptRow(ledger, row, () => ({ value: within(document.number('score'), 1, 100) }));
      if (score === null) continue;
      if (score.value === undefined) ledger.passedOver(path, collection, 'The night was not scored.');
      else ledger.used(path, collection);
      continue;
    }
    const result = attemptRow(
      ledger,
      row,
      () => readers[collection]?.(document, { path, context, ledger, days }) ?? '',
    );
    if (result === null) continue;
    if (typeof result === 'string') {
      ledger.passedOver(path, collection, result);
      continue;
    }
    const fresh = result.filter(({ id }) => !given.has(id));
    if (fresh.length === 0) {
      ledger.passedOver(path, collection, 'The same document stands in this export more than once.');
      continue;
    }
    for (const { id } of fresh) given.add(id);
    ledger.used(path, collection);
    yield { records: fresh.map((record) => ({ record, streams: null })) };
  }
}

/** Scores and temperatures of the nights, and the last day, read before the days themselves: a few thousand numbers. */
async function readDaysBefore(sources: readonly ImportSource[], context: ImportContext): Promise<DaysBefore> {
  const sleepScores = new Map<LocalDate, number>();
  const temperatures = new Map<LocalDate, number>();
  let newest: LocalDate | null = null;
  // What is counted here is counted again when the documents themselves are read.
  const ledger = createRowLedger();
  for (const source of sources) {
    if (!(await mayHoldDays(source))) continue;
    for await (const { collection, document } of documentsOf(source, { context, ledger })) {
      attemptRow(ledger, { path: '', what: '', where: '' }, () => {
        if (collection === 'daily_sleep') keep(sleepScores, document, 'score', [1, 100]);
        if (collection === 'daily_readiness') keep(temperatures, document, 'temperature_deviation', [-10, 10]);
        if (collection === 'daily_activity') newest = later(newest, dayOf(document));
      });
      ledger.take();
    }
  }
  return { sleepScores, temperatures, newest };
}

function later(newest: LocalDate | null, day: LocalDate): LocalDate {
  return newest === null || day > newest ? day : newest;
}

/** Days of which the export holds documents. */
async function daysDocumented(sources: readonly ImportSource[], context: ImportContext): Promise<ReadonlySet<string>> {
  const days = new Set<string>();
  const ledger = createRowLedger();
  for (const source of sources) {
    for await (const { collection, document } of documentsOf(source, { context, ledger })) {
      if (dayCollections.has(collection)) days.add(document.text('day') ?? '');
      ledger.take();
    }
  }
  return days;
}

const dayCollections: ReadonlySet<Collection> = new Set(['sleep', 'daily_activity', 'daily_readiness']);

/** Of a day that is there with ids, too, the trends are the same once more. */
function trendsBeside(documented: ReadonlySet<string>): typeof trendsTable {
  return {
    ...trendsTable,
    read: (row, place) =>
      documented.has(row.cell('date') ?? '')
        ? 'The export holds the documents of this day, which say the same and more.'
        : trendsTable.read(row, place),
  };
}

function keep(
  days: Map<LocalDate, number>,
  document: OuraDocument,
  field: string,
  [least, greatest]: readonly [number, number],
): void {
  const value = within(document.number(field), least, greatest);
  if (value !== undefined) days.set(dayOf(document), value);
}

/** Of tables the header tells; JSON may hold everything. */
async function mayHoldDays(source: ImportSource): Promise<boolean> {
  if (/\.json$/i.test(source.name)) return true;
  const header = await headerOf(source);
  const collection = header === null ? null : collectionOf((field) => placesOf(header).has(field));
  return collection === 'daily_sleep' || collection === 'daily_readiness' || collection === 'daily_activity';
}

interface Series {
  readonly clock: PersonClock;
  add(name: 'heartrate' | 'temperature', point: SeriesPoint, path: string): void;
  take(): ReturnType<SeriesDays['take']>;
}

/** Rows may be unsorted, so that days are put together at the end: a few values an hour. */
function createSeries(reading: TableReading): Series {
  const dateBasis: DateBasis = reading.context.assumedTimeZone === null ? 'assumed-utc' : 'assumed-zone';
  const origin = { sourceId: ouraId, mapper: ouraMapper, dateBasis };
  const paths = { heartrate: '', temperature: '' };
  const days = {
    heartrate: createSeriesDays(
      { metric: 'heartRateBpm', seconds: null, what: 'heartrate' },
      origin,
      reading,
      () => paths.heartrate,
    ),
    temperature: createSeriesDays(
      { metric: 'skinTemperatureCelsius', seconds: null, what: 'temperature' },
      origin,
      reading,
      () => paths.temperature,
    ),
  };
  return {
    clock: createPersonClock(reading.context.assumedTimeZone),
    add(name, point, path) {
      paths[name] = path;
      days[name].add(point);
    },
    take: () => [...days.heartrate.take(true), ...days.temperature.take(true)],
  };
}

/** Series are in UTC; the wearer's clock is not told, whatever offset is written. */
function pointOf(document: OuraDocument, name: 'heartrate' | 'temperature', clock: PersonClock): SeriesPoint | string {
  const text = document.text('timestamp');
  const time = text === null ? null : parseVendorTime(text);
  if (time === null) throw unreadableCell('timestamp', text ?? '');
  const milliseconds =
    time.type === 'instant'
      ? millisecondsOf(time.instant)
      : Date.parse(`${time.type === 'local' ? time.local : time.date}Z`);
  const value =
    name === 'heartrate' ? within(document.number('bpm'), 20, 250) : within(document.number('skin_temp'), 10, 45);
  if (value === undefined || Number.isNaN(milliseconds)) return 'The value cannot be measured.';
  return { milliseconds, localDate: clock.localDate({ milliseconds, utc: true }), value, device: '' };
}

/** `trends` and tables by their header, JSON by the fields in its beginning. */
export async function kindOf(
  source: ImportSource,
  onDamage: (error: HealthError<'file-invalid'>) => void,
): Promise<'trends' | 'sure' | 'likely' | null> {
  try {
    return await soundKindOf(source, onDamage);
  } catch (error) {
    if (!isDamage(error)) throw error;
    onDamage(error);
    return null;
  }
}

async function soundKindOf(
  source: ImportSource,
  onDamage: Parameters<typeof kindOf>[1],
): Promise<'trends' | 'sure' | 'likely' | null> {
  if (/\.json$/i.test(source.name)) {
    const head = new TextDecoder().decode(await source.head(HEAD_BYTES));
    if (!/^\uFEFF?\s*[[{]/.test(head)) return null;
    // Of the first API, as exports held until 2022.
    if (/"summary_date"/.test(head) && /"(?:cal_total|bedtime_start_delta|score_previous_night)"/.test(head))
      return 'sure';
    if (/"(?:daily_sleep|daily_activity|daily_readiness)"\s*:\s*[[{]/.test(head)) return 'sure';
    return surenessOf((field) => head.includes(`"${field}"`));
  }
  const header = await headerOf(source, onDamage);
  if (header === null) return null;
  if (matchColumns(header, trendsTable.columns, trendsTable.required) !== null) return 'trends';
  const places = placesOf(header);
  return surenessOf((field) => places.has(field));
}

const HEAD_BYTES = 64 * 1024;

function surenessOf(has: (field: string) => boolean): 'sure' | 'likely' | null {
  const collection = collectionOf(has);
  if (collection === null) return null;
  const alike = ['heartrate', 'temperature', 'workout', 'vo2_max', 'daily_sleep'];
  return isUnread(collection) || alike.includes(collection) ? 'likely' : 'sure';
}

export function isDataFile(within: string): boolean {
  return /\.(?:csv|json)$/i.test(within);
}

function byName(a: Member, b: Member): number {
  const [left, right] = [a, b].map(({ within }) => `${within.substring(within.lastIndexOf('/') + 1)}\u0000${within}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function notOura({ path }: ImportSource): HealthError<'file-unrecognised'> {
  const message = `${path} holds nothing of Oura. Export your data in Oura's Membership Hub and import that file.`;
  return new HealthError('file-unrecognised', message, { path, reason: 'no document of Oura' });
}
