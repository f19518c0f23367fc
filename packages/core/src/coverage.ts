import type { ErrorCode } from './errors.ts';
import type { SourceId } from './ids.ts';
import type { Instant, LocalDate, TimeRange } from './instant.ts';
import type { DataKind } from './kinds.ts';

/** What came of asking a source for a stretch of time. Stored: add, never rename. */
export const CoverageOutcome = {
  /** All that there is was delivered; it may have been nothing. */
  Complete: 'complete',
  /** The source failed, or gave a part. */
  Failed: 'failed',
  /** The source does not serve this stretch: too old, no right to it. */
  Unavailable: 'unavailable',
} as const;
export type CoverageOutcome = (typeof CoverageOutcome)[keyof typeof CoverageOutcome];

/** That a source was asked, for what, when, and what came of it. A later reading of the same time replaces an earlier one. */
export interface Coverage {
  readonly sourceId: SourceId;
  readonly kind: DataKind;
  /** Metric, sport or method; empty for the whole kind. */
  readonly subtype: string;
  /** Half-open. */
  readonly range: TimeRange;
  readonly readAt: Instant;
  readonly outcome: CoverageOutcome;
  /** Why it is not complete. */
  readonly reason: { readonly code: ErrorCode; readonly sentence: string } | null;
}

/** Why a source has nothing of some days. */
export const GapReason = {
  /** Nobody asked the source for them. */
  NeverAsked: 'never-asked',
  /** The source was asked, and has nothing. */
  NothingThere: 'nothing-there',
  Failed: 'failed',
  Unavailable: 'unavailable',
  /** A source of files: what was imported has nothing of them. */
  NotInFiles: 'not-in-files',
} as const;
export type GapReason = (typeof GapReason)[keyof typeof GapReason];

/** Days, both inside, of which a source has nothing. */
export interface DataGap {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
  readonly reason: GapReason;
  /** What the source said, where it said something. */
  readonly sentence: string | null;
}

/** What one source holds of one metric, sport or method of a kind, and what it does not. */
export interface CoverageReport {
  readonly sourceId: SourceId;
  readonly kind: DataKind;
  readonly subtype: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly daysWithData: number;
  /**
   * Between the first day asked about, or the first with data, and the last. Of a source that is not asked (files, own
   * entries) none where a day may well have nothing: there are days without a ride.
   */
  readonly gaps: readonly DataGap[];
  readonly lastReceivedAt: Instant;
  /** Latest reading, whatever came of it; `null` for files. */
  readonly lastReadAt: Instant | null;
}
