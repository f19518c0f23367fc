import { defaultMaximumBytes } from '@vitalwire/activity-files';
import { decodeFit } from '@vitalwire/activity-files/fit';
import { toRecords } from '@vitalwire/activity-files/records';
import { type DeliveredRecord, HealthError, type ImportContext, type WorkoutSensor } from '@vitalwire/core';
import { bytesOf } from '@vitalwire/provider-kit/archive';
import { type Found, type JsonOptions, type Member, type RowLedger, readJson } from '@vitalwire/provider-kit/rows';
import { garminId } from '../garmin-descriptor.ts';
import { type SummaryIndex, summaryIndexOf } from './activities/match.ts';
import { recordedWorkout } from './activities/recorded.ts';
import { type Scales, scalesOf } from './activities/scales.ts';
import { type ActivitySummary, summaryOf } from './activities/summary.ts';
import { workoutOfSummary } from './activities/workout-of-summary.ts';
import { byCreation, type FitFile } from './fit/fit-files.ts';
import type { RecordContext } from './record-base.ts';
import { isRow } from './row.ts';
import { headText } from './survey.ts';

export interface ActivityReading {
  readonly context: ImportContext;
  readonly records: RecordContext;
  readonly ledger: RowLedger;
  readonly gear: ReadonlyMap<string, WorkoutSensor>;
  /** Told after each file. */
  readonly onFile: () => void;
}

const SUMMARIES = 'summarizedActivities';
const RECORDINGS = 'activity FIT';

/** An activity and the table that it stands in. */
interface Listed {
  readonly summary: ActivitySummary;
  readonly path: string;
}

/** Recordings first, each with what the table says of it; then activities of which the table alone is left. */
export async function* readActivities(
  lists: readonly Member[],
  files: readonly FitFile[],
  reading: ActivityReading,
): AsyncGenerator<Found, void, undefined> {
  const { ledger, records, gear } = reading;
  const listed = await summariesIn(lists, reading);
  const index = summaryIndexOf(listed.map(({ summary }) => summary));
  const pathOf = new Map(listed.map(({ summary, path }) => [summary, path]));
  const scales = scalesOf(listed.map(({ summary }) => summary));
  const known: Known = { index, pathOf, scales, read: new Set() };
  for (const file of byCreation(files)) {
    if (isBefore(file, reading.context))
      ledger.passedOver(containerOf(file.member), RECORDINGS, 'It lies before the time that was asked for.');
    else yield await recordingOf(file, known, reading);
    reading.onFile();
  }
  for (const summary of index.left()) {
    const path = pathOf.get(summary) ?? SUMMARIES;
    const workout = workoutOfSummary(summary, scales, gear.get(summary.id) ?? null, records);
    if (typeof workout === 'string') ledger.rejected(path, SUMMARIES, `Activity ${summary.id}`, workout);
    else {
      ledger.used(path, SUMMARIES);
      yield { records: [{ record: workout, streams: null }] };
    }
  }
  if (scales.energy === null && index.left().some(({ calories }) => calories !== undefined)) {
    const path = lists[0]?.source.path ?? SUMMARIES;
    const message =
      'Nothing in the export tells whether energy is in kilojoules or kilocalories: it was left out where no recording has it.';
    ledger.warn({ path, code: 'energy-unit-unknown', message });
  }
}

async function summariesIn(lists: readonly Member[], { context, ledger }: ActivityReading): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  const seen = new Set<string>();
  for (const { source } of lists) {
    const { path } = source;
    // The list lies in an object of its own; whoever cuts an export down leaves the list alone.
    const wrapped = (await headText(source)).includes('"summarizedActivitiesExport"');
    const inside: JsonOptions['pick'] = (place, type) =>
      type === 'array' && place !== '' ? 'items' : place === '' ? 'descend' : 'whole';
    const items = readJson(source, { signal: context.signal, ...(wrapped ? { pick: inside } : {}) });
    for await (const item of items) {
      const where = `Row ${item.index + 1}`;
      if (item.type === 'problem') ledger.rejected(path, SUMMARIES, where, item.message);
      else if (!isRow(item.value)) ledger.rejected(path, SUMMARIES, where, 'It is no activity.');
      else {
        const summary = summaryOf(item.value);
        if (typeof summary === 'string') ledger.rejected(path, SUMMARIES, where, summary);
        else if (seen.has(summary.id)) ledger.passedOver(path, SUMMARIES, 'The export has this activity twice.');
        else if (summary.isParent)
          ledger.passedOver(path, SUMMARIES, 'The parts of a multisport activity are workouts of their own.');
        else listed.push({ summary, path });
        if (typeof summary !== 'string') seen.add(summary.id);
      }
    }
  }
  return listed;
}

interface Known {
  readonly index: SummaryIndex;
  readonly pathOf: ReadonlyMap<ActivitySummary, string>;
  readonly scales: Scales;
  /** Ids of recordings as their files alone give them: some lie in an export twice. */
  readonly read: Set<string>;
}

async function recordingOf(
  { member }: FitFile,
  { index, pathOf, scales, read: seen }: Known,
  { context, records: recordContext, ledger, gear }: ActivityReading,
): Promise<Found> {
  const { source } = member;
  const container = containerOf(member);
  try {
    const bytes = await bytesOf(source.open({ signal: context.signal }), source.path, defaultMaximumBytes);
    const file = decodeFit(bytes, { path: source.path });
    const read = toRecords(file, {
      sourceId: garminId,
      receivedAt: context.now,
      assumedTimeZone: context.assumedTimeZone,
      originalHash: context.originalHash,
      path: source.path,
    });
    const delivered: DeliveredRecord[] = [];
    let repeated = 0;
    for (const { record, streams } of read.records) {
      if (record.kind !== 'workout') continue;
      const summary = index.claim(record.start, record.sport);
      if (summary === null && (index.isClaimed(record.start) || seen.has(record.id))) {
        repeated++;
        continue;
      }
      seen.add(record.id);
      if (summary !== null) ledger.used(pathOf.get(summary) ?? SUMMARIES, SUMMARIES);
      const sensor = summary === null ? null : (gear.get(summary.id) ?? null);
      delivered.push({ record: recordedWorkout(record, summary, sensor, scales, recordContext), streams });
    }
    for (const warning of read.warnings) ledger.warn(warning);
    if (delivered.length > 0) ledger.used(container, RECORDINGS);
    else if (repeated > 0) ledger.passedOver(container, RECORDINGS, 'The export has this recording twice.');
    else
      ledger.rejected(
        container,
        RECORDINGS,
        source.name,
        whyNothing(read.rejected[0]?.message, file.damage[0]?.message),
      );
    return { records: delivered, thresholds: read.thresholds };
  } catch (error) {
    if (context.signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {});
    ledger.rejected(container, RECORDINGS, source.name, error);
    return {};
  }
}

function whyNothing(rejection: string | undefined, damage: string | undefined): string {
  return rejection ?? damage ?? 'It holds no recorded activity.';
}

/** The zip or folder of a file: thousands of files are told together. */
export function containerOf({ source }: Member): string {
  return source.path.slice(0, Math.max(0, source.path.length - source.name.length - 1));
}

/** A watch makes the file when the activity starts; some programs when they write it, never long before. */
const LONGEST_MS = 7 * 86_400_000;

function isBefore({ createdMs }: FitFile, { wanted }: ImportContext): boolean {
  const since = wanted?.since ?? null;
  return since !== null && createdMs > 0 && createdMs + LONGEST_MS < Date.parse(since);
}
