import {
  type AnyRecord,
  type BodyMeasurement,
  type DailySummary,
  type Instant,
  instantOf,
  type LocalDate,
  localDateOf,
  millisecondsOf,
  recordId,
  type Sleep,
  type SourceId,
  type StrengthSession,
  type Workout,
} from '@vitalwire/core';
import * as fc from 'fast-check';

// Every run of a property test tries the same cases.
fc.configureGlobal({ seed: 1 });

const OFFSET_MINUTES = 120;

function base<K extends AnyRecord['kind']>(kind: K, source: string, start: string, more: string) {
  const sourceId = source as SourceId;
  const naturalKey = `${start} ${more}`;
  return {
    kind,
    id: recordId(kind, sourceId, naturalKey),
    provenance: {
      sourceId,
      channel: 'file' as const,
      vendorId: null,
      naturalKey,
      device: null,
      originalHash: null,
      receivedAt: '2026-06-01T00:00:00.000Z' as Instant,
      mapper: 'test/1',
    },
    start: start as Instant,
    utcOffsetMinutes: OFFSET_MINUTES,
    localDate: localDateOf(start as Instant, OFFSET_MINUTES),
    dateBasis: 'recorded' as const,
  };
}

const later = (start: string, minutes: number) => instantOf(millisecondsOf(start as Instant) + minutes * 60_000);

export function workout(source: string, start: string, minutes: number, more: Partial<Workout> = {}): Workout {
  return {
    ...base('workout', source, start, String(minutes)),
    end: later(start, minutes),
    sport: 'cycling',
    laps: [],
    lengths: [],
    sets: [],
    pauses: [],
    sensors: [],
    streams: null,
    ...more,
  };
}

export function session(source: string, start: string, minutes: number | null): StrengthSession {
  return {
    ...base('strengthSession', source, start, String(minutes)),
    end: minutes === null ? null : later(start, minutes),
    sets: [{ type: 'active', exercise: 'Squat', repetitions: 5, weightKilograms: 100 }],
  };
}

export function sleep(source: string, start: string, minutes: number, more: Partial<Sleep> = {}): Sleep {
  const end = later(start, minutes);
  return {
    ...base('sleep', source, start, String(minutes)),
    localDate: localDateOf(end, OFFSET_MINUTES),
    end,
    nap: false,
    stages: [],
    ...more,
  };
}

export function day(source: string, date = '2026-05-04'): DailySummary {
  const start = instantOf(Date.parse(`${date}T00:00:00.000Z`) - OFFSET_MINUTES * 60_000);
  return {
    ...base('dailySummary', source, start, ''),
    localDate: date as LocalDate,
    end: later(start, 1440),
    steps: 9000,
    partial: false,
  };
}

export function body(
  source: string,
  start: string,
  weightKilograms: number,
  more: Partial<BodyMeasurement> = {},
): BodyMeasurement {
  return { ...base('bodyMeasurement', source, start, String(weightKilograms)), end: null, weightKilograms, ...more };
}
