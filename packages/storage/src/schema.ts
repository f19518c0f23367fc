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
  /** As everything sees it: with the person's amendment, where there is one. */
  payload: string;
  amendment: string | null;
  /** What the source gave, where an amendment lies over it. */
  original: string | null;
  hidden_at_ms: Whole | null;
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
  /** The day, or the first of the period. */
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

/** The same of a week from Monday, or of a month. */
export interface PeriodTotalTable extends DayTotalTable {
  period: string;
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

/** Computed from one record and its streams; triggers take it away when either changes. */
export interface KeptResultTable extends OwnerColumns {
  record_id: string;
  name: string;
  /** Of the reservation that it was written for. */
  place: string;
  /** Both empty between reserving and keeping. */
  key: string;
  payload: string;
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

export interface PersonActionTable extends OwnerColumns {
  id: string;
  at_ms: Whole;
  payload: string;
}

export interface SourceChoiceTable extends OwnerColumns {
  id: string;
  at_ms: Whole;
  payload: string;
}

export interface CoverageTable extends OwnerColumns {
  source_id: string;
  kind: string;
  subtype: string;
  from_ms: Whole;
  to_ms: Whole;
  read_at_ms: Whole;
  outcome: string;
  /** JSON. */
  reason: string | null;
}

export interface EgressTable extends OwnerColumns {
  at_ms: Whole;
  /** Among those of one moment. */
  position: number;
  payload: string;
}

export interface WithdrawalTable extends OwnerColumns {
  record_id: string;
  withdrawn_at_ms: Whole;
}

export interface VendorGrantTable extends OwnerColumns {
  source_id: string;
  vendor_user_id: string | null;
  sealed: Uint8Array;
  /** JSON array. */
  scopes: string;
  expires_at_ms: Whole | null;
  version: number;
  claimed_until_ms: Whole | null;
}

/** Belongs to a tenant; `user_id` has no place here. */
export interface DataKeyTable {
  tenant_id: string;
  id: string;
  master_key_id: string;
  wrapped: Uint8Array;
  state: string;
  created_at_ms: Whole;
}

export interface Database {
  period_total: PeriodTotalTable;
  person_action: PersonActionTable;
  source_choice: SourceChoiceTable;
  coverage: CoverageTable;
  egress: EgressTable;
  withdrawal: WithdrawalTable;
  kept_result: KeptResultTable;
  vendor_grant: VendorGrantTable;
  data_key: DataKeyTable;
  /** Everyone who ever stored something and was not erased. */
  owner: OwnerColumns;
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
