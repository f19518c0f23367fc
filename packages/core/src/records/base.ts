import type { RecordId } from '../ids.ts';
import type { Instant, LocalDate } from '../instant.ts';
import type { DataKind } from '../kinds.ts';
import type { Provenance } from '../provenance.ts';

/**
 * How the calendar day of a record was found.
 * `recorded`: the source gave the day or the offset. `assumed-zone`: the offset is unknown and the person's own
 * time zone was used. `assumed-utc`: not even that was known.
 */
export const DateBasis = {
  Recorded: 'recorded',
  AssumedZone: 'assumed-zone',
  AssumedUtc: 'assumed-utc',
} as const;
export type DateBasis = (typeof DateBasis)[keyof typeof DateBasis];

/** What every record says, whatever its kind. An optional field that is absent was not reported by the source. */
export interface BaseRecord<K extends DataKind = DataKind> {
  readonly kind: K;
  readonly id: RecordId;
  readonly provenance: Provenance;
  readonly start: Instant;
  /** Half-open. `null` for what has no length (a weight) or an open end. */
  readonly end: Instant | null;
  /** Minutes east of UTC at `start` (for sleep: at waking). `null` when the source does not say; never guessed. */
  readonly utcOffsetMinutes: number | null;
  /** The wearer's calendar day that the record counts for (for sleep: the day of waking). */
  readonly localDate: LocalDate;
  readonly dateBasis: DateBasis;
}
