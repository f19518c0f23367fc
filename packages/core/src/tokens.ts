import type { Owner, SourceId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Secret } from './secret.ts';

export interface TokenRequest {
  readonly sourceId: SourceId;
  readonly owner: Owner;
  readonly signal?: AbortSignal;
}

export interface VendorToken {
  readonly value: Secret;
  readonly expiresAt: Instant | null;
}

/**
 * Where a provider gets its vendor credential. Implementations own storage, refresh and locking; providers never see
 * a refresh token or a client secret.
 */
export interface TokenProvider {
  /** @throws HealthError `auth-required` when the person has not connected, or must connect again. */
  getToken(request: TokenRequest): Promise<VendorToken>;
  /** The vendor refused `rejected` (401); the next `getToken` must not return it again. */
  rejectToken(request: TokenRequest, rejected: VendorToken): Promise<void>;
}
