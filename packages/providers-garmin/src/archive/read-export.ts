import { defaultMaximumBytes } from '@vitalwire/activity-files';
import {
  type AnyRecord,
  type DataKind,
  type DeliveredRecord,
  daysBetween,
  HealthError,
  type ImportContext,
  type ImportSource,
  type Instant,
  type LocalDate,
  localDateOf,
} from '@vitalwire/core';
import { bytesOf } from '@vitalwire/provider-kit/archive';
import { type Found, type Member, type RowLedger, readJson } from '@vitalwire/provider-kit/rows';
import { gearIn } from './activities/gear.ts';
import { dayOffsetsOf } from './day-offsets.ts';
import { byCreation, type FitFile, isNightFile } from './fit/fit-files.ts';
import { type Counters, readMonitoring } from './fit/monitoring.ts';
import { createMonitoringDays } from './fit/monitoring-days.ts';
import { type NightFile, readNightFile, recordsOfNight } from './fit/night-files.ts';
import { createSleepStages, type SleepStages } from './fit/sleep-stages.ts';
import { containerOf, readActivities } from './read-activities.ts';
import type { RecordContext } from './record-base.ts';
import { dayIn, instantIn, isRow, type Row } from './row.ts';
import { type Survey, surveyOf } from './survey.ts';
import { dailyTable } from './tables/daily.ts';
import { sleepTable } from './tables/sleep.ts';
import type { Table } from './tables/table.ts';

const monitoringTypes = new Set(['monitoring_a', 'monitoring_b', 'monitoring_daily']);
const MONITORING = 'monitoring FIT';
const NIGHTS = 'night FIT';

/** Tables, then recordings, then what the watch measured all day: always the same way. */
export async function* readExport(
  source: ImportSource,
  context: ImportContext,
  ledger: RowLedger,
): AsyncGenerator<Found, void, undefined> {
  const { signal, now, originalHash, assumedTimeZone, onProgress } = context;
  onProgress?.(0);
  const survey = await surveyOf(source, signal, (path, sentence) => ledger.rejected(path, 'zip', 'the zip', sentence));
  if (survey.tables.length + survey.activities.length === 0) throw noExport(source.path);
  const files = survey.tables.length + survey.fit.length + 1;
  let done = 0;
  const onFile = () => onProgress?.(++done / files);
  const records: RecordContext = { now, originalHash, assumedTimeZone, ...(await clockOf(survey, signal)) };
  for (const { member, reason } of survey.others) {
    ledger.passedOver(member.source.path, sortNamed(member.source.name), reason);
  }
  const stages = createSleepStages();
  const ofNights = (['sleep', 'hrv', 'samples'] as const).some((kind) => wants(context, kind));
  const nights = await readNights(ofNights ? survey.fit.filter(isNightFile) : [], stages, ledger, context);
  const hrvDays = new Set<LocalDate>();
  for (const { member, table } of survey.tables) {
    for await (const step of rowsOf(member, table, { records, ledger, stages, signal })) {
      for (const { record } of step.records ?? []) if (record.kind === 'hrv') hrvDays.add(record.localDate);
      yield step;
    }
    onFile();
  }
  const told = (day: LocalDate) => hrvDays.has(day);
  // A night in two files is the first of them.
  const known = new Set<string>();
  for (const { file, night } of nights) {
    const read = recordsOfNight(night, file.device, records, told).filter(({ id }) => !known.has(id));
    for (const record of read) known.add(record.id);
    for (const record of read) if (record.kind === 'hrv') hrvDays.add(record.localDate);
    yield { records: read.map((record) => ({ record, streams: null })) };
  }
  const { gear, items } = await gearIn(survey.gear, signal);
  const reason = 'Gear is no record of its own: it is named with the activities it was used for.';
  for (const [path, count] of items) ledger.passedOver(path, 'gear', reason, count);
  const recordings = wants(context, 'workout') ? survey.fit.filter(({ type }) => type === 'activity') : [];
  const lists = wants(context, 'workout') ? survey.activities : [];
  yield* readActivities(lists, recordings, { context, records, ledger, gear, onFile });
  const monitoring = wants(context, 'samples') ? survey.fit.filter(({ type }) => monitoringTypes.has(type)) : [];
  yield* readMonitored(monitoring, { context, records, ledger, onFile });
  for (const { member, type } of survey.fit) {
    const read = type === 'activity' || isNightFile({ type }) || monitoringTypes.has(type);
    if (!read) ledger.passedOver(containerOf(member), 'other FIT', otherFit(type));
  }
  onProgress?.(1);
}

function wants({ wanted }: ImportContext, kind: DataKind): boolean {
  return wanted?.kinds == null || wanted.kinds.has(kind);
}

/** What stands behind the person's address or name in names of files. */
const SORT =
  /[-_]((?:\d+_)?(?:social-profile|profile-image|personalRecord|gear|goal|workout|trainingPlan|courses|activityImages|likes|summarizedActivities|PrimaryTrainingBackup)\b.*)$/;

/** The name of a file without the person's address or name, the numbers and the days that Garmin puts into it. */
export function sortNamed(name: string): string {
  const own = SORT.exec(name)?.[1] ?? name.replace(/^.*@[^_]*?\.[a-z]{2,}[-_]/i, '');
  return own.replace(/(?:\d{4}-\d{2}-\d{2}|\d{6,})_/g, '').replace(/[_-]\d{6,}(?=\.)/, '');
}

function otherFit(type: string): string {
  return type === 'unknown' ? 'It is no FIT file.' : `A FIT file of the sort ${type} holds nothing that was recorded.`;
}

/** What other tables need of the days: one look at those that say it. */
async function clockOf(survey: Survey, signal: AbortSignal): Promise<Pick<RecordContext, 'offsets' | 'nights'>> {
  const days: [LocalDate, Row][] = [];
  const nights = new Map<LocalDate, { readonly start: Instant; readonly end: Instant }>();
  for (const { member, table } of survey.tables) {
    if (table !== dailyTable && table !== sleepTable) continue;
    for await (const item of readJson(member.source, { signal })) {
      if (item.type === 'problem' || !isRow(item.value)) continue;
      const row = item.value;
      const day = dayIn(row);
      if (day === null) continue;
      if (table === dailyTable) {
        const { wellnessStartTimeGmt, wellnessStartTimeLocal, wellnessEndTimeGmt, wellnessEndTimeLocal } = row;
        days.push([day, { wellnessStartTimeGmt, wellnessStartTimeLocal, wellnessEndTimeGmt, wellnessEndTimeLocal }]);
      } else {
        const start = instantIn(row, 'sleepStartTimestampGMT');
        const end = instantIn(row, 'sleepEndTimestampGMT');
        if (start !== null && end !== null && end > start) nights.set(day, { start, end });
      }
    }
  }
  return { offsets: dayOffsetsOf(days), nights };
}

interface TableReading {
  readonly records: RecordContext;
  readonly ledger: RowLedger;
  readonly stages: SleepStages;
  readonly signal: AbortSignal;
}

/** A file holds some hundred days; rows that belong together stand in one. */
const MAXIMUM_GROUPED = 200_000;

async function* rowsOf(
  { source }: Member,
  table: Table,
  { records, ledger, stages, signal }: TableReading,
): AsyncGenerator<Found, void, undefined> {
  const { path } = source;
  const { what, groupOf } = table;
  const groups = new Map<string, Row[]>();
  let grouped = 0;
  const seen = new Set<string>();
  const found = (rows: readonly Row[], where: string): Found => {
    const mapped = table.map(rows, records);
    if (mapped.type === 'rejected') ledger.rejected(path, what, where, mapped.message);
    else if (mapped.type === 'used' && !mapped.records.every(isOnItsDay)) {
      ledger.rejected(path, what, where, 'Its day and its times do not belong together.');
    } else if (mapped.type === 'passedOver') ledger.passedOver(path, what, mapped.reason, rows.length);
    else {
      const fresh = mapped.records.filter(({ id }) => !seen.has(id));
      for (const { id } of fresh) seen.add(id);
      if (mapped.records.length > 0 && fresh.length === 0) {
        ledger.passedOver(path, what, 'The file has this row twice.', rows.length);
        return {};
      }
      ledger.used(path, what, rows.length);
      return { records: fresh.map((record) => delivered(record, stages)), thresholds: mapped.thresholds ?? [] };
    }
    return {};
  };
  for await (const item of readJson(source, { signal })) {
    const where = `Row ${item.index + 1}`;
    if (item.type === 'problem') ledger.rejected(path, what, where, item.message);
    else if (!isRow(item.value)) ledger.rejected(path, what, where, 'It is no row.');
    else if (groupOf === undefined) yield found([item.value], where);
    else {
      const group = groupOf(item.value);
      if (group === null || ++grouped > MAXIMUM_GROUPED) yield found([item.value], where);
      else groups.set(group, [...(groups.get(group) ?? []), item.value]);
    }
  }
  for (const [group, rows] of groups) yield found(rows, group);
}

/** A night counts for the day of waking; no clock is further from UTC than a day. */
function isOnItsDay(record: AnyRecord): boolean {
  const at = record.kind === 'sleep' ? record.end : record.start;
  return Math.abs(daysBetween(record.localDate, localDateOf(at, record.utcOffsetMinutes ?? 0))) <= 1;
}

function delivered(record: AnyRecord, stages: SleepStages): DeliveredRecord {
  return { record: record.kind === 'sleep' && !record.nap ? stages.complete(record) : record, streams: null };
}

interface KeptNight {
  readonly file: FitFile;
  readonly night: Pick<NightFile, 'mean' | 'readings' | 'levels'>;
}

/** Stages go to where tables are completed with them; HRV is kept until the tables have told what they know. */
async function readNights(
  files: readonly FitFile[],
  stages: SleepStages,
  ledger: RowLedger,
  context: ImportContext,
): Promise<readonly KeptNight[]> {
  const kept = new Map<string, KeptNight>();
  for (const file of byCreation(files)) {
    const { member } = file;
    const container = containerOf(member);
    try {
      const { levels, mean, readings } = readNightFile(await contentOf(member, context), member.source.path);
      stages.add(levels);
      const found = levels.length > 0 || mean !== null || readings.length > 0;
      if (found) ledger.used(container, NIGHTS);
      else ledger.passedOver(container, NIGHTS, 'It holds nothing of a night that is known.');
      const key = `${file.device?.serialNumber} ${mean?.ms} ${readings[0]?.ms}`;
      if (mean !== null || readings.length > 0) kept.set(key, { file, night: { levels: [], mean, readings } });
    } catch (error) {
      costsItself(error, context);
      ledger.rejected(container, NIGHTS, member.source.name, error);
    }
  }
  return [...kept.values()];
}

interface MonitoringReading {
  readonly context: ImportContext;
  readonly records: RecordContext;
  readonly ledger: RowLedger;
  readonly onFile: () => void;
}

/** A day is whole when a file was made so long after it: watches that are not synchronised keep some days. */
const DAYS_KEPT_MS = 4 * 86_400_000;

async function* readMonitored(
  files: readonly FitFile[],
  { context, records, ledger, onFile }: MonitoringReading,
): AsyncGenerator<Found, void, undefined> {
  const days = createMonitoringDays(records);
  const counters = new Map<string, Counters>();
  for (const { member, createdMs, device } of byCreation(files)) {
    const container = containerOf(member);
    const serial = device?.serialNumber ?? '';
    const own: Counters = counters.get(serial) ?? { steps: new Map(), lastMs: null };
    counters.set(serial, own);
    try {
      const file = readMonitoring(await contentOf(member, context), member.source.path, own);
      if (file.readings.length === 0) ledger.passedOver(container, MONITORING, 'Nothing was measured in it.');
      else ledger.used(container, MONITORING);
      days.add(file, device);
    } catch (error) {
      costsItself(error, context);
      ledger.rejected(container, MONITORING, member.source.name, error);
    }
    onFile();
    yield { records: days.take(createdMs - DAYS_KEPT_MS).map((record) => ({ record, streams: null })) };
  }
  yield { records: days.take(Number.POSITIVE_INFINITY).map((record) => ({ record, streams: null })) };
}

function contentOf({ source }: Member, { signal }: ImportContext): Promise<Uint8Array> {
  return bytesOf(source.open({ signal }), source.path, defaultMaximumBytes);
}

function costsItself(error: unknown, { signal }: ImportContext): void {
  if (signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {}, { cause: error });
}

function noExport(path: string): HealthError<'file-invalid'> {
  return new HealthError('file-invalid', `${path} holds no table of a Garmin export.`, {
    path,
    reason: 'no known table',
  });
}
