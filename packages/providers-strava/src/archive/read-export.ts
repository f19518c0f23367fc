import {
  type DeliveredRecord,
  HealthError,
  type ImportContext,
  type ImportSource,
  type ImportWarning,
  type Threshold,
} from '@vitalwire/core';
import { type Found, headerOf, type RowLedger, readCsv } from '@vitalwire/provider-kit/rows';
import { type DayOrder, dayOrderOf } from './activity-date.ts';
import { type ActivityRow, activityRowOf } from './activity-row.ts';
import { columnsOf, recordingColumnOf, type StravaColumns } from './columns.ts';
import { contentsOf, type ExportContents, recordingNamed, type StravaExport } from './export-members.ts';
import { gearIn } from './gear.ts';
import { type RecordedWorkout, readRecording } from './recording.ts';
import { isWantedRow, thresholdOfRow } from './row-choice.ts';
import { notesOf, type RowContext, recordedWorkout, summaryWorkout } from './workout-of-row.ts';

/** What the rows and files are called in the report. */
const ACTIVITIES = 'activities';
const RECORDINGS = 'recordings';

interface Survey {
  readonly columns: StravaColumns;
  readonly order: DayOrder;
  readonly rowCount: number;
}

/** Row by row of the list, each with its recording; then recordings that no row names. */
export async function* readExport(
  found: StravaExport,
  context: ImportContext,
  ledger: RowLedger,
): AsyncGenerator<Found, void, undefined> {
  const { list } = found;
  const { signal } = context;
  context.onProgress?.(0);
  const { columns, order, rowCount } = await survey(list, signal);
  const contents = await contentsOf(found);
  const rowContext: RowContext = { ...context, gear: await gearOf(contents, ledger, signal) };
  for (const { source, files } of contents.others) {
    ledger.passedOver(source.path, source.name, 'It holds nothing that was recorded or measured.', files);
  }
  const seen = new Set<string>();
  const claimed = new Set<string>();
  const reader: Reader = {
    context,
    rowContext,
    ledger,
    path: list.path,
    alone: found.root === null || contents.recordings.size === 0,
  };
  let rows = 0;
  let weight: number | undefined;
  for await (const line of readCsv(list, { signal })) {
    if (line.line === 1 && line.type === 'row') continue;
    context.onProgress?.(++rows / (rowCount + 1));
    const where = `Row ${line.line}`;
    if (line.type === 'problem') {
      ledger.rejected(list.path, ACTIVITIES, where, line.message);
      continue;
    }
    const row = activityRowOf(line.cells, columns, order);
    if (row === null) {
      ledger.rejected(list.path, ACTIVITIES, where, 'It has no activity number.');
      continue;
    }
    const recording = row.file === null ? null : recordingNamed(row.file, contents.recordings);
    if (recording !== null) claimed.add(recording.path);
    if (seen.has(row.id)) {
      ledger.passedOver(list.path, ACTIVITIES, 'The list has this activity twice.');
      continue;
    }
    seen.add(row.id);
    if (!isWantedRow(row, context)) {
      ledger.passedOver(list.path, ACTIVITIES, 'It lies before the time that was asked for.');
      if (recording !== null) ledger.passedOver(recording.path, RECORDINGS, 'Its activity was not asked for.');
      continue;
    }
    const step = await activityOf(reader, row, recording, where);
    const threshold = step === null ? null : thresholdOfRow(row, weight, step.records, context);
    weight = row.number('athleteWeight') ?? weight;
    if (step !== null) yield threshold === null ? step : { ...step, thresholds: [...step.thresholds, threshold] };
  }
  const known = new Set<string>();
  for (const source of contents.recordings.values()) {
    if (!claimed.has(source.path)) yield await unnamedRecording(reader, source, known);
  }
  context.onProgress?.(1);
}

interface Reader {
  readonly context: ImportContext;
  readonly rowContext: RowContext;
  readonly ledger: RowLedger;
  /** Of the list. */
  readonly path: string;
  /** The list was given without its recordings. */
  readonly alone: boolean;
}

interface Step {
  readonly records: readonly DeliveredRecord[];
  readonly thresholds: readonly Threshold[];
}

/** The file's recording is the activity; without one, or with a broken one, what the list says of it. */
async function activityOf(
  { context, rowContext, ledger, path, alone }: Reader,
  row: ActivityRow,
  source: ImportSource | null,
  where: string,
): Promise<Step | null> {
  let lost: string | null = source === null && row.file !== null && !alone ? notThere(row.file) : null;
  if (source !== null) {
    const recording = await readRecording(source, row.start, context);
    if (recording.type === 'read') {
      ledger.used(source.path, RECORDINGS);
      ledger.used(path, ACTIVITIES);
      for (const warning of recording.warnings) ledger.warn(warning);
      return { records: recordedStep(recording.workouts, row, rowContext), thresholds: recording.thresholds };
    }
    lost = recording.message;
    ledger.rejected(source.path, RECORDINGS, row.file ?? source.name, recording.message);
  }
  const { start } = row;
  if (start === null) {
    ledger.rejected(path, ACTIVITIES, where, 'Its date cannot be read, and no recording tells it.');
    return null;
  }
  if (lost !== null)
    ledger.warn(recordingLost(source?.path ?? (row.file === FAILED ? path : (row.file ?? path)), row, lost));
  else if (alone && row.file !== null) ledger.warn(listAlone(path));
  ledger.used(path, ACTIVITIES);
  const workout = summaryWorkout({ ...row, start }, rowContext);
  if (workout.dateBasis === 'assumed-utc') ledger.warn(zoneUnknown(path));
  return { records: [workout, ...notesOf(row, workout, rowContext)].map(withoutStreams), thresholds: [] };
}

/** What Strava writes for the name of a recording that it could not put into the export. */
const FAILED = '#error#';

function notThere(file: string): string {
  return file === FAILED ? 'Strava could not put it into the export.' : `${file} is not in the export.`;
}

function recordedStep(
  workouts: readonly RecordedWorkout[],
  row: ActivityRow,
  context: RowContext,
): readonly DeliveredRecord[] {
  const told = workouts.length === 1 ? row : ofNoPart(row);
  const own = workouts.map(({ record, streams }, index) => ({
    record: recordedWorkout(record, told, index === 0 ? row.id : `${row.id}/${index + 1}`, context),
    streams,
  }));
  const [first] = own;
  return first === undefined ? [] : [...own, ...notesOf(row, first.record, context).map(withoutStreams)];
}

/** Sums of several sessions are those of none of them. */
function ofNoPart(row: ActivityRow): ActivityRow {
  return { ...row, number: (field) => (field === 'exertion' ? row.number(field) : undefined) };
}

/** A recording that no row names is an activity all the same. */
async function unnamedRecording({ context, ledger }: Reader, source: ImportSource, known: Set<string>): Promise<Step> {
  const recording = await readRecording(source, null, context);
  if (recording.type === 'lost') {
    ledger.rejected(source.path, RECORDINGS, source.name, recording.message);
    return { records: [], thresholds: [] };
  }
  const fresh = recording.workouts.filter(({ record }) => !known.has(record.id));
  for (const { record } of fresh) known.add(record.id);
  if (fresh.length === 0) ledger.passedOver(source.path, RECORDINGS, 'The export has this recording twice.');
  else ledger.used(source.path, RECORDINGS);
  for (const warning of recording.warnings) ledger.warn(warning);
  return { records: fresh, thresholds: recording.thresholds };
}

function withoutStreams(record: DeliveredRecord['record']): DeliveredRecord {
  return { record, streams: null };
}

/** One look at the whole list: its columns, how its dates are written, how long it is. */
async function survey(list: ImportSource, signal: AbortSignal): Promise<Survey> {
  let columns: StravaColumns | null = null;
  let file: number | null = null;
  let rowCount = 0;
  const dates: string[] = [];
  for await (const line of readCsv(list, { signal })) {
    if (line.line === 1) {
      // A list that is damaged behind its first row has recordings beside it all the same.
      const header = line.type === 'row' ? line.cells : await headerOf(list);
      columns = header === null ? null : columnsOf(header);
      if (columns === null) break;
    } else if (line.type === 'row') {
      rowCount++;
      const date = columns?.date === undefined ? undefined : line.cells[columns.date];
      if (date !== undefined) dates.push(date);
      file ??= recordingColumnOf(line.cells);
    }
  }
  if (columns === null) {
    throw new HealthError('file-invalid', `${list.path} is no list of Strava activities: its columns are others.`, {
      path: list.path,
      reason: 'unknown columns',
    });
  }
  const known = columns.file === undefined && file !== null ? { ...columns, file } : columns;
  return { columns: known, order: dayOrderOf(dates), rowCount };
}

async function gearOf(
  { bikes, shoes }: ExportContents,
  ledger: RowLedger,
  signal: AbortSignal,
): Promise<RowContext['gear']> {
  const lists = [
    ['bike', bikes],
    ['shoes', shoes],
  ] as const;
  const { gear, rows } = await gearIn(lists, signal);
  const reason = 'Gear is no record of its own: make and model are with the activities it was used for.';
  for (const [path, count] of rows) ledger.passedOver(path, 'gear', reason, count);
  return gear;
}

function recordingLost(path: string, row: ActivityRow, reason: string): ImportWarning {
  const message = `The recording of activity ${row.id} is lost: ${reason} What the list says of it was kept.`;
  return { path, code: 'recording-lost', message };
}

function listAlone(path: string): ImportWarning {
  const message = 'The recordings are not here: import the whole export to have them.';
  return { path, code: 'recordings-missing', message };
}

function zoneUnknown(path: string): ImportWarning {
  const message =
    'The list tells times in UTC alone and no time zone is set, so days without a recording are those of UTC.';
  return { path, code: 'time-zone-unknown', message };
}
