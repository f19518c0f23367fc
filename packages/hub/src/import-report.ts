import type { DataKind, ImportWarning, LocalDate, Rejection, RowCount, SourceId } from '@vitalwire/core';

/** What an import did, or in a dry run would do. `files.seen` is the sum of the four counts after it. */
export interface ImportReport {
  readonly files: ImportFileCounts;
  /** New or changed records. */
  readonly records: { readonly [K in DataKind]?: number };
  /** Records that were there already with the same content. */
  readonly unchangedRecords: number;
  /** The same of each kind in full. */
  readonly kinds: KindCounts;
  /** Every file, archive or folder that an importer read, or that was known. */
  readonly sources: readonly SourceReport[];
  /** What became of the rows of exports that have rows. */
  readonly rows: readonly RowCount[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
  /** The run was stopped; what was stored stays, and the next run goes on. */
  readonly cancelled: boolean;
}

/** `read` is the sum of the four counts after it. */
export interface KindCount {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** By `since` or `kinds`. */
  readonly leftOut: number;
  /** First and last calendar day of those that were read and not left out; `null` for none. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

export type KindCounts = { readonly [K in DataKind]?: KindCount };

export interface SourceReport {
  readonly path: string;
  readonly sourceId: SourceId;
  /** What it was recognised as, for the person. */
  readonly what: string;
  readonly outcome: 'imported' | 'duplicate' | 'rejected' | 'skipped';
  /** An earlier run had stopped in it; what that one stored is not counted. */
  readonly resumed: boolean;
  readonly kinds: KindCounts;
}

export interface ImportFileCounts {
  readonly seen: number;
  readonly imported: number;
  readonly duplicate: number;
  /** Nothing of it was taken in, or some of its parts were not; each has a line in `rejected`. */
  readonly rejected: number;
  /** Sound, and nothing in it to import: device settings, planned workouts, pictures in a folder. */
  readonly skipped: number;
}

/** First all files are found, so that what is left can be told; then they are read one by one. */
export interface ImportProgress {
  readonly phase: 'finding' | 'reading';
  readonly files: ImportFileCounts;
  /** Known so far while finding; all there are while reading. */
  readonly filesFound: number;
  /** As the file system says, compressed files as they lie there. */
  readonly bytesFound: number;
  readonly bytesDone: number;
  readonly currentPath: string;
}
