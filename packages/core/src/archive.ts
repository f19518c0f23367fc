import type { Amendment } from './amendment.ts';
import type { Instant } from './instant.ts';
import type { AnyRecord, DataKind } from './kinds.ts';

/** One record with everything that was ever said of it: what an archive holds. */
export interface ArchivedRecord<R extends AnyRecord = AnyRecord> {
  /** As its source gave it. */
  readonly record: R;
  readonly amendment: Amendment | null;
  readonly hiddenAt: Instant | null;
  /** Counts from 1. */
  readonly version: number;
  /** When this version came to hold. */
  readonly validFrom: Instant;
  /** Those before it, oldest first. */
  readonly versions: readonly ArchivedVersion<R>[];
}

/** A version that holds no more, as it was seen while it held: with the amendment of that time. */
export interface ArchivedVersion<R extends AnyRecord = AnyRecord> {
  readonly version: number;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly record: R;
}

/** The next page of the archived records of a kind, in the order of their ids. */
export interface ArchivedPage {
  readonly kind: DataKind;
  /** Id of the last record before the page; `null` for the first page. */
  readonly after: string | null;
  readonly limit: number;
}
