import { type ActivityFile, readActivityFile } from '@vitalwire/activity-files';
import { type FileRecords, toRecords } from '@vitalwire/activity-files/records';
import {
  type DeliveredRecord,
  HealthError,
  type ImportContext,
  type ImportSource,
  type ImportWarning,
  type Instant,
  millisecondsOf,
  type Threshold,
  type Workout,
} from '@vitalwire/core';
import { stravaId } from '../strava-descriptor.ts';

export interface RecordedWorkout {
  readonly record: Workout;
  readonly streams: DeliveredRecord['streams'];
}

export type Recording =
  | {
      readonly type: 'read';
      readonly workouts: readonly RecordedWorkout[];
      readonly thresholds: readonly Threshold[];
      readonly warnings: readonly ImportWarning[];
    }
  | { readonly type: 'lost'; readonly message: string };

/** How far the start of a session may lie from that of the row it belongs to, when a file holds several. */
const SAME_START_MS = 120_000;

/**
 * The recording of one activity.
 * @param start what the list says: tells which session of a file with several is meant
 * @throws HealthError `cancelled`; everything else costs this recording alone
 */
export async function readRecording(
  source: ImportSource,
  start: Instant | null,
  context: ImportContext,
): Promise<Recording> {
  let file: ActivityFile;
  try {
    file = await readActivityFile(source.open({ signal: context.signal }), { path: source.path });
  } catch (error) {
    if (context.signal.aborted) throw new HealthError('cancelled', 'The import was stopped.', {});
    return { type: 'lost', message: error instanceof HealthError ? error.message : 'It cannot be read.' };
  }
  const read: FileRecords = toRecords(file, {
    sourceId: stravaId,
    receivedAt: context.now,
    assumedTimeZone: context.assumedTimeZone,
    originalHash: context.originalHash,
    path: source.path,
  });
  const all = read.records.flatMap(({ record, streams }) => (record.kind === 'workout' ? [{ record, streams }] : []));
  const workouts = partsFor(all, start);
  if (workouts.length > 0) return { type: 'read', workouts, thresholds: read.thresholds, warnings: read.warnings };
  const [rejection] = read.rejected;
  const [damage] = file.damage;
  return { type: 'lost', message: rejection?.message ?? damage?.message ?? 'It holds no recorded activity.' };
}

/** Strava makes one activity of each part of a triathlon, and gives each of them the whole file. */
function partsFor(parts: readonly RecordedWorkout[], start: Instant | null): readonly RecordedWorkout[] {
  if (parts.length < 2 || start === null) return parts;
  const distance = ({ record }: RecordedWorkout) => Math.abs(millisecondsOf(record.start) - millisecondsOf(start));
  const nearest = parts.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest !== undefined && distance(nearest) <= SAME_START_MS ? [nearest] : parts;
}
