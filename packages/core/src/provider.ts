import type { FileImporter, WebhookReceiver } from './delivery.ts';
import type { Owner, RecordId } from './ids.ts';
import type { TimeRange } from './instant.ts';
import type { DataKind, RecordOf } from './kinds.ts';
import type { MeasuredBy } from './measured-by.ts';
import type { DataPolicy } from './policy.ts';

/** One kind a provider can be asked for. */
export interface Capability<K extends DataKind> {
  /** Vendor scopes needed to read this kind. */
  readonly scopes: readonly string[];
  /** Optional record fields that this vendor really fills; checked against fixtures. */
  readonly fields: readonly (keyof RecordOf<K> & string)[];
  /** How far back the vendor serves, in days. `null`: no known limit. */
  readonly historyDays: number | null;
  /** Widest range the vendor takes in one request, in days. `null`: no known limit. */
  readonly windowDays: number | null;
  /** The vendor announces changes of this kind to a webhook. */
  readonly notifies: boolean;
}

export type AuthScheme =
  | {
      readonly type: 'oauth2';
      readonly authorizeUrl: string;
      readonly tokenUrl: string;
      readonly revokeUrl?: string;
      readonly pkce: boolean;
      readonly clientAuth: 'basic' | 'post';
      readonly scopeSeparator: ' ' | ',';
    }
  | { readonly type: 'api-key'; readonly header: string }
  /** A phone, a file or a generator brings the data: nothing to sign in to. */
  | { readonly type: 'none' };

/** Identity and abilities. Data only, so that docs, consent screens and tests can read it without a provider. */
export interface ProviderDescriptor<K extends DataKind = DataKind> {
  /** A `SourceId`; stored with every record: lower case, never renamed. */
  readonly id: string;
  readonly displayName: string;
  readonly documentation: string;
  readonly auth: AuthScheme;
  /** Kinds that can be read on demand. */
  readonly capabilities: { readonly [T in K]: Capability<T> };
  /** Kinds that arrive by push or by file, whether or not they can also be read. */
  readonly delivers?: readonly DataKind[];
  readonly rateLimit?: { readonly requests: number; readonly perSeconds: number };
  /** For the default order of sources. Absent: not known, or not the same for its records. */
  readonly measuredBy?: MeasuredBy;
  readonly dataPolicy: DataPolicy;
}

export interface PageQuery {
  /** Half-open: from ≤ record start < to. */
  readonly range: TimeRange;
  /** Opaque value from the previous page; `null` asks for the first. */
  readonly cursor: string | null;
}

export interface Page<R> {
  readonly records: readonly R[];
  /** `null` ends the listing. A page may be empty and still have a next one. */
  readonly nextCursor: string | null;
  /** Vendor records that could not be mapped. Reported, never dropped in silence. */
  readonly skipped: readonly SkippedRecord[];
}

export interface SkippedRecord {
  readonly vendorId: string | null;
  readonly reason: string;
}

export interface CallContext {
  readonly owner: Owner;
  readonly signal?: AbortSignal;
}

export interface RecordReader<K extends DataKind> {
  readPage(query: PageQuery, context: CallContext): Promise<Page<RecordOf<K>>>;
  readOne?(recordId: RecordId, context: CallContext): Promise<RecordOf<K> | null>;
}
export type ReaderMap = { readonly [K in DataKind]: RecordReader<K> };

/** What a custom-provider author implements. The key set of `readers` is the key set of the capabilities. */
export interface HealthProvider<K extends DataKind = DataKind> {
  readonly specVersion: 'v1';
  readonly descriptor: ProviderDescriptor<K>;
  readonly readers: Pick<ReaderMap, K>;
  readonly webhooks?: WebhookReceiver;
  readonly importer?: FileImporter;
}

/** Any provider, when the kinds are not known statically. Every `HealthProvider<K>` is assignable to it. */
export interface AnyHealthProvider extends Omit<HealthProvider, 'descriptor' | 'readers'> {
  readonly descriptor: AnyProviderDescriptor;
  readonly readers: Partial<ReaderMap>;
}

export interface AnyProviderDescriptor extends Omit<ProviderDescriptor, 'capabilities'> {
  readonly capabilities: { readonly [K in DataKind]?: Capability<K> };
}
