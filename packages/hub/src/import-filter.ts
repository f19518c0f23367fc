import {
  type AnyRecord,
  addDays,
  type DataKind,
  type DeliveredRecord,
  type ImportBatch,
  type Instant,
  instantOf,
  type LocalDate,
  millisecondsOf,
} from '@vitalwire/core';
import { attributeLocalDate } from '@vitalwire/core/time';

/** What the person wants of a source. */
export interface ImportFilter {
  /** Records that end before this day of theirs are left out. */
  readonly since: LocalDate | null;
  /** `null`: every kind. */
  readonly kinds: ReadonlySet<DataKind> | null;
  /** For records whose offset is unknown: the person's own zone, `null` when not told. */
  readonly assumedTimeZone: string | null;
}

/** An importer may read less by it: a day early, so that no zone on earth makes it too late. */
export function wantedOf({ since, kinds }: Pick<ImportFilter, 'since' | 'kinds'>): {
  readonly since: Instant | null;
  readonly kinds: ReadonlySet<DataKind> | null;
} {
  const early = since === null ? null : (`${addDays(since, -1)}T00:00:00.000Z` as Instant);
  return { since: early, kinds };
}

/** The records of a batch that are wanted, and those that are not. */
export function filtered(
  batch: ImportBatch,
  filter: ImportFilter | null,
): { readonly kept: ImportBatch; readonly leftOut: readonly DeliveredRecord[] } {
  if (filter === null) return { kept: batch, leftOut: [] };
  const { true: records = [], false: leftOut = [] } = Object.groupBy(batch.records, ({ record }) =>
    isWanted(record, filter) ? 'true' : 'false',
  );
  // A threshold is of no kind: whoever asks for some kinds does not ask for it.
  const thresholds =
    filter.kinds === null
      ? batch.thresholds.filter(({ validFrom }) => filter.since === null || validFrom >= filter.since)
      : [];
  return { kept: { ...batch, records, thresholds }, leftOut };
}

function isWanted(record: AnyRecord, { since, kinds, assumedTimeZone }: ImportFilter): boolean {
  if (kinds !== null && !kinds.has(record.kind)) return false;
  if (since === null || record.localDate >= since) return true;
  // A night or a ride over midnight counts for the day that it began or ended; its end decides.
  const { end, utcOffsetMinutes } = record;
  if (end === null) return false;
  // What ends at midnight is over on the day before.
  const last = instantOf(millisecondsOf(end) - 1);
  return attributeLocalDate({ start: last, utcOffsetMinutes, assumedTimeZone }).localDate >= since;
}
