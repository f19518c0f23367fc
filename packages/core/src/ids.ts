import type { Brand } from './brand.ts';
import { type DataKind, dataKinds } from './kinds.ts';

/** An organisation on a hosted server; `local` on one person's own machine. In every key from the first day. */
export type TenantId = Brand<string, 'TenantId'>;
/** One person. Never a vendor's user id. */
export type UserId = Brand<string, 'UserId'>;
/** A provider's descriptor id (`files`, `garmin`, `manual`): lower case, stored with every record, never renamed. */
export type SourceId = Brand<string, 'SourceId'>;
/** One record of one source, `<kind>_<16 letters and digits>`. Same source and natural key, same id, on every machine. */
export type RecordId = Brand<string, 'RecordId'>;
/** SHA-256 of an original file or payload, 64 lower-case hexadecimal digits. */
export type ContentHash = Brand<string, 'ContentHash'>;
/** One merge decision. */
export type MergeId = Brand<string, 'MergeId'>;

/** Who a call is for. Both parts are needed to reach any row. */
export interface Owner {
  readonly tenantId: TenantId;
  readonly userId: UserId;
}

/** The one person of a single-machine installation. */
export const localOwner: Owner = {
  tenantId: 'local' as TenantId,
  userId: 'me' as UserId,
};

const SOURCE_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Lower-case letters, digits and single hyphens, starting with a letter, at most 40 characters. */
export function isSourceId(text: string): text is SourceId {
  return text.length <= 40 && SOURCE_ID.test(text);
}

/**
 * The id of a record, from what identifies it at its source. Deterministic, so that reading the same file
 * or page again writes the same row. 80 bits: among a million records of one person the chance that two
 * share an id is about 4e-13, and the store's unique natural key would refuse the second one.
 */
export function recordId(kind: DataKind, sourceId: SourceId, naturalKey: string): RecordId {
  return `${kind}_${fingerprint(`${sourceId}\u0000${naturalKey}`)}` as RecordId;
}

/** The id of a merge, from its members whatever their order: the same records joined again are the same merge. */
export function mergeId(members: readonly RecordId[]): MergeId {
  return `merge_${fingerprint([...members].sort().join('\u0000'))}` as MergeId;
}

const RECORD_ID = /^([a-zA-Z]+)_[0-9a-hjkmnp-tv-z]{16}$/;
const KINDS: ReadonlySet<string> = new Set(dataKinds);

/** The kind a record id names, or `null` when the text is not a record id. */
export function kindOfRecordId(id: string): DataKind | null {
  const kind = RECORD_ID.exec(id)?.[1];
  return kind !== undefined && KINDS.has(kind) ? (kind as DataKind) : null;
}

export function isRecordId(text: string): text is RecordId {
  return kindOfRecordId(text) !== null;
}

/** Crockford's base 32: no i, l, o, u, so that an id can be read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 80 bits of four chained 32-bit multiply-xor lanes over UTF-16 units. Not for secrets. */
function fingerprint(text: string): string {
  let a = 0x6a09e667;
  let b = 0xbb67ae85;
  let c = 0x3c6ef372;
  let d = 0xa54ff53a;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x85ebca6b) ^ (b >>> 13);
    b = Math.imul(b ^ unit, 0xc2b2ae35) ^ (c >>> 15);
    c = Math.imul(c ^ unit, 0x27d4eb2f) ^ (d >>> 11);
    d = Math.imul(d ^ unit, 0x165667b1) ^ (a >>> 17);
  }
  const lanes = [a ^ d, b ^ a, c ^ b, d ^ c].map(avalanche);
  let id = '';
  for (let i = 0; i < 16; i++) {
    const lane = lanes[i >> 2] ?? 0;
    id += ALPHABET[(lane >>> ((i & 3) * 5)) & 31];
  }
  return id;
}

/** Spreads every input bit over the word (the finaliser of MurmurHash3). */
function avalanche(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
