import {
  type AnyRecord,
  type BodyMeasurement,
  cleanText,
  instantOf,
  millisecondsOf,
  type Sleep,
  SleepStage,
  type SleepStageInterval,
  Sport,
  textLimits,
  type Workout,
} from '@vitalwire/core';
import { localDateTimeOf } from '@vitalwire/core/time';
import { present, unreadableCell } from '@vitalwire/provider-kit/rows';
import { attempt, baseOf, type HealthConnectReading, momentIn, numberIn, type Row, rowsOf } from './reading.ts';

interface StagePart {
  readonly from: number;
  readonly to: number;
  readonly stage: SleepStage;
}

const stageTypes: Readonly<Record<number, SleepStage>> = {
  1: SleepStage.Awake,
  2: SleepStage.Asleep,
  3: SleepStage.Awake,
  4: SleepStage.Light,
  5: SleepStage.Deep,
  6: SleepStage.Rem,
  7: SleepStage.Awake,
};

const SLEEPS = 'sleep_session_record_table';
const STAGES = 'sleep_stages_table';

export function* sleeps(reading: HealthConnectReading): Generator<AnyRecord, void, undefined> {
  const { ledger, source } = reading;
  const stages = new Map<unknown, StagePart[]>();
  const sql = 'SELECT * FROM sleep_stages_table ORDER BY parent_key, stage_start_time, stage_end_time';
  for (const row of rowsOf(STAGES, sql, reading)) {
    const from = numberIn(row, 'stage_start_time', 0, Number.MAX_SAFE_INTEGER);
    const to = numberIn(row, 'stage_end_time', 0, Number.MAX_SAFE_INTEGER);
    if (from === undefined || to === undefined || to <= from) {
      ledger.passedOver(source.path, STAGES, 'The stage has no length.');
      continue;
    }
    const parts = stages.get(row.parent_key) ?? [];
    stages.set(row.parent_key, parts);
    parts.push({ from, to, stage: stageTypes[Number(row.stage_type)] ?? SleepStage.Unknown });
  }
  for (const row of rowsOf(SLEEPS, 'SELECT * FROM sleep_session_record_table ORDER BY start_time, uuid', reading)) {
    const parts = stages.get(row.row_id) ?? [];
    const sleep = attempt(SLEEPS, row, reading, () => sleepOf(row, parts, reading));
    if (sleep === null) continue;
    if (parts.length > 0) ledger.used(source.path, STAGES, parts.length);
    stages.delete(row.row_id);
    yield* fresh(SLEEPS, sleep, reading);
  }
  for (const parts of stages.values()) ledger.passedOver(source.path, STAGES, 'Its sleep was not read.', parts.length);
}

/** What is shorter and by day is a nap: Health Connect does not say which sleep is one. */
const NAP_SECONDS = 3 * 3600;
const NAP_FROM_HOUR = 9;
const NAP_TO_HOUR = 21;
const asleep: ReadonlySet<SleepStage> = new Set([SleepStage.Asleep, SleepStage.Light, SleepStage.Deep, SleepStage.Rem]);

function sleepOf(row: Row, parts: readonly StagePart[], reading: HealthConnectReading): Sleep {
  const start = momentIn(row, 'start_time', 'start_zone_offset', reading);
  const at = momentIn(row, 'end_time', 'end_zone_offset', reading);
  if (at.instant <= start.instant) throw unreadableCell('end after its start', String(row.end_time));
  const span = { from: millisecondsOf(start.instant), to: millisecondsOf(at.instant) };
  const kept: StagePart[] = [];
  for (const part of parts) {
    const from = Math.max(part.from, kept.at(-1)?.to ?? span.from);
    const to = Math.min(part.to, span.to);
    if (to > from) kept.push({ ...part, from, to });
  }
  const seconds = (wanted: (stage: SleepStage) => boolean): number | undefined =>
    kept.length === 0
      ? undefined
      : kept.filter(({ stage }) => wanted(stage)).reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
  const inBedSeconds = (span.to - span.from) / 1000;
  const hour = Number(localDateTimeOf(start.instant, start.utcOffsetMinutes ?? 0).substring(11, 13));
  return {
    ...baseOf('sleep', row, { at, start: start.instant, end: at.instant }, reading),
    end: at.instant,
    nap: inBedSeconds < NAP_SECONDS && hour >= NAP_FROM_HOUR && hour < NAP_TO_HOUR,
    inBedSeconds,
    ...present({
      asleepSeconds: seconds((stage) => asleep.has(stage)),
      awakeSeconds: seconds((stage) => stage === SleepStage.Awake),
      lightSeconds: seconds((stage) => stage === SleepStage.Light),
      deepSeconds: seconds((stage) => stage === SleepStage.Deep),
      remSeconds: seconds((stage) => stage === SleepStage.Rem),
    }),
    stages: kept.map(
      ({ from, to, stage }): SleepStageInterval => ({
        start: instantOf(from),
        end: instantOf(to),
        stage,
      }),
    ),
  };
}

const EXERCISES = 'exercise_session_record_table';
const LONGEST_SECONDS = 31_622_400;

/** Only the numbers of which public readers agree: the table of the platform is another than that of its library. */
const exerciseTypes: Readonly<Record<number, Sport>> = {
  4: Sport.Cycling,
  33: Sport.Running,
  53: Sport.Walking,
  58: Sport.Yoga,
};

export function* exercises(reading: HealthConnectReading): Generator<AnyRecord, void, undefined> {
  const sql = 'SELECT * FROM exercise_session_record_table ORDER BY start_time, uuid';
  for (const row of rowsOf(EXERCISES, sql, reading)) {
    const workout = attempt(EXERCISES, row, reading, (): Workout => {
      const at = momentIn(row, 'start_time', 'start_zone_offset', reading);
      const end = momentIn(row, 'end_time', 'end_zone_offset', reading).instant;
      const elapsedSeconds = (millisecondsOf(end) - millisecondsOf(at.instant)) / 1000;
      if (elapsedSeconds <= 0 || elapsedSeconds > LONGEST_SECONDS) {
        throw unreadableCell('end after its start', String(row.end_time));
      }
      const type = numberIn(row, 'exercise_type', 0, Number.MAX_SAFE_INTEGER);
      const text = (column: string, limit: number) =>
        typeof row[column] === 'string' ? cleanText(String(row[column]), limit) : null;
      return {
        ...baseOf('workout', row, { at, end }, reading),
        end,
        sport: exerciseTypes[type ?? -1] ?? Sport.Other,
        ...present({
          vendorSport: type === undefined ? null : `type ${type}`,
          name: text('title', textLimits.name),
          description: text('notes', textLimits.prose),
        }),
        elapsedSeconds,
        laps: [],
        lengths: [],
        sets: [],
        pauses: [],
        sensors: [],
        streams: null,
      };
    });
    if (workout !== null) yield* fresh(EXERCISES, workout, reading);
  }
}

const NOT_MEASURED = 'The value is none that can be measured.';
const WEIGHTS = 'weight_record_table';
const FATS = 'body_fat_record_table';

interface BodyTable {
  readonly table: string;
  readonly sql: string;
  read(row: Row): Partial<BodyMeasurement> | null;
}

const one = <K extends keyof BodyMeasurement>(field: K, value: number | undefined, factor = 1) =>
  value === undefined ? null : { [field]: Number((value * factor).toPrecision(12)) };

const bodyTables: readonly BodyTable[] = [
  {
    table: WEIGHTS,
    sql: 'SELECT * FROM weight_record_table ORDER BY time, uuid',
    // In grams.
    read: (row) => one('weightKilograms', numberIn(row, 'weight', 1000, 700_000), 0.001),
  },
  {
    table: FATS,
    sql: 'SELECT * FROM body_fat_record_table ORDER BY time, uuid',
    read: fatOf,
  },
  {
    table: 'vo2_max_record_table',
    sql: 'SELECT * FROM vo2_max_record_table ORDER BY time, uuid',
    read: (row) => one('vo2max', numberIn(row, 'vo2_milliliters_per_minute_kilogram', 5, 100)),
  },
];

function fatOf(row: Row): Partial<BodyMeasurement> | null {
  return one('bodyFatPercent', numberIn(row, 'percentage', 1, 90));
}

/** One standing on the scale: the app writes each of its values as a row of its own, at the same moment. */
function weighingOf(row: Row): string {
  return `${String(row.time)}/${String(row.app_info_id)}`;
}

export function* bodyMeasurements(reading: HealthConnectReading): Generator<AnyRecord, void, undefined> {
  const { ledger, source } = reading;
  const weighed = new Set<string>();
  const fats = fatsByWeighing(reading);
  for (const { table, sql, read } of bodyTables) {
    for (const row of rowsOf(table, sql, reading)) {
      const weighing = weighingOf(row);
      if (table === FATS && weighed.has(weighing)) {
        ledger.used(source.path, FATS);
        continue;
      }
      const made = attempt(table, row, reading, () => {
        const values = read(row);
        const at = momentIn(row, 'time', 'zone_offset', reading);
        const fat = table === WEIGHTS ? fats.get(weighing) : undefined;
        const record = { ...baseOf('bodyMeasurement', row, { at, end: null }, reading), ...values, ...fat };
        return { values, record, withFat: fat !== undefined };
      });
      if (made === null) continue;
      if (made.values === null) ledger.passedOver(source.path, table, NOT_MEASURED);
      else {
        if (made.withFat) weighed.add(weighing);
        yield* fresh(table, made.record, reading);
      }
    }
  }
}

/** Where one moment has several, none: each is told by itself. */
function fatsByWeighing(reading: HealthConnectReading): ReadonlyMap<string, Partial<BodyMeasurement>> {
  const found = new Map<string, Partial<BodyMeasurement>>();
  const twice = new Set<string>();
  for (const row of rowsOf(FATS, 'SELECT * FROM body_fat_record_table', reading)) {
    const value = fatOf(row);
    const weighing = weighingOf(row);
    if (value !== null && found.has(weighing)) twice.add(weighing);
    if (value !== null) found.set(weighing, value);
  }
  for (const weighing of twice) found.delete(weighing);
  return found;
}

function* fresh(
  table: string,
  record: AnyRecord,
  { ledger, source, given }: HealthConnectReading,
): Generator<AnyRecord> {
  if (given.has(record.id)) {
    ledger.passedOver(source.path, table, 'The same row stands in this export more than once.');
    return;
  }
  given.add(record.id);
  ledger.used(source.path, table);
  yield record;
}
