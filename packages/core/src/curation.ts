import type { Amendment } from './amendment.ts';
import type { ReadCall } from './health-data.ts';
import type { RecordId, SourceId } from './ids.ts';
import type { Instant, LocalDate } from './instant.ts';
import type { AnyRecord, DataKind, RecordOf } from './kinds.ts';
import type { Merge } from './merge.ts';
import type { PersonAction } from './person-action.ts';
import type { SourceChoice } from './source-choice.ts';

/** Source of everything that a person enters by hand. */
export const manualSource = 'manual' as SourceId;

/** What a person enters: the fields of the kind, when it was, and nothing that identifies it. */
export interface NewEntry<K extends DataKind = DataKind> {
  readonly kind: K;
  readonly start: Instant;
  readonly end: Instant | null;
  /** Absent: the offset of the person's time zone then. */
  readonly utcOffsetMinutes?: number | null;
  /** Absent: the day of `start` (for sleep: of `end`) there. */
  readonly localDate?: LocalDate;
  /** By whose clock times were written, where the person has set no zone: for the sentence of the action alone. */
  readonly clockZone?: string;
  /** The other fields of the kind. */
  readonly fields: { readonly [field: string]: unknown };
}

/** A change of a record: new values by field; `null` says "none". */
export interface RecordChange {
  readonly set: { readonly [field: string]: unknown };
  /** Fields in which what the source says shall hold again. */
  readonly restore?: readonly string[];
  /** By whose clock times were written, where the person has set no zone: for the sentence of the action alone. */
  readonly clockZone?: string;
}

export interface Deed<T> {
  readonly result: T;
  readonly action: PersonAction;
  /** Merges that stand after it and that its records are members of. */
  readonly merges: readonly Merge[];
}

/** One record of one source, not the event that it is a part of, with all that was ever said of it. */
export interface RecordHistory {
  /** As every answer has it; `null` when the person deleted it. */
  readonly record: AnyRecord | null;
  /** As its source gave it last. */
  readonly original: AnyRecord;
  /** What the person says otherwise. */
  readonly amendment: Amendment | null;
  /** What stood before, newest first. */
  readonly versions: readonly AnyRecord[];
  /** What the person did to it, newest first. */
  readonly changes: readonly PersonAction[];
}

/** What a person does to their data. Everything can be undone, and nothing that a source gave is ever lost. */
export interface Curation {
  /** @throws HealthError `invalid-input` naming the field that does not fit */
  log<K extends DataKind>(entry: NewEntry<K>, call: ReadCall): Promise<Deed<RecordOf<K>>>;
  /** An own entry gets a new version; over what a source gave the change is laid. @throws HealthError `not-found`, `invalid-input` */
  edit(id: RecordId, change: RecordChange, call: ReadCall): Promise<Deed<RecordOf<DataKind>>>;
  /** Out of every answer, also when the source gives it again. @throws HealthError `not-found` */
  remove(id: RecordId, call: ReadCall): Promise<Deed<RecordId>>;
  /** All that stand, or those of one kind, newest event first. */
  merges(kind: DataKind | null, call: ReadCall): Promise<readonly Merge[]>;
  /** Says that records are one event. @throws HealthError `not-found`, `invalid-input` */
  merge(ids: readonly RecordId[], call: ReadCall): Promise<Deed<Merge>>;
  /**
   * Says that the records of a merge are not one event; of a record: that it is none with the others.
   * No rule joins them again. @throws HealthError `not-found`
   */
  unmerge(id: string, call: ReadCall): Promise<Deed<readonly RecordId[]>>;
  choices(call: ReadCall): Promise<readonly SourceChoice[]>;
  /** Which sources answer, best first. @throws HealthError `invalid-input` */
  chooseSource(choice: Omit<SourceChoice, 'id' | 'decidedAt'>, call: ReadCall): Promise<Deed<SourceChoice>>;
  /** Takes a choice back: the next best one, or the default, holds. @throws HealthError `not-found` */
  forgetChoice(id: string, call: ReadCall): Promise<Deed<SourceChoice>>;
  /** @returns `null` where there is no such record */
  history(id: RecordId, call: ReadCall): Promise<RecordHistory | null>;
  /** Newest first. */
  actions(limit: number, call: ReadCall): Promise<readonly PersonAction[]>;
  /** Takes back the latest action that stands. @returns `null` when there is none */
  undo(call: ReadCall): Promise<PersonAction | null>;
}
