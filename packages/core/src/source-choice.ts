import type { Brand } from './brand.ts';
import type { SourceId } from './ids.ts';
import type { Instant, LocalDate } from './instant.ts';
import type { DataKind } from './kinds.ts';

export type SourceChoiceId = Brand<string, 'SourceChoiceId'>;

/** Which sources answer, best first, for a kind or one of its metrics, over a stretch of days. */
export interface SourceChoice {
  readonly id: SourceChoiceId;
  readonly kind: DataKind;
  /** A field of the kind (`steps`), or a sample metric; `null`: everything of the kind. */
  readonly metric: string | null;
  /** Both days inside; `null`: open. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** A source that is not named comes after those that are. */
  readonly ranking: readonly SourceId[];
  readonly decidedAt: Instant;
}
