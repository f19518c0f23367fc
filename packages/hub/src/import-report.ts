import type { DataKind, ImportWarning, Rejection } from '@vitalwire/core';

/** What an import did. `files.seen` is the sum of the four counts after it. */
export interface ImportReport {
  readonly files: ImportFileCounts;
  /** New or changed records; in a dry run, those that the files hold. */
  readonly records: { readonly [K in DataKind]?: number };
  /** Records that were there already with the same content. */
  readonly unchangedRecords: number;
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
  /** The run was stopped; what was stored stays, and the next run goes on. */
  readonly cancelled: boolean;
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

/** Collects while a run goes on. */
export interface ImportTally {
  readonly counts: { seen: number; imported: number; duplicate: number; rejected: number; skipped: number };
  readonly records: Map<DataKind, number>;
  unchangedRecords: number;
  bytesDone: number;
  readonly rejected: Rejection[];
  readonly warnings: ImportWarning[];
}

export function newTally(): ImportTally {
  return {
    counts: { seen: 0, imported: 0, duplicate: 0, rejected: 0, skipped: 0 },
    records: new Map(),
    unchangedRecords: 0,
    bytesDone: 0,
    rejected: [],
    warnings: [],
  };
}

export function reportOf(tally: ImportTally, cancelled: boolean): ImportReport {
  return {
    files: { ...tally.counts },
    records: Object.fromEntries([...tally.records].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    unchangedRecords: tally.unchangedRecords,
    rejected: [...tally.rejected],
    warnings: [...tally.warnings],
    cancelled,
  };
}

export function addCount(counts: Map<DataKind, number>, kind: DataKind, by: number): void {
  counts.set(kind, (counts.get(kind) ?? 0) + by);
}
