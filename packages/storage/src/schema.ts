import type { ColumnType } from 'kysely';

/** A 64-bit integer: a number on SQLite, digits on PostgreSQL. Read it through `Number`. */
type Whole = ColumnType<number | string, number, number>;

interface OwnerColumns {
  tenant_id: string;
  user_id: string;
}

/** One record of any kind as it stands now. Text columns beside `payload` are escaped by `storedText`. */
export interface RecordTable extends OwnerColumns {
  id: string;
  kind: string;
  /** Sport, metric, method: the kind's one indexed word, empty where it has none. */
  subtype: string;
  source_id: string;
  vendor_id: string | null;
  natural_key: string;
  start_ms: Whole;
  end_ms: Whole | null;
  utc_offset_minutes: number | null;
  local_date: string;
  /** When this version came to hold. Versions before it are in `record_version`, with the moment they ceased to. */
  valid_from_ms: Whole;
  version: number;
  received_at_ms: Whole;
  payload: string;
}

export interface RecordVersionTable extends OwnerColumns {
  id: string;
  version: number;
  valid_from_ms: Whole;
  valid_to_ms: Whole;
  payload: string;
}

/** One packed channel of one workout; the time axis is a row like the channels. */
export interface StreamTable extends OwnerColumns {
  workout_id: string;
  channel: string;
  position: number;
  start_ms: Whole;
  bytes: Uint8Array;
}

/** Roll-up of one day, kind, source and subtype, kept up to date by every write (D10). */
export interface DayTotalTable extends OwnerColumns {
  kind: string;
  local_date: string;
  source_id: string;
  subtype: string;
  records: number;
  /** Records that are not the second source of a merged event. */
  events: number;
  newest_ms: Whole;
  received_at_ms: Whole;
  /** `{"distanceMeters":[count,minimum,maximum,...sum]}` over the events; the parts of the sum add up to it exactly. */
  metrics: string;
}

export interface MergeTable extends OwnerColumns {
  id: string;
  kind: string;
  decided_at_ms: Whole;
  payload: string;
}

export interface MergeMemberTable extends OwnerColumns {
  record_id: string;
  merge_id: string;
  is_primary: number;
}

/** One row a member; `members` is the whole refusal, a JSON array in order of id. */
export interface MergeRefusalTable extends OwnerColumns {
  record_id: string;
  members: string;
  kind: string;
  decided_at_ms: Whole;
}

export interface PersonProfileTable extends OwnerColumns {
  payload: string;
}

export interface ThresholdTable extends OwnerColumns {
  metric: string;
  /** Empty: for every sport. */
  sport: string;
  valid_from: string;
  origin: string;
  value: number;
  detail: string | null;
  recorded_at_ms: Whole;
}

export interface ImportFileTable extends OwnerColumns {
  hash: string;
  source_id: string;
  mapper: string;
  name: string;
  size_bytes: Whole;
  state: string;
  position: string | null;
  records: number;
  imported_at_ms: Whole;
}

export interface Database {
  record: RecordTable;
  record_version: RecordVersionTable;
  stream: StreamTable;
  day_total: DayTotalTable;
  merge: MergeTable;
  merge_member: MergeMemberTable;
  merge_refusal: MergeRefusalTable;
  person_profile: PersonProfileTable;
  threshold: ThresholdTable;
  import_file: ImportFileTable;
}
