import type { Amendment, HiddenRecord } from './amendment.ts';
import type { ArchivedPage, ArchivedRecord } from './archive.ts';
import type { Coverage } from './coverage.ts';
import type { EgressEntry } from './egress.ts';
import type { ContentHash, MergeId, Owner, RecordId, SourceId } from './ids.ts';
import type { DateRange, Instant, LocalDate, TimeRange } from './instant.ts';
import type { AnyRecord, DataKind, RecordOf } from './kinds.ts';
import type { Merge, MergeRefusal } from './merge.ts';
import type { PersonProfile, Threshold, ThresholdMetric } from './person.ts';
import type { PersonAction } from './person-action.ts';
import type { ResultStore } from './result-store.ts';
import type { KeyStore } from './seal.ts';
import type { SourceChoice, SourceChoiceId } from './source-choice.ts';
import type { SportFamily } from './sports.ts';
import type { StreamChannel, Streams } from './streams.ts';
import type { Withdrawal } from './withdrawal.ts';

/** What the hub and the apps need of a database. Implemented by `@vitalwire/storage` on SQLite, PostgreSQL and in memory. */
export interface Storage {
  readonly records: RecordStore;
  readonly streams: StreamStore;
  readonly merges: MergeStore;
  readonly people: PersonStore;
  readonly imports: ImportLedger;
  readonly actions: ActionStore;
  readonly choices: SourceChoiceStore;
  readonly coverage: CoverageStore;
  readonly egress: EgressStore;
  readonly withdrawals: WithdrawalStore;
  readonly results: ResultStore;
  readonly grants: GrantStore;
  /** Keys belong to a tenant, not to a person: outside of any person's transaction. */
  readonly keys: KeyStore;
  /**
   * Everything that `work` writes is stored as a whole or not at all. Takes the write lock at its start. Calls do not nest.
   * @throws HealthError `storage-full`, `storage-busy`, `storage-readonly`, `storage-corrupt`, `storage-unavailable`
   */
  transaction<T>(work: (storage: StorageTransaction) => Promise<T>): Promise<T>;
  /**
   * Brings the schema up to date under a lock, all of it or nothing; names the steps that ran.
   * @throws HealthError `storage-newer`; `storage-unavailable` where a step takes something away and there is no backup
   */
  migrate(options?: MigrationOptions): Promise<readonly string[]>;
  /**
   * Everything as it is at one moment, whatever is written meanwhile. `work` reads through `view` alone, may take as long
   * as it needs, and is run once. Other calls of the same storage may wait for it.
   */
  snapshot<T>(work: (view: StorageSnapshot) => Promise<T>): Promise<T>;
  /**
   * Everything of one person in one step: every row of every table, and with the last person of a tenant its keys. What
   * lies outside (original files) is the caller's.
   * @returns how many rows of each table there were
   */
  erase(owner: Owner): Promise<{ readonly [table: string]: number }>;
  /** Leaves no byte of removed rows in the database, as far as the engine lets one. @throws HealthError `storage-busy` */
  compact(): Promise<void>;
  /** Everyone who has a row, in a stable order. */
  owners(): Promise<readonly Owner[]>;
  close(): Promise<void>;
}

export interface MigrationOptions {
  /**
   * Makes a backup before a step that takes something away. Called under the lock, so it cannot use this storage but
   * opens the database for itself. When it rejects, nothing is changed.
   */
  readonly beforeDestructive?: (steps: readonly string[]) => Promise<void>;
}

export type StorageTransaction = Omit<
  Storage,
  'keys' | 'transaction' | 'snapshot' | 'migrate' | 'erase' | 'compact' | 'owners' | 'close'
>;

/** What can be read of one moment. */
export interface StorageSnapshot {
  readonly records: Pick<RecordStore, 'list' | 'overview' | 'dayTotals' | 'periodTotals' | 'archived'>;
  readonly streams: Pick<StreamStore, 'read' | 'readMany'>;
  readonly merges: Pick<MergeStore, 'list' | 'ofRecords' | 'refusals'>;
  readonly people: Pick<PersonStore, 'profile' | 'thresholds'>;
  readonly imports: Pick<ImportLedger, 'list'>;
  readonly actions: Pick<ActionStore, 'list'>;
  readonly choices: Pick<SourceChoiceStore, 'list'>;
  readonly coverage: Pick<CoverageStore, 'list'>;
  readonly egress: Pick<EgressStore, 'list'>;
  readonly withdrawals: Pick<WithdrawalStore, 'list'>;
  readonly grants: Pick<GrantStore, 'list'>;
  readonly keys: Pick<KeyStore, 'list'>;
  owners(): Promise<readonly Owner[]>;
}

export interface RecordQuery<K extends DataKind = DataKind> {
  readonly kind: K;
  /** By start, half-open. */
  readonly range?: TimeRange;
  /** By local date, both days inside. */
  readonly dates?: DateRange;
  readonly sourceIds?: readonly SourceId[];
  /** Sport of a workout, metric of samples, method of an HRV value: the kind's one indexed word. */
  readonly subtypes?: readonly string[];
  readonly order: 'oldest-first' | 'newest-first';
  readonly limit?: number;
  /** Rows strictly after this one in the order. */
  readonly after?: RecordPosition;
}

/** Place in a listing: by start, then id. */
export interface RecordPosition {
  readonly start: Instant;
  readonly id: RecordId;
}

/** `updated`: known, and the content changed; the version before is kept. `unchanged`: known, the same content. */
export type WriteOutcome = 'inserted' | 'updated' | 'unchanged';

export interface RecordStore {
  /** Idempotent by id. Payloads are validated by the core schema. @throws HealthError `invalid-input` naming the record */
  write(owner: Owner, records: readonly AnyRecord[]): Promise<readonly WriteOutcome[]>;
  get<K extends DataKind>(owner: Owner, kind: K, id: RecordId): Promise<RecordOf<K> | null>;
  getMany<K extends DataKind>(owner: Owner, kind: K, ids: readonly RecordId[]): Promise<readonly RecordOf<K>[]>;
  list<K extends DataKind>(owner: Owner, query: RecordQuery<K>): Promise<readonly RecordOf<K>[]>;
  /** The record, its versions and its streams. @returns how many there were */
  remove(owner: Owner, ids: readonly RecordId[]): Promise<number>;
  /** Versions before the current one, newest first. */
  history<K extends DataKind>(owner: Owner, kind: K, id: RecordId): Promise<readonly RecordOf<K>[]>;
  /** What there is, by source and kind. */
  overview(owner: Owner): Promise<readonly SourceOverview[]>;
  /** Roll-ups by day, oldest first: one row a day, source and subtype. Kept by every write, so that years cost milliseconds. */
  dayTotals(owner: Owner, query: DayQuery): Promise<readonly DayTotal[]>;
  /** The same by week (from Monday) and by month, kept like them. `dates`: those whose first day lies inside. */
  periodTotals(owner: Owner, period: Period, query: DayQuery): Promise<readonly PeriodTotal[]>;
  /** Counts every roll-up again from the records. @returns how many rows were not as they had to be */
  rebuildTotals(owner: Owner): Promise<number>;
  /**
   * Lays the person's values over a record, in place of those laid before; an amendment without fields takes them away.
   * Everything that reads or adds up sees the record with them. @returns whether there is such a record
   * @throws HealthError `invalid-input` when the record with these values breaks its schema
   */
  amend(owner: Owner, id: RecordId, amendment: Amendment): Promise<boolean>;
  /** @returns `null` where a record has none, or is not there */
  amendment(owner: Owner, id: RecordId): Promise<Amendment | null>;
  /** The record as its source gave it, amended or not, hidden or not. */
  original<K extends DataKind>(owner: Owner, kind: K, id: RecordId): Promise<RecordOf<K> | null>;
  /** Keeps records out of every answer and roll-up, and dissolves their merges; `null` brings them back. @returns how many changed */
  hide(owner: Owner, ids: readonly RecordId[], at: Instant | null): Promise<number>;
  /** Newest first. */
  hidden(owner: Owner): Promise<readonly HiddenRecord[]>;
  /** Records of a source that were received before a moment, hidden ones too; those received first come first. */
  receivedBefore(owner: Owner, query: ReceivedBefore & { readonly limit: number }): Promise<readonly RecordId[]>;
  /** Removes former versions of a source's records that were received before a moment. @returns how many */
  forgetVersions(owner: Owner, query: ReceivedBefore): Promise<number>;
  /** Every record of a kind, hidden ones too, with amendments and all versions. */
  archived(owner: Owner, page: ArchivedPage): Promise<readonly ArchivedRecord[]>;
  /**
   * Puts archived records back as they were. Their streams and merges come through their own stores.
   * @throws HealthError `invalid-input` for a record that breaks its schema or is there already
   */
  restore(owner: Owner, records: readonly ArchivedRecord[]): Promise<void>;
}

export interface ReceivedBefore {
  readonly sourceId: SourceId;
  readonly before: Instant;
}

export interface DayQuery {
  readonly kind: DataKind;
  /** By local date, both days inside. Absent: all. */
  readonly dates?: DateRange;
  readonly sourceIds?: readonly SourceId[];
  readonly subtypes?: readonly string[];
}

export type Period = 'week' | 'month';

/** `localDate` is the first day of the period. */
export type PeriodTotal = DayTotal;

/** What one source says of one subtype of one kind on one local day. Two sources of one merged event count once. */
export interface DayTotal {
  readonly localDate: LocalDate;
  readonly sourceId: SourceId;
  /** Sport, metric, method: the kind's indexed word; empty where it has none. */
  readonly subtype: string;
  /** All records, those that a merge lets another one answer for included. */
  readonly records: number;
  /** Records that answer for an event: what `metrics` is over. */
  readonly events: number;
  /**
   * By field name, `distanceMeters`; for samples by their metric, and by time as `heldMetric`, where a day has a mean of
   * them: each reading holds until the next, at most ten minutes, the last of a series as long as the one before it. A
   * field that no event states is absent. Of daily summaries each source's own values, whichever of them answers: the
   * source is chosen metric by metric.
   */
  readonly metrics: { readonly [field: string]: DayMetric };
}

export interface DayMetric {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

export interface SourceOverview {
  readonly sourceId: SourceId;
  readonly kind: DataKind;
  readonly records: number;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** Latest `end`, or `start` where there is none. */
  readonly newestRecordAt: Instant;
  readonly lastReceivedAt: Instant;
}

export interface StreamStore {
  write(owner: Owner, workoutId: RecordId, streams: Streams): Promise<void>;
  /** Only the channels asked; `null` channels: all. @returns `null` when the workout has no streams */
  read(owner: Owner, workoutId: RecordId, channels: readonly StreamChannel[] | null): Promise<Streams | null>;
  /** Streams of many workouts in the order of `workoutIds`, read in blocks, so that memory stays flat. */
  readMany(
    owner: Owner,
    workoutIds: readonly RecordId[],
    channels: readonly StreamChannel[] | null,
  ): AsyncIterable<{ readonly workoutId: RecordId; readonly streams: Streams }>;
}

export interface MergeStore {
  write(owner: Owner, merge: Merge): Promise<void>;
  remove(owner: Owner, id: MergeId): Promise<boolean>;
  get(owner: Owner, id: MergeId): Promise<Merge | null>;
  /** Merges that have one of the records as a member. */
  ofRecords(owner: Owner, ids: readonly RecordId[]): Promise<readonly Merge[]>;
  list(owner: Owner, kind: DataKind): Promise<readonly Merge[]>;
  refuse(owner: Owner, refusal: MergeRefusal): Promise<void>;
  /** Those that name one of the records; `null`: all. */
  refusals(owner: Owner, ids: readonly RecordId[] | null): Promise<readonly MergeRefusal[]>;
  /** Takes a refusal back. @returns whether there was one of exactly these members */
  allow(owner: Owner, members: readonly RecordId[]): Promise<boolean>;
}

/** What the person did, so that it can be taken back. */
export interface ActionStore {
  write(owner: Owner, action: PersonAction): Promise<void>;
  /** Newest first. */
  list(owner: Owner, limit: number): Promise<readonly PersonAction[]>;
}

export interface SourceChoiceStore {
  /** Latest decision first. */
  list(owner: Owner): Promise<readonly SourceChoice[]>;
  write(owner: Owner, choice: SourceChoice): Promise<void>;
  remove(owner: Owner, id: SourceChoiceId): Promise<boolean>;
}

export interface CoverageStore {
  /** Takes the place of what was known of the same source, kind, subtype and time; neighbours that say the same become one. */
  mark(owner: Owner, coverage: Coverage): Promise<void>;
  /** By source, kind, subtype, start; they never overlap. */
  list(owner: Owner, query: CoverageQuery): Promise<readonly Coverage[]>;
}

export interface CoverageQuery {
  readonly sourceId?: SourceId;
  readonly kind?: DataKind;
  /** Those that touch it. */
  readonly range?: TimeRange;
}

export interface EgressStore {
  write(owner: Owner, entry: EgressEntry): Promise<void>;
  /** Half-open, oldest first. */
  list(owner: Owner, range: TimeRange | null): Promise<readonly EgressEntry[]>;
  /** Forgets entries before a moment. @returns how many */
  prune(owner: Owner, before: Instant): Promise<number>;
}

export interface WithdrawalStore {
  /** Of one record the latest moment stays. */
  write(owner: Owner, withdrawals: readonly Withdrawal[]): Promise<void>;
  /** In order of the record ids. @param ids `null`: all */
  list(owner: Owner, ids: readonly RecordId[] | null): Promise<readonly Withdrawal[]>;
}

export interface PersonStore {
  profile(owner: Owner): Promise<PersonProfile>;
  writeProfile(owner: Owner, profile: PersonProfile): Promise<void>;
  thresholds(owner: Owner): Promise<readonly Threshold[]>;
  /** One value a metric, sport, day and origin: a later one replaces it. */
  writeThresholds(owner: Owner, thresholds: readonly Threshold[]): Promise<void>;
  /** @returns whether there was one */
  removeThreshold(
    owner: Owner,
    key: { readonly metric: ThresholdMetric; readonly sport: SportFamily | null; readonly validFrom: LocalDate },
  ): Promise<boolean>;
}

/** Which files have been taken in: what makes a second import of the same file a no-op. */
export interface ImportLedger {
  find(owner: Owner, hash: ContentHash): Promise<ImportEntry | null>;
  write(owner: Owner, entry: ImportEntry): Promise<void>;
  list(owner: Owner): Promise<readonly ImportEntry[]>;
}

export interface ImportEntry {
  readonly hash: ContentHash;
  readonly sourceId: SourceId;
  /** Name and version of the mapping code: a newer one may read the file again. */
  readonly mapper: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** `partial`: some of it was rejected. `running`: a resumable import stopped at `position`. */
  readonly state: 'done' | 'partial' | 'rejected' | 'running';
  readonly position: string | null;
  readonly records: number;
  readonly importedAt: Instant;
}

/** Imported files, compressed and content-addressed, outside the database (D26). */
export interface OriginalStore {
  /** @returns the SHA-256 of the bytes; writing what is there already does nothing */
  write(owner: Owner, bytes: Uint8Array): Promise<ContentHash>;
  /**
   * Keeps what is too long for memory. An archive is kept as it is, anything else compressed.
   * @param hash what its bytes are known to hash to @throws HealthError `file-invalid` when they are others, the storage errors
   */
  writeStream(owner: Owner, hash: ContentHash, bytes: () => AsyncIterable<Uint8Array>): Promise<void>;
  /** @throws HealthError `storage-corrupt`, also for one above 1 GiB: those are opened */
  read(owner: Owner, hash: ContentHash): Promise<Uint8Array | null>;
  open(owner: Owner, hash: ContentHash): Promise<KeptOriginal | null>;
  remove(owner: Owner, hash: ContentHash): Promise<boolean>;
}

/** An original as it lies there. */
export interface KeptOriginal {
  /** Of an archive, which lies there as it came: where, for whoever reads it from anywhere in it. */
  readonly location: string | null;
  /** Its bytes as they came in; damage is an error at the end. @throws HealthError `storage-corrupt` */
  stream(): AsyncIterable<Uint8Array>;
}

/** A standing grant at one vendor. Secrets are sealed before they reach the store. */
export interface Grant {
  readonly owner: Owner;
  readonly sourceId: SourceId;
  readonly vendorUserId: string | null;
  readonly sealedTokens: Uint8Array;
  readonly scopes: readonly string[];
  readonly expiresAt: Instant | null;
  readonly version: number;
}

export interface GrantStore {
  find(owner: Owner, sourceId: SourceId): Promise<Grant | null>;
  list(owner: Owner): Promise<readonly Grant[]>;
  /**
   * Takes the right to refresh before the vendor is asked: a rotating refresh token works once.
   * Resolves `false` when another process holds it until later than `now`, or has written a newer version.
   */
  claimRefresh(grant: Grant, claim: { readonly now: Instant; readonly until: Instant }): Promise<boolean>;
  /** Gives the claim back, when the vendor was not asked after all. */
  releaseRefresh(grant: Grant): Promise<void>;
  /**
   * The same tokens of the same version, sealed with another key: version and claim stay, so that a refresh on its way
   * is not disturbed. Resolves `false` when the stored version is another one.
   */
  reseal(grant: Grant): Promise<boolean>;
  /** Compare-and-set: resolves `false` when another process wrote first; `null` expects none. Ends the claim. */
  replace(grant: Grant, expectedVersion: number | null): Promise<boolean>;
  remove(owner: Owner, sourceId: SourceId): Promise<boolean>;
}
