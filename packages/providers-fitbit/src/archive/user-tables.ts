import {
  cleanText,
  type DeliveredRecord,
  type ImportSource,
  millisecondsOf,
  type Sleep,
  type SleepStage,
  textLimits,
  type Workout,
} from '@vitalwire/core';
import { parseVendorTime } from '@vitalwire/core/time';
import {
  attemptRow,
  type Moment,
  momentOf,
  present,
  readNumber,
  readTable,
  readUtcOffsetMinutes,
  recordBase,
  type TableRow,
  unreadableCell,
  within,
} from '@vitalwire/provider-kit/rows';
import { fitbitId } from '../fitbit-descriptor.ts';
import { sportOf } from './exercise-log.ts';
import { type FitbitReading, fitbitMapper } from './reading.ts';

const sleepColumns = {
  id: 'sleep_id',
  start: 'sleep_start',
  startOffset: 'start_utc_offset',
  end: 'sleep_end',
  endOffset: 'end_utc_offset',
  asleep: 'minutes_asleep',
  awake: 'minutes_awake',
  inBed: 'minutes_in_sleep_period',
  latency: 'minutes_to_fall_asleep',
} as const;
const stageColumns = {
  id: 'sleep_id',
  type: 'sleep_stage_type',
  start: 'sleep_stage_start',
  end: 'sleep_stage_end',
} as const;
const exerciseColumns = {
  id: 'exercise_id',
  start: 'exercise_start',
  end: 'exercise_end',
  offset: ['utc_offset', 'exercise_utc_offset'],
  name: 'activity_name',
  energy: 'tracker_total_calories',
  distance: 'tracker_total_distance_mm',
  ascent: 'tracker_total_altitude_mm',
  averageHeartRate: 'tracker_avg_heart_rate',
  maximumHeartRate: 'tracker_peak_heart_rate',
} as const;

type Stage = Sleep['stages'][number];

const words: Readonly<Record<string, SleepStage>> = {
  awake: 'awake',
  wake: 'awake',
  restless: 'awake',
  light: 'light',
  deep: 'deep',
  rem: 'rem',
  asleep: 'asleep',
};

/** Stages by the id of their sleep; ten years have 400,000. */
export async function readUserStages(
  sources: readonly ImportSource[],
  { ledger, context, onBytes }: FitbitReading,
): Promise<ReadonlyMap<string, readonly Stage[]>> {
  const stages = new Map<string, Stage[]>();
  const what = 'UserSleepStages';
  for (const source of sources) {
    const { path } = source;
    const options = { columns: stageColumns, required: ['id', 'type', 'start', 'end'] as const, what, ledger };
    for await (const row of readTable(source, { ...options, onBytes, signal: context.signal })) {
      attemptRow(ledger, { path, what, where: row.where }, () => {
        const start = instantIn(row.cell('start'));
        const end = instantIn(row.cell('end'));
        const stage = words[row.cell('type')?.toLowerCase() ?? ''] ?? 'unknown';
        const id = row.cell('id') ?? '';
        if (end <= start) throw unreadableCell('end after the start', row.cell('end') ?? '');
        const known = stages.get(id) ?? [];
        known.push({ start, end, stage });
        stages.set(id, known);
        ledger.used(path, what);
      });
    }
  }
  return stages;
}

/** The sleeps of an export that has no sleep files: in UTC, with their offsets. Naps are not told from nights. */
export async function* userSleeps(
  source: ImportSource,
  stages: ReadonlyMap<string, readonly Stage[]>,
  reading: FitbitReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  const { ledger, context, onBytes } = reading;
  const what = 'UserSleeps';
  const options = { columns: sleepColumns, required: ['id', 'start', 'end'] as const, what, ledger, onBytes };
  for await (const row of readTable(source, { ...options, signal: context.signal })) {
    const record = attemptRow(ledger, { path: source.path, what, where: row.where }, (): Sleep => {
      const id = row.cell('id') ?? '';
      const start = momentIn(row.cell('start'), row.cell('startOffset'), reading);
      const at = momentIn(row.cell('end'), row.cell('endOffset') ?? row.cell('startOffset'), reading);
      if (at.instant <= start.instant) throw unreadableCell('sleep end after its start', row.cell('end') ?? '');
      const own = (stages.get(id) ?? []).filter((stage) => stage.start >= start.instant && stage.end <= at.instant);
      const seconds = (stage: SleepStage): number | undefined => {
        const parts = own.filter((part) => part.stage === stage);
        return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + lengthOf(part), 0);
      };
      const minutes = (column: keyof typeof sleepColumns): number | undefined => {
        const value = within(readNumber(row.cell(column)), 0, 1440);
        return value === undefined ? undefined : value * 60;
      };
      const origin = { sourceId: fitbitId, mapper: fitbitMapper, naturalKey: `sleep/${id}`, vendorId: id };
      return {
        ...recordBase('sleep', origin, { at, start: start.instant, end: at.instant }, context),
        end: at.instant,
        nap: false,
        ...present({
          asleepSeconds: minutes('asleep'),
          awakeSeconds: minutes('awake'),
          inBedSeconds: minutes('inBed'),
          latencySeconds: minutes('latency'),
          lightSeconds: seconds('light'),
          deepSeconds: seconds('deep'),
          remSeconds: seconds('rem'),
        }),
        stages: own.toSorted((a, b) => (a.start < b.start ? -1 : 1)),
      };
    });
    const delivered = record === null ? null : once(record, source.path, what, reading);
    if (delivered !== null) yield delivered;
  }
}

/** The exercises of an export that has no exercise files. 0 is written for what was not measured. */
export async function* userExercises(source: ImportSource, reading: FitbitReading): AsyncGenerator<DeliveredRecord> {
  const { ledger, context, onBytes } = reading;
  const what = 'UserExercises';
  const options = { columns: exerciseColumns, required: ['id', 'start', 'end'] as const, what, ledger, onBytes };
  for await (const row of readTable(source, { ...options, signal: context.signal })) {
    const record = attemptRow(ledger, { path: source.path, what, where: row.where }, (): Workout => {
      const id = row.cell('id') ?? '';
      const at = momentIn(row.cell('start'), row.cell('offset'), reading);
      const end = momentIn(row.cell('end'), row.cell('offset'), reading).instant;
      if (end <= at.instant) throw unreadableCell('exercise end after its start', row.cell('end') ?? '');
      const name = cleanText(row.cell('name') ?? '', textLimits.name);
      const origin = { sourceId: fitbitId, mapper: fitbitMapper, naturalKey: `exercise/${id}`, vendorId: id };
      return {
        ...recordBase('workout', origin, { at, end }, context),
        end,
        sport: sportOf(name ?? ''),
        ...present({ name, vendorSport: name }),
        elapsedSeconds: (millisecondsOf(end) - millisecondsOf(at.instant)) / 1000,
        ...present({
          energyKilocalories: positive(row, 'energy', 1),
          distanceMeters: positive(row, 'distance', 1000),
          ascentMeters: positive(row, 'ascent', 1000),
          averageHeartRateBpm: within(positive(row, 'averageHeartRate', 1), 20, 250),
          maximumHeartRateBpm: within(positive(row, 'maximumHeartRate', 1), 20, 250),
        }),
        laps: [],
        lengths: [],
        sets: [],
        pauses: [],
        sensors: [],
        streams: null,
      };
    });
    const delivered = record === null ? null : once(record, source.path, what, reading);
    if (delivered !== null) yield delivered;
  }
}

function once(
  record: Sleep | Workout,
  path: string,
  what: string,
  { given, ledger }: FitbitReading,
): DeliveredRecord | null {
  if (given.has(record.id)) {
    ledger.passedOver(path, what, 'The same row stands in this export more than once.');
    return null;
  }
  given.add(record.id);
  ledger.used(path, what);
  return { record, streams: null };
}

function positive(
  row: TableRow<keyof typeof exerciseColumns>,
  column: keyof typeof exerciseColumns,
  parts: number,
): number | undefined {
  const value = within(readNumber(row.cell(column)), Number.MIN_VALUE, 1e9);
  return value === undefined ? undefined : value / parts;
}

function instantIn(text: string | null): Stage['start'] {
  const time = text === null ? null : parseVendorTime(text);
  if (time?.type !== 'instant') throw unreadableCell('time in UTC', text ?? '');
  return time.instant;
}

function momentIn(text: string | null, offset: string | null, { context }: FitbitReading): Moment {
  const instant = instantIn(text);
  const known = { utcOffsetMinutes: readUtcOffsetMinutes(offset), assumedTimeZone: context.assumedTimeZone };
  return momentOf({ type: 'instant', instant, utcOffsetMinutes: null }, known);
}

function lengthOf({ start, end }: Stage): number {
  return (millisecondsOf(end) - millisecondsOf(start)) / 1000;
}
