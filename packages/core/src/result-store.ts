import type { Brand } from './brand.ts';
import type { Owner, RecordId } from './ids.ts';

/** A place that was set aside for a result, before what it is computed from was read. */
export type ResultPlace = Brand<string, 'ResultPlace'>;

export interface KeptResult {
  /** From `reserve`. */
  readonly place: ResultPlace;
  /** All that the result rests on beside the record and its streams: methods with their versions, thresholds, choices. */
  readonly key: string;
  readonly payload: string;
}

/**
 * What was computed from one record and its own streams, kept beside them. It goes when either changes, whoever changes
 * them; it is no part of an archive, and can be computed again at any time.
 */
export interface ResultStore {
  /** What is kept under this name, for each record whose key is that one, in the order of the keys. */
  find(owner: Owner, name: string, keys: ReadonlyMap<RecordId, string>): Promise<ReadonlyMap<RecordId, string>>;
  /**
   * Sets places aside, to be called before records and streams are read; what was kept there goes. A change of the record
   * takes its place away. Records that are not there get none.
   */
  reserve(owner: Owner, name: string, ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, ResultPlace>>;
  /** Keeps results whose place is still there. @returns how many */
  keep(owner: Owner, name: string, results: ReadonlyMap<RecordId, KeptResult>): Promise<number>;
}
