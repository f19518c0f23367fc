import {
  type AnyRecord,
  cleanText,
  type DeliveredRecord,
  instantOf,
  millisecondsOf,
  type Sleep,
  SleepStage,
  type SleepStageInterval,
  Sport,
  textLimits,
  type Workout,
  type WorkoutLap,
} from '@vitalwire/core';
import { localDateTimeOf } from '@vitalwire/core/time';
import { present, streamSummaryOf, unreadableCell } from '@vitalwire/provider-kit/rows';
import { exerciseOf } from './exercise-types.ts';
import { attempt, baseOf, fresh, type HealthConnectReading, momentIn, numberIn, type Row, rowsOf } from './reading.ts';
import { createRecordings, type Recording } from './recording.ts';

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

export function* exercises(reading: HealthConnectReading): Generator<DeliveredRecord, void, undefined> {
  const sql = 'SELECT * FROM exercise_session_record_table ORDER BY start_time, uuid';
  const laps = lapsBySession(reading);
  const recordings = createRecordings(reading);
  try {
    for (const row of rowsOf(EXERCISES, sql, reading)) {
      const made = attempt(EXERCISES, row, reading, (): { workout: Workout; recording: Recording } => {
        const at = momentIn(row, 'start_time', 'start_zone_offset', reading);
        const end = momentIn(row, 'end_time', 'end_zone_offset', reading).instant;
        const elapsedSeconds = (millisecondsOf(end) - millisecondsOf(at.instant)) / 1000;
        if (elapsedSeconds <= 0 || elapsedSeconds > LONGEST_SECONDS) {
          throw unreadableCell('end after its start', String(row.end_time));
        }
        const type = numberIn(row, 'exercise_type', 0, Number.MAX_SAFE_INTEGER);
        const exercise = type === undefined ? null : exerciseOf(type);
        const text = (column: string, limit: number) =>
          typeof row[column] === 'string' ? cleanText(String(row[column]), limit) : null;
        const recording = recordings.of(row, millisecondsOf(at.instant), millisecondsOf(end));
        const workout: Workout = {
          ...baseOf('workout', row, { at, end }, reading),
          end,
          sport: exercise?.sport ?? Sport.Other,
          ...present({
            vendorSport: exercise?.word,
            name: text('title', textLimits.name),
            description: text('notes', textLimits.prose),
          }),
          elapsedSeconds,
          ...recording.totals,
          ...(recording.computedTotals.length === 0 ? {} : { computedTotals: recording.computedTotals }),
          laps: laps.get(row.row_id) ?? [],
          lengths: [],
          sets: [],
          pauses: [],
          sensors: [],
          streams: streamSummaryOf(recording.streams),
        };
        return { workout, recording };
      });
      if (made === null) continue;
      const { workout, recording } = made;
      if (workout.laps.length > 0) reading.ledger.used(reading.source.path, LAPS, workout.laps.length);
      laps.delete(row.row_id);
      for (const record of fresh(EXERCISES, workout, reading)) yield { record, streams: recording.streams };
    }
    recordings.finish();
  } finally {
    recordings.close();
  }
  for (const lost of laps.values())
    reading.ledger.passedOver(reading.source.path, LAPS, 'Its workout was not read.', lost.length);
}

const LAPS = 'exercise_laps_table';

/** Laps with their lengths in metres, by the number of their workout. */
function lapsBySession(reading: HealthConnectReading): Map<unknown, WorkoutLap[]> {
  const laps = new Map<unknown, WorkoutLap[]>();
  for (const row of rowsOf(LAPS, 'SELECT * FROM exercise_laps_table ORDER BY parent_key, lap_start_time', reading)) {
    const from = numberIn(row, 'lap_start_time', 0, Number.MAX_SAFE_INTEGER);
    const to = numberIn(row, 'lap_end_time', 0, Number.MAX_SAFE_INTEGER);
    if (from === undefined || to === undefined || to <= from) {
      reading.ledger.passedOver(reading.source.path, LAPS, 'The lap has no length.');
      continue;
    }
    const known = laps.get(row.parent_key) ?? [];
    laps.set(row.parent_key, known);
    const distanceMeters = numberIn(row, 'lap_length', 0.1, 1_000_000);
    known.push({
      start: instantOf(from),
      end: instantOf(to),
      elapsedSeconds: (to - from) / 1000,
      ...present({ distanceMeters }),
    });
  }
  return laps;
}
