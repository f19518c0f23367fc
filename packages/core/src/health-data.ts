import type { DailyQuery, DailyValue } from './daily.ts';
import type { Audience, ReadMeter } from './egress.ts';
import type { EraMetric, EraQuery, EraSeries } from './eras.ts';
import type { ErrorCode } from './errors.ts';
import type { Owner, RecordId, SourceId } from './ids.ts';
import type { DateRange, Instant, LocalDate, TimeRange } from './instant.ts';
import type { DataKind } from './kinds.ts';
import type { BorrowedChannel, MergedRecord } from './merge.ts';
import type { PersonProfile, Threshold, ThresholdMetric } from './person.ts';
import type { RecordPosition } from './ports.ts';
import type { ProfileChange } from './profile-change.ts';
import type { SportFamily } from './sports.ts';
import type { StreamChannel, Streams } from './streams.ts';

export interface ReadCall {
  readonly owner: Owner;
  readonly signal: AbortSignal;
  /** Who is shown the answer: what a source's terms allow depends on it. Absent: a model. */
  readonly audience?: Audience;
  /** Told of every record that the answer is made of. */
  readonly meter?: ReadMeter;
}

export interface HealthQuery {
  readonly range?: TimeRange;
  readonly dates?: DateRange;
  readonly sourceIds?: readonly SourceId[];
  /** Sport of a workout, metric of samples, method of an HRV value. */
  readonly subtypes?: readonly string[];
  readonly order: 'oldest-first' | 'newest-first';
  readonly limit?: number;
  readonly after?: RecordPosition;
}

/** The read model that tools see: one answer per question, whichever devices it came from. Implemented by the hub. */
export interface HealthData {
  /** One entry an event after merging. No entries with empty `stale` means there were none, not that none were fetched. */
  list<K extends DataKind>(kind: K, query: HealthQuery, call: ReadCall): Promise<Reading<K>>;
  /** By the id of any member of the event. `null` when there is no such record or its policy forbids this use. */
  get<K extends DataKind>(kind: K, id: RecordId, call: ReadCall): Promise<MergedRecord<K> | null>;
  /**
   * Streams of the event, borrowed channels included. `null` channels: all.
   * @param of an event that this very call has read before is not read a second time
   */
  streams(
    of: RecordId | MergedRecord<'workout'>,
    channels: readonly StreamChannel[] | null,
    call: ReadCall,
  ): Promise<EventStreams | null>;
  /** The same for many events, read in blocks, in the order of the ids. */
  streamsOf(
    ids: readonly RecordId[],
    channels: readonly StreamChannel[] | null,
    call: ReadCall,
  ): AsyncIterable<EventStreams>;
  /**
   * Day by day, oldest first, in the order of the metrics; a day without a value is absent. The source is chosen metric by
   * metric (D13), and two devices that count at once are counted once.
   */
  days(query: DailyQuery, call: ReadCall): Promise<readonly DailyValue[]>;
  /**
   * A metric day by day, as `days` chooses, and the stretches in which one device measured it in one way: what a person's
   * own baseline may be made of.
   */
  eras<M extends EraMetric>(metric: M, query: EraQuery, call: ReadCall): Promise<EraSeries<M>>;
  sources(call: ReadCall): Promise<readonly SourceStatus[]>;
  /**
   * What was computed from single workouts and their samples, kept until either changes. To be asked before samples are read. Events with borrowed channels keep nothing.
   * @param asked events that this very call has read; `key` holds all that the result rests on beside them
   */
  recall(name: string, asked: readonly AskedResult[], call: ReadCall): Promise<RecalledResults>;
}

export interface AskedResult {
  readonly of: MergedRecord<'workout'>;
  readonly key: string;
}

export interface RecalledResults {
  readonly found: ReadonlyMap<RecordId, string>;
  /** Keeps what was computed since. What cannot be kept, or has changed meanwhile, is computed again the next time. */
  keep(results: ReadonlyMap<RecordId, string>): Promise<void>;
}

export interface Reading<K extends DataKind> {
  readonly records: readonly MergedRecord<K>[];
  /** Where to go on; `null` at the end. */
  readonly next: RecordPosition | null;
  /** Sources whose part is older than it should be, and why. Empty when everything is fresh. */
  readonly stale: readonly { readonly sourceId: SourceId; readonly code: ErrorCode }[];
  /** Sources whose terms keep their records from this caller, or from being counted together with those of others. */
  readonly withheld: readonly { readonly sourceId: SourceId; readonly records: number; readonly reason: string }[];
}

export interface EventStreams {
  readonly recordId: RecordId;
  readonly streams: Streams;
  readonly borrowed: readonly BorrowedChannel[];
}

export interface SourceStatus {
  readonly sourceId: SourceId;
  readonly displayName: string;
  /** `imported`: files, nothing to connect. `own`: what the person entered. */
  readonly state: 'connected' | 'needs-reauth' | 'disconnected' | 'imported' | 'own';
  readonly kinds: readonly SourceKindStatus[];
  readonly lastReceivedAt: Instant | null;
  /** What the source's terms allow, in a sentence. */
  readonly policy: string;
  /** Why its terms keep from this reader what it holds; `kinds` is empty and `lastReceivedAt` null then. */
  readonly withheld?: string;
}

export interface SourceKindStatus {
  readonly kind: DataKind;
  readonly records: number;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly newestRecordAt: Instant;
}

/** What the person told us about themselves, and their dated thresholds. Implemented by the hub. */
export interface PersonData {
  profile(call: ReadCall): Promise<PersonProfile>;
  /** Changes only the fields and methods given; `null` clears one. */
  updateProfile(change: ProfileChange, call: ReadCall): Promise<PersonProfile>;
  /** All of them, oldest first. */
  thresholds(call: ReadCall): Promise<readonly Threshold[]>;
  /**
   * Body weights that were measured or logged, as dated values: the later of them and of the saved ones holds, of one day
   * the saved one (see `thresholdOn`).
   * @param day for answers about one day: the one that holds then, at most; `null`: all, oldest first
   */
  weighings(day: LocalDate | null, call: ReadCall): Promise<readonly Threshold[]>;
  setThresholds(thresholds: readonly NewThreshold[], call: ReadCall): Promise<readonly Threshold[]>;
  removeThreshold(
    key: { readonly metric: ThresholdMetric; readonly sport: SportFamily | null; readonly validFrom: LocalDate },
    call: ReadCall,
  ): Promise<boolean>;
}

export type NewThreshold = Omit<Threshold, 'recordedAt' | 'origin'>;
