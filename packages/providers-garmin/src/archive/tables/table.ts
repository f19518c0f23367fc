import type { AnyRecord, Threshold } from '@vitalwire/core';
import type { RecordContext } from '../record-base.ts';
import type { Row } from '../row.ts';

/** What becomes of one row. */
export type Mapped =
  | { readonly type: 'used'; readonly records: readonly AnyRecord[]; readonly thresholds?: readonly Threshold[] }
  /** A sound row that is no record. */
  | { readonly type: 'passedOver'; readonly reason: string }
  /** A row that cannot be understood. */
  | { readonly type: 'rejected'; readonly message: string };

/** One sort of file of an export, told by what is in it. */
export interface Table {
  /** Garmin's own name of it, as it stands in file names. */
  readonly what: string;
  /** Whether the beginning of a file is of this sort. */
  matches(head: string): boolean;
  /** What several rows of one file make together: the same text, one of them is read. Absent: every row by itself. */
  groupOf?(row: Row): string | null;
  /** @param rows one, or those of one group in the order of the file */
  map(rows: readonly Row[], context: RecordContext): Mapped;
}

export const noDay: Mapped = { type: 'rejected', message: 'It has no calendar date.' };

export function nothing(what: string): Mapped {
  return { type: 'passedOver', reason: `It holds no ${what}.` };
}
