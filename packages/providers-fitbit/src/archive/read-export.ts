import {
  addDays,
  type BodyMeasurement,
  type DateBasis,
  HealthError,
  type ImportContext,
  type ImportSource,
  type LocalDate,
} from '@vitalwire/core';
import {
  attemptRow,
  createPersonClock,
  createRowLedger,
  createSeriesDays,
  type Found,
  type Member,
  progressOf,
  type RowLedger,
  readNumber,
  readTable,
  recordBase,
  type SeriesFacts,
  sayUnread,
  sortedMembers,
  tableRecords,
} from '@vitalwire/provider-kit/rows';
import { fitbitId } from '../fitbit-descriptor.ts';
import { activeZoneDays } from './active-zone-minutes.ts';
import { createEnergyDays, dayRecord, dayTime, factFields, jsonDays } from './day-facts.ts';
import { dayTables } from './day-tables.ts';
import { exerciseLog } from './exercise-log.ts';
import {
  type DayFactName,
  type Family,
  familyOf,
  type ItemsName,
  reasonUnread,
  type SeriesName,
  type TableName,
} from './families.ts';
import { type EvidenceFiles, readOffsetEvidence } from './offset-evidence.ts';
import { type FitbitReading, fitbitMapper } from './reading.ts';
import { seriesPoints } from './series-points.ts';
import { sleepLog } from './sleep-log.ts';
import { readUnwornDays } from './unworn-days.ts';
import { readUserStages, userExercises, userSleeps } from './user-tables.ts';
import { weights } from './weights.ts';

interface FamilyMember extends Member {
  readonly family: Family;
}

/** Everything of an export, family by family, and within one by the names of the files: the same however it is packed. */
export async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger = createRowLedger(),
): AsyncGenerator<Found, void, undefined> {
  const { signal } = context;
  const isOfUse = (within: string): boolean => familyOf(within) !== null || reasonUnread(within) !== null;
  const all = await sortedMembers(source, isOfUse, { signal });
  const members = all
    .flatMap((member): FamilyMember[] => {
      const family = familyOf(member.within);
      return family === null ? [] : [{ ...member, family }];
    })
    .sort((a, b) => compare(nameOf(a), nameOf(b)) || compare(a.within, b.within));
  if (members.length === 0) throw notFitbit(source);
  sayUnread(all, ({ within }) => (familyOf(within) === null ? reasonUnread(within) : null), ledger);
  const reading: FitbitReading = {
    context,
    ledger,
    given: new Set(),
    onBytes: progressOf(members, context),
    clock: createPersonClock(context.assumedTimeZone),
    evidence: await readOffsetEvidence(evidenceFiles(members, all), signal),
    unworn: await readUnwornDays(factFiles(members, 'sedentary'), signal),
    sleepScores: await readSleepScores(tablesOf(members, 'sleepScores'), ledger, context),
  };
  for (const name of seriesNames) yield* series(name, members, reading);
  yield* energy(members, reading);
  for (const name of ['sleep', 'exercise', 'weight'] as const) yield* items(name, members, reading);
  yield* newerTables(members, reading);
  for (const name of Object.keys(dayTables) as TableName[]) yield* table(name, members, reading);
  for (const name of Object.keys(factFields) as (keyof typeof factFields)[]) yield* facts(name, members, reading);
  yield* activeZoneMinutes(members, reading);
  yield* oxygenUptake(members, reading);
}

const seriesFacts: Readonly<Record<Exclude<SeriesName, 'calories'>, SeriesFacts>> = {
  heartRate: { metric: 'heartRateBpm', seconds: null, what: 'heartRate' },
  steps: { metric: 'steps', seconds: 60, what: 'steps' },
  distance: { metric: 'distanceMeters', seconds: 60, what: 'distance' },
  floors: { metric: 'floors', seconds: 60, what: 'floors' },
  oxygen: { metric: 'oxygenSaturationPercent', seconds: null, what: 'oxygen' },
  hrvDetails: { metric: 'hrvRmssdMilliseconds', seconds: null, what: 'hrvDetails' },
  hrvSamples: { metric: 'hrvRmssdMilliseconds', seconds: null, what: 'hrvSamples' },
};
const seriesNames = Object.keys(seriesFacts) as (keyof typeof seriesFacts)[];

async function* series(
  name: keyof typeof seriesFacts,
  members: readonly FamilyMember[],
  reading: FitbitReading,
): AsyncGenerator<Found, void, undefined> {
  const files = seriesFiles(name, members, reading);
  let path = '';
  const origin = { sourceId: fitbitId, mapper: fitbitMapper, dateBasis: basisOf(name, reading) };
  const days = createSeriesDays(seriesFacts[name], origin, reading, () => path);
  const bare = files.find(({ encoding }) => encoding === 'json');
  if (bare !== undefined) {
    const message = `${bare.source.path} does not say of which time zone its times are. They were read as UTC, which is what most exports have.`;
    reading.ledger.warn({ path: bare.source.path, code: 'read-as-utc', message });
  }
  for (const [i, { source, encoding }] of files.entries()) {
    path = source.path;
    for await (const point of seriesPoints(source, name, encoding, reading)) days.add(point);
    for (const record of days.take(completeBefore(files.slice(i + 1)))) yield { records: [record] };
  }
  for (const record of days.take(true)) yield { records: [record] };
}

function basisOf(name: SeriesName, { context, evidence }: FitbitReading): DateBasis {
  if (name === 'hrvDetails' || (name === 'hrvSamples' && evidence.hrvTables === 'wall')) return 'recorded';
  return context.assumedTimeZone === null ? 'assumed-utc' : 'assumed-zone';
}

/**
 * The day before which no later file says anything: a file begins on the day of its name, by the clock of another zone the
 * day before. Of several exports given at once, the same month stands in several files.
 */
function completeBefore(later: readonly SeriesFile[]): LocalDate | false {
  const first = later.reduce((least, { date }) => (date < least ? date : least), '9999-12-31');
  return first === '' ? false : addDays(first as LocalDate, -1);
}

interface SeriesFile {
  /** Of its name; empty where that holds none. */
  readonly date: string;
  readonly source: ImportSource;
  readonly encoding: 'json' | 'csv';
}

/**
 * Exports of today hold most series twice: as JSON without zone and as tables in UTC with the device. The tables are
 * read, and of the JSON what is older than the first of them.
 */
function seriesFiles(
  name: SeriesName,
  members: readonly FamilyMember[],
  { ledger }: FitbitReading,
): readonly SeriesFile[] {
  const all = members.flatMap((member) =>
    member.family.type === 'series' && member.family.series === name
      ? [{ source: member.source, encoding: member.family.encoding, date: dateOf(member) }]
      : [],
  );
  const better = members.flatMap((member) => {
    const { family } = member;
    if (family.type !== 'series') return [];
    const isBetter =
      name === 'hrvDetails' ? family.series === 'hrvSamples' : family.series === name && family.encoding === 'csv';
    return isBetter ? [dateOf(member)] : [];
  });
  const first = better.reduce((least, date) => (date < least ? date : least), '9999');
  const minuteFiles = all.some(({ source }) => /^Minute SpO2/i.test(source.name));
  const read = all.filter(({ source, encoding, date }) => {
    if (name === 'oxygen') return !minuteFiles || /^Minute SpO2/i.test(source.name);
    return (name !== 'hrvDetails' && encoding === 'csv') || date < first;
  });
  const [leftOut] = all.filter((file) => !read.includes(file));
  if (leftOut !== undefined) {
    const count = all.length - read.length;
    const message = `${count} files of ${name} were not read: the export holds the same values a second time.`;
    ledger.warn({ path: leftOut.source.path, code: 'read-once', message });
  }
  return read;
}

const RESTING = 'No device was worn on this day: it is what a resting body is reckoned to burn.';

/** Energy of a day is the sum of its minutes, the basal rate included: no series of ours, but the total of the day. */
async function* energy(
  members: readonly FamilyMember[],
  reading: FitbitReading,
): AsyncGenerator<Found, void, undefined> {
  const days = createEnergyDays();
  for (const { source, encoding } of seriesFiles('calories', members, reading)) {
    let rows = 0;
    for await (const point of seriesPoints(source, 'calories', encoding, reading)) {
      if (reading.unworn.has(point.localDate)) reading.ledger.passedOver(source.path, 'calories', RESTING);
      else if (days.add(point.localDate, point.milliseconds, point.value)) rows++;
      else reading.ledger.passedOver(source.path, 'calories', 'The same minute stands in this export more than once.');
    }
    reading.ledger.used(source.path, 'calories', rows);
  }
  for (const fact of days.facts()) yield { records: [dayRecord(fact, reading)] };
}

const itemReaders = { sleep: sleepLog, exercise: exerciseLog, weight: weights } as const;

async function* items(
  name: ItemsName,
  members: readonly FamilyMember[],
  reading: FitbitReading,
): AsyncGenerator<Found> {
  for (const { source, family } of members) {
    if (family.type !== 'items' || family.items !== name) continue;
    for await (const record of itemReaders[name](source, reading)) yield { records: [record] };
  }
}

/** Newer tables of sleeps and exercises, where the export has no files with their logs, which hold more. */
async function* newerTables(members: readonly FamilyMember[], reading: FitbitReading): AsyncGenerator<Found> {
  const has = (name: ItemsName): boolean =>
    members.some(({ family }) => family.type === 'items' && family.items === name);
  if (!has('sleep')) {
    const stageFiles = tablesOf(members, 'userSleepStages').map(({ source }) => source);
    const stages = await readUserStages(stageFiles, reading);
    for (const { source } of tablesOf(members, 'userSleeps')) {
      for await (const record of userSleeps(source, stages, reading)) yield { records: [record] };
    }
  }
  if (has('exercise')) return;
  for (const { source } of tablesOf(members, 'userExercises')) {
    for await (const record of userExercises(source, reading)) yield { records: [record] };
  }
}

async function* table(
  name: TableName,
  members: readonly FamilyMember[],
  reading: FitbitReading,
): AsyncGenerator<Found> {
  const rules = dayTables[name];
  if (rules === undefined) return;
  const twin = members.some(({ family }) => family.type === 'items' && family.items === 'weight');
  for (const { source } of tablesOf(members, name)) {
    if ((name === 'weight' || name === 'bodyFat') && twin) {
      const message = `${source.path} was not read: the export holds the same weighings a second time.`;
      reading.ledger.warn({ path: source.path, code: 'read-once', message });
      continue;
    }
    yield* tableRecords(source, rules, reading);
  }
}

async function* facts(
  name: keyof typeof factFields,
  members: readonly FamilyMember[],
  reading: FitbitReading,
): AsyncGenerator<Found, void, undefined> {
  const { field, factor } = factFields[name];
  for (const { source } of factFiles(members, name)) {
    for await (const { localDate, value } of jsonDays(source, name, reading)) {
      const delivered = dayRecord({ localDate, field, value: value * factor }, reading);
      if (given(delivered.record.id, source.path, name, reading)) yield { records: [delivered] };
    }
  }
}

/** Minutes in a zone are read where the export has no minutes of activity, which would count the same time. */
async function* activeZoneMinutes(members: readonly FamilyMember[], reading: FitbitReading): AsyncGenerator<Found> {
  if (factFiles(members, 'moderatelyActive').length + factFiles(members, 'veryActive').length > 0) return;
  for (const { source } of tablesOf(members, 'activeZoneMinutes')) {
    for (const { fact, rows } of await activeZoneDays(source, reading)) {
      reading.ledger.used(source.path, 'active zone minutes', rows);
      const delivered = dayRecord(fact, reading);
      if (reading.given.has(delivered.record.id)) continue;
      reading.given.add(delivered.record.id);
      yield { records: [delivered] };
    }
  }
}

async function* oxygenUptake(members: readonly FamilyMember[], reading: FitbitReading): AsyncGenerator<Found> {
  for (const { source } of factFiles(members, 'vo2max')) {
    for await (const { localDate, value } of jsonDays(source, 'vo2max', reading)) {
      const { at } = dayTime(localDate, reading);
      const origin = { sourceId: fitbitId, mapper: fitbitMapper, naturalKey: `vo2max/${localDate}` };
      const measured: BodyMeasurement = {
        ...recordBase('bodyMeasurement', origin, { at, end: null }, reading.context),
        vo2max: value,
      };
      if (given(measured.id, source.path, 'vo2max', reading)) yield { records: [{ record: measured, streams: null }] };
    }
  }
}

/** Counts a row; `false` when an earlier one gave its record. */
function given(id: string, path: string, what: string, reading: FitbitReading): boolean {
  if (reading.given.has(id)) {
    reading.ledger.passedOver(path, what, 'The same day stands in this export more than once.');
    return false;
  }
  reading.given.add(id);
  reading.ledger.used(path, what);
  return true;
}

async function readSleepScores(
  members: readonly Member[],
  ledger: RowLedger,
  { signal }: ImportContext,
): Promise<ReadonlyMap<string, number>> {
  const scores = new Map<string, number>();
  const columns = { id: 'sleep_log_entry_id', score: 'overall_score' } as const;
  const what = 'sleep_score.csv';
  for (const { source } of members) {
    for await (const row of readTable(source, { columns, required: ['id', 'score'], what, ledger, signal })) {
      attemptRow(ledger, { path: source.path, what, where: row.where }, () => {
        const id = row.cell('id');
        const score = readNumber(row.cell('score'));
        if (id === null || score === null || score < 1 || score > 100) {
          ledger.passedOver(source.path, what, 'The sleep was not scored.');
          return;
        }
        scores.set(id, score);
        ledger.used(source.path, what);
      });
    }
  }
  return scores;
}

function evidenceFiles(members: readonly FamilyMember[], all: readonly Member[]): EvidenceFiles {
  return {
    sleeps: tablesOf(members, 'userSleeps'),
    stages: tablesOf(members, 'userSleepStages'),
    logs: members.filter(({ family }) => family.type === 'items' && family.items === 'sleep'),
    exercises: tablesOf(members, 'userExercises'),
    zonesOnWall: tablesOf(members, 'activeZoneMinutes'),
    zonesInUtc: all.filter((member) => /^active_zone_minutes_.*\.csv$/i.test(nameOf(member))),
    hrvTables: members.filter(({ family }) => family.type === 'series' && family.series === 'hrvSamples'),
  };
}

function tablesOf(members: readonly FamilyMember[], name: TableName): readonly FamilyMember[] {
  return members.filter(({ family }) => family.type === 'table' && family.table === name);
}

function factFiles(members: readonly FamilyMember[], name: DayFactName): readonly FamilyMember[] {
  return members.filter(({ family }) => family.type === 'day-json' && family.fact === name);
}

function nameOf({ within }: Member): string {
  return within.substring(within.lastIndexOf('/') + 1);
}

function dateOf(member: Member): string {
  return /\d{4}-\d{2}-\d{2}/.exec(nameOf(member))?.[0] ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function notFitbit({ path }: ImportSource): HealthError<'file-unrecognised'> {
  const message = `${path} holds nothing of Fitbit. Choose Fitbit (Google Health) at takeout.google.com and import the zip.`;
  return new HealthError('file-unrecognised', message, { path, reason: 'no file of Fitbit' });
}
