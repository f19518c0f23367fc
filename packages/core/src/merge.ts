import type { AnswersBecause } from './answers-because.ts';
import type { MergeId, RecordId, SourceId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { DataKind, RecordOf } from './kinds.ts';
import type { Device } from './provenance.ts';
import type { StreamChannel } from './streams.ts';

/** Why records are taken for one event. */
export interface MergeReason {
  /** Rule id and version, `workout.same-start/1`; `person` for a decision by hand. */
  readonly rule: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** For the person: `Both start within 4 s, last 62 min and cover 25.1 km.` */
  readonly sentence: string;
}

/**
 * A statement that several records are one event (D13). The records stay as they are; taking the row away undoes it
 * exactly. A record is a member of at most one merge that stands.
 */
export interface Merge {
  readonly id: MergeId;
  readonly kind: DataKind;
  /** At least two, in a stable order. */
  readonly members: readonly RecordId[];
  /** The member that answers for the event. */
  readonly primary: RecordId;
  /** Why it is that one; absent in merges decided before reasons were kept. */
  readonly primaryBecause?: AnswersBecause;
  /** Channels that the primary lacks, each whole from one other member. */
  readonly borrowedChannels: readonly BorrowedChannel[];
  readonly reason: MergeReason;
  readonly decidedBy: 'rule' | 'person';
  readonly decidedAt: Instant;
}

export interface BorrowedChannel {
  readonly channel: StreamChannel;
  readonly from: RecordId;
}

/** A person's word that records are not one event: no rule joins them again. */
export interface MergeRefusal {
  readonly kind: DataKind;
  readonly members: readonly RecordId[];
  readonly decidedAt: Instant;
}

/** One event as the read model answers it: one record, and every source that saw the same thing. */
export interface MergedRecord<K extends DataKind = DataKind> {
  /** The primary's record, unchanged. */
  readonly record: RecordOf<K>;
  readonly merge: Merge | null;
  /** The primary first. */
  readonly sources: readonly MergedSource[];
}

export interface MergedSource {
  readonly recordId: RecordId;
  readonly sourceId: SourceId;
  /** What tells two recordings of one source apart, where it is known. */
  readonly device: Device | null;
  readonly primary: boolean;
}
