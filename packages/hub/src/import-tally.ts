import type {
  AnyRecord,
  DataKind,
  DeliveredRecord,
  ImportBatch,
  ImportWarning,
  LocalDate,
  Rejection,
  RowCount,
} from '@vitalwire/core';
import type { ImportReport, KindCount, KindCounts, SourceReport } from './import-report.ts';
import type { IngestReport } from './ingest.ts';

/** Sorts of rows that are kept apart by member; beyond them, of an archive of ten thousand files, only by sort. */
const ROW_LINES = 5000;

/** Collects while a run goes on. */
export interface ImportTally {
  readonly counts: { seen: number; imported: number; duplicate: number; rejected: number; skipped: number };
  readonly kinds: KindTally;
  readonly sources: SourceReport[];
  readonly rows: Map<string, RowCount>;
  bytesDone: number;
  readonly rejected: Rejection[];
  readonly warnings: ImportWarning[];
}

export type KindTally = Map<DataKind, Writable<KindCount>>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function newTally(): ImportTally {
  return {
    counts: { seen: 0, imported: 0, duplicate: 0, rejected: 0, skipped: 0 },
    kinds: new Map(),
    sources: [],
    rows: new Map(),
    bytesDone: 0,
    rejected: [],
    warnings: [],
  };
}

export function reportOf(tally: ImportTally, cancelled: boolean): ImportReport {
  const kinds = kindCounts(tally.kinds);
  const counted = [...tally.kinds].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    files: { ...tally.counts },
    records: Object.fromEntries(
      counted.map(([kind, { added, changed }]) => [kind, added + changed] as const).filter(([, count]) => count > 0),
    ),
    unchangedRecords: counted.reduce((sum, [, { unchanged }]) => sum + unchanged, 0),
    kinds,
    sources: [...tally.sources],
    rows: [...tally.rows.values()],
    rejected: [...tally.rejected],
    warnings: [...tally.warnings],
    cancelled,
  };
}

export function kindCounts(tally: KindTally): KindCounts {
  return Object.fromEntries(
    [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => [kind, { ...count }]),
  );
}

/** Adds what storing a batch did to each tally. */
export function countRecords(
  tallies: readonly KindTally[],
  kept: readonly DeliveredRecord[],
  leftOut: readonly DeliveredRecord[],
  report: IngestReport,
): void {
  for (const kinds of tallies) {
    for (const { record } of kept) {
      const count = countOf(kinds, record);
      count.read++;
      count.unchanged++;
      count.from = earlier(count.from, record.localDate);
      count.to = later(count.to, record.localDate);
    }
    for (const [kind, { added, changed }] of report.changes) {
      const count = kinds.get(kind);
      if (count === undefined) continue;
      count.added += added;
      count.changed += changed;
      count.unchanged -= added + changed;
    }
    for (const { record } of leftOut) {
      const count = countOf(kinds, record);
      count.read++;
      count.leftOut++;
    }
  }
}

/** What a batch says beside its records. */
export function noteBatch(tally: ImportTally, batch: ImportBatch): void {
  tally.rejected.push(...batch.rejected);
  tally.warnings.push(...batch.warnings);
  for (const row of batch.rows ?? []) addRows(tally, row);
}

function addRows(tally: ImportTally, row: RowCount): void {
  const { read, used, rejected, passedOver } = row;
  if (read !== passedOver.reduce((sum, { rows }) => sum + rows, used + rejected)) {
    const message = `${row.path}: the counts of ${row.what} do not add up. What was stored is sound; please report it.`;
    tally.warnings.push({ path: row.path, code: 'counts-disagree', message });
  }
  const own = `${row.path}\0${row.what}`;
  const apart = tally.rows.has(own) || tally.rows.size < ROW_LINES;
  const key = apart ? own : `\0${row.what}`;
  const path = apart ? row.path : 'other members';
  const before = tally.rows.get(key);
  tally.rows.set(key, before === undefined ? { ...row, path } : sumOf(before, row));
}

function sumOf(a: RowCount, b: RowCount): RowCount {
  const passed = new Map(a.passedOver.map(({ reason, rows }) => [reason, rows]));
  for (const { reason, rows } of b.passedOver) passed.set(reason, (passed.get(reason) ?? 0) + rows);
  return {
    ...a,
    read: a.read + b.read,
    used: a.used + b.used,
    rejected: a.rejected + b.rejected,
    passedOver: [...passed].map(([reason, rows]) => ({ reason, rows })),
  };
}

function countOf(kinds: KindTally, { kind }: AnyRecord): Writable<KindCount> {
  const known = kinds.get(kind);
  if (known !== undefined) return known;
  const fresh = { read: 0, added: 0, changed: 0, unchanged: 0, leftOut: 0, from: null, to: null };
  kinds.set(kind, fresh);
  return fresh;
}

const earlier = (a: LocalDate | null, b: LocalDate) => (a === null || b < a ? b : a);
const later = (a: LocalDate | null, b: LocalDate) => (a === null || b > a ? b : a);

export function addCount(counts: Map<DataKind, number>, kind: DataKind, by: number): void {
  counts.set(kind, (counts.get(kind) ?? 0) + by);
}
