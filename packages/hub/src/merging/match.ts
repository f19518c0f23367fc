import {
  type AnyRecord,
  type BodyMeasurement,
  type DailySummary,
  type MergeReason,
  millisecondsOf,
  type RecordOf,
  type Sleep,
  type StrengthSession,
  type Workout,
} from '@vitalwire/core';

/** Kinds that can show one event together. */
export const mergeDomains = {
  training: ['workout', 'strengthSession'],
  sleep: ['sleep'],
  day: ['dailySummary'],
  body: ['bodyMeasurement'],
} as const satisfies { readonly [domain: string]: readonly AnyRecord['kind'][] };
export type MergeDomain = keyof typeof mergeDomains;

/** A record that can be a view of an event that others saw, too. */
export type Mergeable = RecordOf<(typeof mergeDomains)[MergeDomain][number]>;

export function domainOf(record: AnyRecord): MergeDomain | null {
  switch (record.kind) {
    case 'workout':
    case 'strengthSession':
      return 'training';
    case 'sleep':
      return 'sleep';
    case 'dailySummary':
      return 'day';
    case 'bodyMeasurement':
      return 'body';
    default:
      return null;
  }
}

export function isMergeable(
  record: AnyRecord,
): record is Workout | StrengthSession | Sleep | DailySummary | BodyMeasurement {
  return domainOf(record) !== null;
}

/** What two records are to each other. `part`: the shorter may be a piece of the longer, if others make up the rest. */
export interface Match {
  readonly relation: 'same' | 'part';
  readonly reason: MergeReason;
}

export function same(rule: string, confidence: number, sentence: string): Match {
  return { relation: 'same', reason: { rule, confidence: Math.round(confidence * 1000) / 1000, sentence } };
}

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

export function spanOf(record: AnyRecord): Span {
  const startMs = millisecondsOf(record.start);
  return { startMs, endMs: record.end === null ? startMs : millisecondsOf(record.end) };
}

/** How two stretches of time lie to each other, in seconds and shares. */
export interface Overlap {
  readonly startDifferenceSeconds: number;
  readonly lengthDifferenceSeconds: number;
  readonly longerSeconds: number;
  /** Shared time of the time that either covers; two moments at one instant: 1. */
  readonly ofAll: number;
  /** Shared time of the shorter one. */
  readonly ofShorter: number;
  /** The shorter length as a share of the longer. */
  readonly lengthShare: number;
}

export function overlapOf(a: Span, b: Span): Overlap {
  const shared = Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));
  const covered = Math.max(a.endMs, b.endMs) - Math.min(a.startMs, b.startMs);
  const lengths = [a.endMs - a.startMs, b.endMs - b.startMs] as const;
  const [shorter, longer] = [Math.min(...lengths), Math.max(...lengths)];
  const inside = a.startMs >= b.startMs ? a.startMs <= b.endMs : b.startMs <= a.endMs;
  return {
    startDifferenceSeconds: Math.abs(a.startMs - b.startMs) / 1000,
    lengthDifferenceSeconds: (longer - shorter) / 1000,
    longerSeconds: longer / 1000,
    ofAll: covered === 0 ? 1 : shared / covered,
    ofShorter: shorter === 0 ? Number(inside) : shared / shorter,
    lengthShare: longer === 0 ? 1 : shorter / longer,
  };
}

/** Two recordings of one source on one device: never two views of one event, but for a copy of the same. */
export function sameRecorder(a: AnyRecord, b: AnyRecord): boolean {
  return recorderOf(a) === recorderOf(b);
}

export function recorderOf({ provenance: { sourceId, device } }: AnyRecord): string {
  const { manufacturer = '', product = '', serialNumber = '' } = device ?? {};
  return JSON.stringify([sourceId, manufacturer, product, serialNumber]);
}

const MIDNIGHT_TOLERANCE_SECONDS = 1;

/** A day without a time of day is written as its first moment. */
export function isStampedMidnight({ start, utcOffsetMinutes }: AnyRecord): boolean {
  const ofDay = (offsetMinutes: number) => {
    const seconds = (millisecondsOf(start) / 1000 + offsetMinutes * 60) % 86_400;
    return Math.min((seconds + 86_400) % 86_400, (86_400 - seconds) % 86_400);
  };
  return ofDay(utcOffsetMinutes ?? 0) <= MIDNIGHT_TOLERANCE_SECONDS || ofDay(0) <= MIDNIGHT_TOLERANCE_SECONDS;
}

const SHIFT_TOLERANCE_SECONDS = 90;

/**
 * One of the two was written in local time as if that were UTC, the reverse, or with the offset of the other half of the
 * year: their starts differ by just that.
 */
export function shiftedByZone(a: AnyRecord, b: AnyRecord): number | null {
  const difference = Math.abs(millisecondsOf(a.start) - millisecondsOf(b.start)) / 1000;
  const offsets = [a.utcOffsetMinutes, b.utcOffsetMinutes].filter((offset) => offset !== null);
  const shifts = [60, ...offsets.flatMap((offset) => [offset, offset - 60, offset + 60])].map(Math.abs);
  return (
    shifts.find((minutes) => minutes > 0 && Math.abs(difference - minutes * 60) <= SHIFT_TOLERANCE_SECONDS) ?? null
  );
}

export function minutes(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
