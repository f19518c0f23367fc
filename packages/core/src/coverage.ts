import type { ErrorCode } from './errors.ts';
import type { SourceId } from './ids.ts';
import type { Instant, TimeRange } from './instant.ts';
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
