import type { Instant, Streams } from '@vitalwire/core';
import type { ActivityFile, ActivitySession } from '../../activity.ts';

export function sessionOf(changes: Partial<ActivitySession> = {}): ActivitySession {
  return {
    sport: 'cycling',
    start: '2024-05-01T22:30:00.000Z' as Instant,
    end: '2024-05-01T23:30:00.000Z' as Instant,
    utcOffsetMinutes: 120,
    laps: [],
    lengths: [],
    sets: [],
    pauses: [],
    events: [],
    sensors: [],
    streams: null,
    developerColumns: [],
    beatIntervalsSeconds: null,
    ...changes,
  };
}

export function fileOf(sessions: readonly ActivitySession[], changes: Partial<ActivityFile> = {}): ActivityFile {
  return {
    format: 'fit',
    fileType: 'activity',
    createdAt: '2024-05-01T22:29:58.000Z' as Instant,
    device: { manufacturer: 'acme', serialNumber: '4711' },
    sessions,
    damage: [],
    warnings: [],
    ...changes,
  };
}

export function streamsOf(seconds: readonly number[], latitudes: readonly number[] = []): Streams {
  return {
    start: '2024-05-01T22:30:00.000Z' as Instant,
    elapsedSeconds: Int32Array.from(seconds),
    columns:
      latitudes.length === 0 ? [] : [{ channel: 'latitudeDegrees', values: Float64Array.from(latitudes), missing: null }],
  };
}
