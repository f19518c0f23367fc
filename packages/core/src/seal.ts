import type { Brand } from './brand.ts';
import type { TenantId } from './ids.ts';
import type { Instant } from './instant.ts';

/** Names a data key; stands in the header of everything that was sealed with it. */
export type KeyId = Brand<string, 'KeyId'>;

/** Where a sealed value stands. A value that was moved to another place does not open. */
export interface SealedPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** Envelope encryption (D17): a data key per tenant, wrapped by a master key that is not in the database. */
export interface Seal {
  seal(tenantId: TenantId, place: SealedPlace, plain: Uint8Array): Promise<Uint8Array>;
  /** @throws HealthError `secret-unreadable` for another key, another place, or changed bytes */
  open(tenantId: TenantId, place: SealedPlace, sealed: Uint8Array): Promise<Uint8Array>;
  /** The same secret under the tenant's present data key; the very same bytes when it is sealed with that one already. */
  reseal(tenantId: TenantId, place: SealedPlace, sealed: Uint8Array): Promise<Uint8Array>;
  /**
   * Whether the data key of something sealed is there, after waiting for whoever changes or erases the tenant's keys. Asked
   * when it has been stored: from then on the tenant's keys are not erased with another person.
   */
  isKept(tenantId: TenantId, sealed: Uint8Array): Promise<boolean>;
}

/** A tenant's data key as it is stored. */
export interface WrappedKey {
  readonly id: KeyId;
  /** Names the master key that it is wrapped by. */
  readonly masterKeyId: string;
  readonly wrapped: Uint8Array;
  /** `active`: seals and opens; one a tenant. `retired`: opens what it has sealed. */
  readonly state: 'active' | 'retired';
  readonly createdAt: Instant;
}

export interface KeyStore {
  /** Oldest first. */
  list(tenantId: TenantId): Promise<readonly WrappedKey[]>;
  /** Writes or replaces by id. A new active key retires the one before, in one step. */
  write(tenantId: TenantId, key: WrappedKey): Promise<void>;
  /**
   * Puts `keys` in the place of all that the tenant has, in one step, if those are still the ones that were read: the same
   * ids, states and master keys. @returns `false` when another process was first; then nothing is changed
   */
  exchange(tenantId: TenantId, read: readonly WrappedKey[], keys: readonly WrappedKey[]): Promise<boolean>;
  remove(tenantId: TenantId, id: KeyId): Promise<boolean>;
}
