import type { ErrorCode } from './errors.ts';
import type { ContentHash, Owner, SourceId } from './ids.ts';
import type { Instant, TimeRange } from './instant.ts';
import type { AnyRecord, DataKind } from './kinds.ts';
import type { Threshold } from './person.ts';
import type { CallContext } from './provider.ts';
import type { Streams } from './streams.ts';
import type { UnitSystem } from './units.ts';

/** One record on its way in. `streams` only ever accompanies a workout. */
export interface DeliveredRecord {
  readonly record: AnyRecord;
  readonly streams: Streams | null;
}

/** Something that could not be taken in, and why. One bad record costs one record, one bad file one file. */
export interface Rejection {
  /** File, member or page that held it. */
  readonly path: string;
  readonly code: ErrorCode;
  /** A sentence for the person, saying what to do. */
  readonly message: string;
}

/** Taken in, with something the person should know (a damaged tail, an unknown time zone). */
export interface ImportWarning {
  readonly path: string;
  /** Stable, kebab-case: `truncated`, `checksum-mismatch`, `time-zone-unknown`. */
  readonly code: string;
  readonly message: string;
}

/** What became of the rows of one sort in one member of an export. `read` is the sum of the other counts. */
export interface RowCount {
  /** File or member that held them. */
  readonly path: string;
  /** The vendor's own name of the sort: `HKQuantityTypeIdentifierStepCount`, `sleeps.csv`. */
  readonly what: string;
  readonly read: number;
  /** Rows whose content is in the records of this or an earlier batch; several rows may make one record. */
  readonly used: number;
  /** Rows that could not be understood; the first few of a member have a line in the batch's `rejected`. */
  readonly rejected: number;
  /** Sound rows that are no record, by reason: a sentence for the person. */
  readonly passedOver: readonly { readonly reason: string; readonly rows: number }[];
}

/** Something wrong with an archive, or with a member of one, that was found while it was read. */
export interface SourceDamage {
  /** The archive or the member. */
  readonly path: string;
  /**
   * `truncated`: an archive without its table of contents; what was found in it was given. `damaged`: a member that ends
   * in damage; what stands before was given. `checksum-mismatch`: a member that was given whole, and not all of it is
   * what was packed.
   */
  readonly type: 'truncated' | 'damaged' | 'checksum-mismatch';
  /** A sentence for the person, saying what to do. */
  readonly message: string;
}

/**
 * One file, folder or archive, or a member of either, whatever holds it. Folders and archives have `entries`; files and
 * archives can be opened, an archive as the bytes of the archive itself.
 * Implementations: `@vitalwire/provider-kit/archive`.
 */
export interface ImportSource {
  /** For people and reports: `rides/2026/a.fit`, `export.zip!/activities/1.fit`. Never used to open anything. */
  readonly path: string;
  /** Last part of the path. */
  readonly name: string;
  readonly type: 'file' | 'folder' | 'archive';
  readonly sizeBytes: number | null;
  readonly modifiedAt: Instant | null;
  /** The first bytes, fewer when the file is shorter or is damaged; empty for a folder. */
  head(byteCount: number): Promise<Uint8Array>;
  /** @throws HealthError `file-unreadable`, `too-large` */
  open(options?: { readonly signal?: AbortSignal }): ReadableStream<Uint8Array>;
  /** Members, in a stable order; none for a file. @throws HealthError `file-unreadable` */
  entries(): AsyncIterable<ImportSource>;
  /**
   * What was found damaged until now in the archives that it is or holds, each thing once: it grows while they are read.
   * Of what somebody opened by name; absent for its members, and where nothing tells.
   */
  readonly damage?: () => readonly SourceDamage[];
}

/** How sure an importer is that a source is for it. */
export interface Recognition {
  /** 0 to 1; the highest above 0 reads the source. */
  readonly confidence: number;
  /** What it is, for the person: `a FIT activity file`. */
  readonly sentence: string;
}

/**
 * Room outside of memory for what an importer holds until it has read a whole source. It answers at once: rows are put
 * there and taken from there one by one, by millions.
 */
export interface SpillFile {
  /** Puts bytes behind those that are there. @throws HealthError `storage-full`, `storage-readonly` */
  append(bytes: Uint8Array): void;
  /** Fills `into` with what stands from `position` on; all of it has been appended. @throws HealthError `storage-unavailable` */
  read(position: number, into: Uint8Array): void;
  /**
   * Lends what was appended to something that opens files by name, such as a database, and reads on without the name:
   * that is gone when `open` returns, where the system lets it go, else after `close`. Only of one that was made `named`.
   */
  readonly lend?: <T>(open: (path: string) => T) => T;
  /** Nothing of it stays anywhere. */
  close(): void;
}

export interface SpillOptions {
  readonly named?: boolean;
}

export interface ImportContext {
  readonly owner: Owner;
  readonly signal: AbortSignal;
  /** When this import runs: what records carry as `receivedAt`. */
  readonly now: Instant;
  /** The person's own IANA zone, for records whose offset is unknown; `null` when not told. */
  readonly assumedTimeZone: string | null;
  /** The person's own system of units, for values whose unit the source does not name; absent or `null` when not told. */
  readonly assumedUnits?: UnitSystem | null;
  /** SHA-256 of the source where it is one file that is kept; what records carry as `originalHash`. */
  readonly originalHash: ContentHash | null;
  /** Where an earlier run stopped, as its last batch said; `null` starts from the beginning. */
  readonly resumeAt: string | null;
  /** What the caller keeps of it. An importer may use it to read less; whoever calls filters again. Absent: everything. */
  readonly wanted?: {
    /** Records that end before it are left out. */
    readonly since: Instant | null;
    readonly kinds: ReadonlySet<DataKind> | null;
  };
  /** Told now and then how much of the source has been read, from 0 to 1, also before the first batch. */
  readonly onProgress?: (fraction: number) => void;
  /**
   * A new one; whoever asks for it closes it. Absent: what an importer has to hold is held in memory.
   * @param options `named`: it can be lent
   */
  readonly spill?: (options?: SpillOptions) => SpillFile;
}

/** A step of an import, stored as a whole or not at all. */
export interface ImportBatch {
  /** Where to go on after this batch; opaque to everyone but the importer, stored in the batch's own transaction. */
  readonly position: string;
  readonly records: readonly DeliveredRecord[];
  /** Thresholds that the source states (a head unit's FTP), dated. */
  readonly thresholds: readonly Threshold[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly ImportWarning[];
  /** What was counted since the batch before; absent for a source that is one record or none. */
  readonly rows?: readonly RowCount[];
}

/**
 * Reads one kind of file, folder or archive. Recognises by content, never by name alone; holds one batch in memory.
 * Of the same source it always yields the same records with the same ids, in the same order and the same batches, packed
 * or unpacked: that is what resuming, and importing again, stand on. A newer export of the same account gives the same
 * ids to what it repeats.
 */
export interface FileImporter {
  readonly id: SourceId;
  /** Kinds of record that it can deliver. */
  readonly delivers: readonly DataKind[];
  /**
   * Every `provenance.mapper` that its records carry today. A kept original whose records carry another one is read again
   * by `reprocess`. Absent: it does not say, and is always read again.
   */
  readonly mappers?: readonly string[];
  /**
   * One export of it may lie in several folders or archives side by side, to be read as one. Absent: each is an export of
   * its own, and a folder that holds one or more of them is walked.
   */
  readonly inParts?: boolean;
  /** `null`: not for this importer. Reads no more than the head, or the names of a few members. */
  recognise(source: ImportSource): Promise<Recognition | null>;
  /** @throws HealthError `file-invalid`, `file-unreadable`, `too-large`, `cancelled` */
  read(source: ImportSource, context: ImportContext): AsyncIterable<ImportBatch>;
}

export interface WebhookReceiver {
  /** @throws HealthError `webhook-rejected` when the signature does not verify. */
  receive(request: Request): Promise<readonly WebhookEvent[]>;
  /** Asks the vendor to push a past range later, where that is the only way to history. */
  requestHistory?(kind: DataKind, range: TimeRange, context: CallContext): Promise<void>;
}

export type WebhookEvent =
  | { readonly type: 'changed'; readonly vendorUserId: string; readonly kind: DataKind; readonly range: TimeRange }
  | { readonly type: 'delivered'; readonly vendorUserId: string; readonly records: readonly DeliveredRecord[] }
  | { readonly type: 'deleted'; readonly vendorUserId: string; readonly kind: DataKind; readonly vendorId: string }
  | { readonly type: 'revoked'; readonly vendorUserId: string };
