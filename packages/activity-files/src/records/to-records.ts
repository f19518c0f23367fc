import {
  Channel,
  type ContentHash,
  type DeliveredRecord,
  type ImportWarning,
  type Instant,
  instantOf,
  millisecondsOf,
  millisecondsPerDay,
  type Rejection,
  recordId,
  type SourceId,
  sportFamily,
  type Threshold,
  type Workout,
} from '@vitalwire/core';
import { attributeLocalDate } from '@vitalwire/core/time';
import { type ActivityFile, type ActivitySession, WarningCode } from '../activity.ts';
import { completeTotals } from '../complete-totals.ts';
import { type AthleteSettings, thresholdsOf } from './athlete-thresholds.ts';
import { naturalKeyOf } from './natural-key.ts';
import { deviceWords, workoutContentOf } from './workout-of.ts';

export interface RecordContext {
  readonly sourceId: SourceId;
  /** When the file was received: the record's `receivedAt`, and what a date in the future is measured against. */
  readonly receivedAt: Instant;
  /** The person's own IANA zone, for sessions whose offset the file does not tell; `null` when not told. */
  readonly assumedTimeZone: string | null;
  readonly originalHash: ContentHash | null;
  /** Named in rejections and warnings. */
  readonly path: string;
  /** Title of a session that has none of its own. */
  readonly name?: string;
  /** What the file states of its athlete beside the sessions. */
  readonly athlete?: AthleteSettings;
}

/** An activity file as records: what an import stores. */
export interface FileRecords {
  readonly records: readonly DeliveredRecord[];
  readonly thresholds: readonly Threshold[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
}

/** Raised when this mapping changes, so that records of an older one can be found and read again. */
export const recordMapper = 'activity-files/2';

/** FIT, the oldest of the formats, counts from here; what claims to be older has a clock that was never set. */
const EARLIEST = '1990-01-01T00:00:00.000Z';

/**
 * Every session as a workout with its streams. The parts of an event of several sports share `multisportKey`. A session
 * with an impossible date costs itself, not its file. The same file gives the same records, byte for byte, whatever its name.
 * @throws HealthError `invalid-input` when the assumed time zone is needed and unknown
 */
export function toRecords(file: ActivityFile, context: RecordContext): FileRecords {
  const { path } = context;
  const records: DeliveredRecord[] = [];
  const thresholds = new Map<string, Threshold>();
  const rejected: Rejection[] = [];
  const warnings: ImportWarning[] = [...file.damage, ...file.warnings].map(({ code, message }) => ({
    path,
    code,
    message,
  }));
  let multisportKey: string | null = null;
  const clockNotSet = file.warnings.some(({ code }) => code === WarningCode.ClockNotSet);
  for (const [index, session] of file.sessions.entries()) {
    const naturalKey = naturalKeyOf(file, session, index);
    if (session.multisport === undefined) multisportKey = null;
    else if (session.multisport.index === 0 || multisportKey === null) multisportKey = naturalKey;
    const impossible = impossibleDate(session.start, context.receivedAt, clockNotSet);
    if (impossible !== null) {
      rejected.push({ path, code: 'file-invalid', message: impossible });
      continue;
    }
    const workout = workoutOf(file, session, { context, naturalKey, multisportKey });
    if (workout.dateBasis === 'assumed-utc') warnings.push(zoneUnknown(path));
    records.push({ record: workout, streams: session.streams });
    for (const threshold of thresholdsOf(athleteOf(workout, context), {
      on: workout.localDate,
      sport: sportFamily(workout.sport),
      sourceId: context.sourceId,
      recordedAt: context.receivedAt,
    })) {
      thresholds.set(`${threshold.metric} ${threshold.sport} ${threshold.validFrom}`, threshold);
    }
  }
  return { records, thresholds: [...thresholds.values()], rejected, warnings: uniqueByCode(warnings) };
}

function workoutOf(
  file: ActivityFile,
  session: ActivitySession,
  keys: { readonly context: RecordContext; readonly naturalKey: string; readonly multisportKey: string | null },
): Workout {
  const { context, naturalKey, multisportKey } = keys;
  const complete = completeTotals(session);
  const content = workoutContentOf(
    context.name === undefined ? complete : { ...complete, name: session.name ?? context.name },
  );
  return {
    kind: 'workout',
    id: recordId('workout', context.sourceId, naturalKey),
    provenance: {
      sourceId: context.sourceId,
      channel: Channel.File,
      vendorId: null,
      naturalKey,
      device: file.device === null ? null : deviceWords(file.device),
      originalHash: context.originalHash,
      receivedAt: context.receivedAt,
      mapper: recordMapper,
    },
    ...attributeLocalDate({
      start: session.start,
      utcOffsetMinutes: session.utcOffsetMinutes,
      assumedTimeZone: context.assumedTimeZone,
    }),
    ...content,
    ...(multisportKey === null ? {} : { multisportKey }),
  };
}

/** A session's own threshold is newer than what the file states for all of them. */
function athleteOf(workout: Workout, context: RecordContext): AthleteSettings {
  const own = workout.deviceAnalysis?.functionalThresholdPowerWatts;
  return { ...context.athlete, ...(own === undefined ? {} : { functionalThresholdPowerWatts: own }) };
}

function impossibleDate(start: Instant, receivedAt: Instant, clockNotSet: boolean): string | null {
  const day = start.substring(0, 10);
  if (clockNotSet || start < EARLIEST) {
    return `The activity claims to be from ${day}: the clock of the device was not set. Correct the date in the device's own app and export it again.`;
  }
  if (start > instantOf(millisecondsOf(receivedAt) + millisecondsPerDay)) {
    return `The activity claims to be from ${day}, which is in the future. Correct the date in the device's own app and export it again.`;
  }
  return null;
}

function zoneUnknown(path: string): ImportWarning {
  return {
    path,
    code: 'time-zone-unknown',
    message: 'The file does not tell the local time and no time zone is set, so its day is that of UTC.',
  };
}

function uniqueByCode(warnings: readonly ImportWarning[]): readonly ImportWarning[] {
  return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, warning])).values()];
}
