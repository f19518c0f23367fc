import type { DeliveredRecord, Instant, LocalDate, RecordId, SourceId } from '@vitalwire/core';

/** Kinds of event; the log of a strength session is a view of the workout that it logs. */
export type EventKind = 'workout' | 'sleep' | 'dailySummary' | 'bodyMeasurement' | 'strengthSession';

/** One thing that happened, with every record that speaks of it. */
export interface EventTruth {
  /** Unique within the set: `2025-03-04/ride`. */
  readonly id: string;
  readonly kind: EventKind;
  /** What is difficult about it, or `plain`. */
  readonly trap: string;
  readonly start: Instant;
  readonly localDate: LocalDate;
  /** Start to end, pauses included; 0 for what has no length. */
  readonly durationSeconds: number;
  /** `null` where nothing is covered. */
  readonly distanceMeters: number | null;
  readonly views: readonly ViewTruth[];
}

export interface ViewTruth {
  readonly recordId: RecordId;
  readonly sourceId: SourceId;
  /** How much of the event it holds, above 0: 1 is the whole, less a piece. */
  readonly share: number;
}

/** What a source says later of what it gave before. */
export type LaterChange =
  | { readonly type: 'edited'; readonly delivered: DeliveredRecord }
  | { readonly type: 'deleted'; readonly recordId: RecordId; readonly receivedAt: Instant };

/** Records as their sources give them, and what is true of them once every later change has come. */
export interface MergeSet {
  /** Preferred source first: an input of the rules, given so that they are graded with one. */
  readonly preference: readonly SourceId[];
  readonly delivered: readonly DeliveredRecord[];
  readonly later: readonly LaterChange[];
  /** Records that share an event are one; those of two events never. A deleted record is in none. */
  readonly events: readonly EventTruth[];
}
