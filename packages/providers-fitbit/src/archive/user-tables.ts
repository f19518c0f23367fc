import {
  cleanText,
  type DeliveredRecord,
  type ImportSource,
  type Instant,
  instantOf,
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
  sayAssumedZone,
  type TableRow,
  totalsOnly,
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
  algorithm: 'algorithm_version',
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

/** As it is written: `OffsetEvidence` tells on which clock. */
interface Stage {
  readonly start: number;
  readonly end: number;
  readonly stage: SleepStage;
}

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
        const start = writtenIn(row.cell('start'));
        const end = writtenIn(row.cell('end'));
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

/** The sleeps of an export that has no sleep files. Naps are not told from nights. */
export async function* userSleeps(
  source: ImportSource,
  stages: ReadonlyMap<string, readonly Stage[]>,
  reading: FitbitReading,
): AsyncGenerator<DeliveredRecord, void, undefined> {
  const { ledger, context, onBytes } = reading;
  const what = 'UserSleeps';
  const options = { columns: sleepColumns, required: ['id', 'start', 'end'] as const, what, ledger, onBytes };
  for await (const row of readTable(source, { ...options, signal: context.signal })) {
    const record = attemptRow(ledger, { path: source.path, what, where: row.where }, (): Sleep | null => {
      const id = row.cell('id') ?? '';
      const start = writtenIn(row.cell('start'));
      const end = writtenIn(row.cell('end'));
      if (end <= start) throw unreadableCell('sleep end after its start', row.cell('end') ?? '');
      if (reading.evidence.sleeps.isSecondView(row.cell('algorithm'), start, end)) {
        ledger.passedOver(source.path, what, 'It is a sleep that another row has, as a second algorithm saw it.');
        return null;
      }
      const clock = clockOf(id, row, source.path, reading);
      const at = clock.momentOf(end, row.cell('endOffset'));
      const own = (stages.get(id) ?? []).filter((stage) => stage.start >= start && stage.end <= end);
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
        ...recordBase('sleep', origin, { at, start: clock.instantOf(start), end: at.instant }, context),
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
        stages: own
          .toSorted((a, b) => a.start - b.start)
          .map(({ start, end, stage }) => ({ start: clock.instantOf(start), end: clock.instantOf(end), stage })),
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
        ...totalsOnly,
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

interface SleepClock {
  instantOf(written: number): Instant;
  momentOf(written: number, offset: string | null): Moment;
}

/** Where the times of one sleep stand: in UTC with its offset, or on the wall with what is known of it. */
function clockOf(
  id: string,
  row: TableRow<keyof typeof sleepColumns>,
  path: string,
  { evidence: { sleeps }, clock, context, ledger }: FitbitReading,
): SleepClock {
  const { assumedTimeZone } = context;
  const offset = sleeps.ofTable(id, readUtcOffsetMinutes(row.cell('startOffset')));
  if (sleeps.tables === 'utc') {
    return {
      instantOf,
      momentOf: (written, own) =>
        momentOf(
          { type: 'instant', instant: instantOf(written), utcOffsetMinutes: null },
          { utcOffsetMinutes: readUtcOffsetMinutes(own) ?? offset, assumedTimeZone },
        ),
    };
  }
  if (offset === null) sayAssumedZone(ledger, path, context);
  const momentAt = (milliseconds: number): Instant =>
    instantOf(offset === null ? clock.moment({ milliseconds, utc: false }) : milliseconds - offset * 60_000);
  return {
    instantOf: momentAt,
    momentOf: (milliseconds) => ({
      instant: momentAt(milliseconds),
      utcOffsetMinutes: offset,
      localDate: clock.localDate({ milliseconds, utc: false }),
      dateBasis: 'recorded',
      assumed: offset === null,
    }),
  };
}

function writtenIn(text: string | null): number {
  return millisecondsOf(instantIn(text));
}

function instantIn(text: string | null): Instant {
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
  return (end - start) / 1000;
}
