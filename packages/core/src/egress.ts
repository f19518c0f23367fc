import type { ErrorCode } from './errors.ts';
import type { Owner, SourceId } from './ids.ts';
import type { Instant, LocalDate, TimeRange } from './instant.ts';
import type { DataKind } from './kinds.ts';

/** Who is shown what a call reads. */
export interface Audience {
  /** `person`: their own screen on their own machine. `assistant`: a model. `export`: a file. `service`: another program. */
  readonly type: 'person' | 'assistant' | 'export' | 'service';
  /** Name and version as the client gives them: `claude-desktop 1.3`. Data, never instruction. */
  readonly client: string;
  /** Tool or command that answered. */
  readonly operation: string;
}

/** That records left the database: when, to whom, how many of each kind. Never what they said. */
export interface EgressEntry {
  readonly at: Instant;
  readonly audience: Audience;
  readonly records: readonly EgressCount[];
}

export interface EgressCount {
  readonly kind: DataKind;
  readonly sourceId: SourceId;
  readonly count: number;
}

/** Counts what a call reads. Called for every record: cheap, and the same key counts once. */
export interface ReadMeter {
  /** @param key tells records of one kind and source apart: an id, or the day of a total */
  note(kind: DataKind, sourceId: SourceId, key: string): void;
  /** By kind, then source. */
  counts(): readonly EgressCount[];
}

export function createReadMeter(): ReadMeter {
  const seen = new Map<DataKind, Map<SourceId, Set<string>>>();
  return {
    note(kind, sourceId, key) {
      const sources = seen.get(kind) ?? new Map<SourceId, Set<string>>();
      if (sources.size === 0) seen.set(kind, sources);
      const keys = sources.get(sourceId);
      if (keys === undefined) sources.set(sourceId, new Set([key]));
      else keys.add(key);
    },
    counts: () =>
      [...seen]
        .flatMap(([kind, sources]) => [...sources].map(([sourceId, { size: count }]) => ({ kind, sourceId, count })))
        .sort((a, b) => inOrder(a.kind, b.kind) || inOrder(a.sourceId, b.sourceId)),
  };
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What became of an entry. `waiting`: kept in memory until the database takes it, and why. */
export type EgressOutcome =
  | { readonly state: 'written' }
  | { readonly state: 'waiting'; readonly because: ErrorCode; readonly entries: number };

/** What left the database, day by day. Implemented by the hub. */
export interface EgressLog {
  /**
   * Called before an answer leaves. A database that cannot be written does not keep the answer: the entry waits in memory
   * and is written with the next one.
   */
  record(owner: Owner, entry: Omit<EgressEntry, 'at'>): Promise<EgressOutcome>;
  /** Writes what waits. @returns how many entries still do */
  flush(): Promise<number>;
  /** @param range half-open; `null`: everything that is kept */
  report(owner: Owner, range: TimeRange | null): Promise<EgressReport>;
}

export interface EgressReport {
  /** Latest day first; within one by client, then operation. */
  readonly rows: readonly EgressRow[];
  /** Entries that wait in memory to be written; they are in the rows. */
  readonly waiting: number;
}

/** What one client was given by one operation on one of the person's days. */
export interface EgressRow {
  readonly localDate: LocalDate;
  readonly type: Audience['type'];
  readonly client: string;
  readonly operation: string;
  readonly calls: number;
  /** Sums over the calls: a record that was read twice counts twice. */
  readonly records: readonly EgressCount[];
}
