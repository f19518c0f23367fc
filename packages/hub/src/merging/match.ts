import {
  type AnyRecord,
  type BodyMeasurement,
  type DailySummary,
  localDateOf,
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

/**
 * What two records are to each other. `part`: the shorter may be a piece of the longer, if others make up the rest.
 * `same-or-part`: it is the same, and may have been broken off, so that another piece goes with it.
 */
export interface Match {
  readonly relation: 'same' | 'part' | 'same-or-part';
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

/**
 * A day without a time of day is written as its first moment.
 * @param other whose offset is taken where the record has none of its own: the day then began by the clock of the person,
 *   which was assumed for the one and is known of the other
 */
export function isStampedMidnight(record: AnyRecord, other: AnyRecord | null = null): boolean {
  return isMidnight(record, record.utcOffsetMinutes ?? other?.utcOffsetMinutes ?? 0) || isMidnight(record, 0);
}

/**
 * A record without a time of day names the day of another. Written as midnight of UTC it names the day of UTC, although
 * west of Greenwich that moment is the evening before.
 */
export function namesTheDayOf(dated: AnyRecord, other: AnyRecord): boolean {
  if (!isStampedMidnight(dated, other)) return false;
  return (
    dated.localDate === other.localDate || (isMidnight(dated, 0) && localDateOf(dated.start, 0) === other.localDate)
  );
}

function isMidnight({ start }: AnyRecord, offsetMinutes: number): boolean {
  const seconds = (millisecondsOf(start) / 1000 + offsetMinutes * 60) % 86_400;
  return Math.min((seconds + 86_400) % 86_400, (86_400 - seconds) % 86_400) <= MIDNIGHT_TOLERANCE_SECONDS;
}

/** The difference of two starts that a wrong time zone explains, and what remains of it. */
export interface ZoneShift {
  readonly minutes: number;
  /** The zone's offset with an hour of summer time too many or too few. */
  readonly seasonal: boolean;
  readonly remainderSeconds: number;
}

/**
 * One of the two was written in local time as if that were UTC, the reverse, by the clock of another zone, or with the
 * offset of the other half of the year: they lie apart by nearly that.
 * @param differenceSeconds of their starts, or of their ends
 * @param toleranceSeconds how far apart they are besides
 */
export function shiftedByZone(
  a: AnyRecord,
  b: AnyRecord,
  differenceSeconds: number,
  toleranceSeconds: number,
): ZoneShift | null {
  const [one, other] = [a.utcOffsetMinutes, b.utcOffsetMinutes];
  const offsets = [one, other].filter((offset) => offset !== null);
  const between = one === null || other === null ? [] : [one - other];
  const shift = (seasonal: boolean) => (minutes: number) => ({
    minutes: Math.abs(minutes),
    seasonal,
    remainderSeconds: Math.abs(differenceSeconds - Math.abs(minutes) * 60),
  });
  const [nearest] = [
    ...[60, ...between, ...offsets].map(shift(false)),
    ...offsets.flatMap((offset) => [offset - 60, offset + 60]).map(shift(true)),
  ]
    .filter(({ minutes }) => minutes > 0)
    .sort((x, y) => x.remainderSeconds - y.remainderSeconds);
  return nearest !== undefined && nearest.remainderSeconds <= toleranceSeconds ? nearest : null;
}

/**
 * One of the two does not say its offset: it was read by the clock of an assumed zone, which on a trip is off by any number
 * of hours. The day on the wall is what both are sure of.
 */
export function isOfUnknownClock(a: AnyRecord, b: AnyRecord): boolean {
  return (a.utcOffsetMinutes === null) !== (b.utcOffsetMinutes === null) && a.localDate === b.localDate;
}

/** `2 h`, `5 h 45 min` */
export function hours(minutesOfShift: number): string {
  const rest = minutesOfShift % 60;
  return `${Math.floor(minutesOfShift / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

export function minutes(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
