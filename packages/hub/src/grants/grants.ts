import {
  type Grant,
  type GrantStore,
  HealthError,
  type Instant,
  type Owner,
  type Seal,
  type SealedPlace,
  Secret,
  type SourceId,
} from '@vitalwire/core';

export interface VendorTokens {
  readonly accessToken: Secret;
  /** `null` where the vendor gives none. */
  readonly refreshToken: Secret | null;
}

/** A grant with its tokens open. Tokens show in no log, error or JSON text. */
export interface OpenGrant extends Omit<Grant, 'sealedTokens'> {
  readonly tokens: VendorTokens;
}

/** What a vendor answered to a sign-in or a refresh. */
export interface GrantedTokens {
  readonly tokens: VendorTokens;
  readonly scopes: readonly string[];
  /** When the access token ends; `null` when the vendor does not say. */
  readonly expiresAt: Instant | null;
}

/** How many of a person's grants were sealed anew, and which do not open. */
export interface ResealReport {
  readonly resealed: number;
  readonly unchanged: number;
  /** Their keys are gone: only connecting the source again helps. */
  readonly unreadable: readonly SourceId[];
}

/**
 * Standing grants at vendors. Tokens are sealed before they reach the store and opened after they left it, each bound to
 * its person, source and column: a value moved to another row does not open.
 */
export interface Grants {
  /** @returns `null` when the source is not connected. @throws HealthError `secret-unreadable` */
  find(owner: Owner, sourceId: SourceId): Promise<OpenGrant | null>;
  /** What there is, without opening anything. */
  list(owner: Owner): Promise<readonly Omit<Grant, 'sealedTokens'>[]>;
  /** After a sign-in: takes the place of whatever there was. */
  connect(
    owner: Owner,
    sourceId: SourceId,
    granted: GrantedTokens & { readonly vendorUserId: string | null },
  ): Promise<OpenGrant>;
  /**
   * The right to refresh, before the vendor is asked: a rotating refresh token works once. Resolves `false` when another
   * process holds it until later than `now`, or has written a newer version.
   */
  claimRefresh(grant: OpenGrant, claim: { readonly now: Instant; readonly until: Instant }): Promise<boolean>;
  /** Gives the claim back, when the vendor was not asked after all. */
  releaseRefresh(grant: OpenGrant): Promise<void>;
  /** Writes what the refresh brought. @returns the new version, or `null` when another process wrote first */
  refreshed(grant: OpenGrant, granted: GrantedTokens): Promise<OpenGrant | null>;
  remove(owner: Owner, sourceId: SourceId): Promise<boolean>;
  /** Brings every grant of a person under the tenant's present data key. Disturbs no refresh that is on its way. */
  reseal(owner: Owner): Promise<ResealReport>;
}

export interface GrantsOptions {
  readonly storage: { readonly grants: GrantStore };
  readonly seal: Seal;
}

export function createGrants({ storage: { grants }, seal }: GrantsOptions): Grants {
  const opened = async ({ sealedTokens, ...grant }: Grant): Promise<OpenGrant> => ({
    ...grant,
    tokens: tokensOf(await seal.open(grant.owner.tenantId, placeOf(grant), sealedTokens)),
  });
  const sealed = async ({ tokens, ...grant }: OpenGrant): Promise<Grant> => ({
    ...grant,
    sealedTokens: await seal.seal(grant.owner.tenantId, placeOf(grant), bytesOf(tokens)),
  });
  /** What the store tells a grant by; it never looks at the tokens for that. */
  const unopened = ({ tokens: _, ...grant }: OpenGrant): Grant => ({ ...grant, sealedTokens: new Uint8Array() });

  return {
    async find(owner, sourceId) {
      const grant = await grants.find(owner, sourceId);
      return grant === null ? null : opened(grant);
    },
    list: async (owner) => (await grants.list(owner)).map(({ sealedTokens: _, ...grant }) => grant),
    async connect(owner, sourceId, { vendorUserId, tokens, scopes, expiresAt }) {
      for (;;) {
        const before = (await grants.find(owner, sourceId))?.version ?? null;
        const version = (before ?? 0) + 1;
        const grant: OpenGrant = { owner, sourceId, vendorUserId, tokens, scopes, expiresAt, version };
        const closed = await sealed(grant);
        if (!(await grants.replace(closed, before))) continue;
        // The tenant's last other person may have been erased between sealing and storing, and the key with them.
        if (await seal.isKept(owner.tenantId, closed.sealedTokens)) return grant;
      }
    },
    claimRefresh: (grant, claim) => grants.claimRefresh(unopened(grant), claim),
    releaseRefresh: (grant) => grants.releaseRefresh(unopened(grant)),
    async refreshed(grant, granted) {
      const next: OpenGrant = { ...grant, ...granted, version: grant.version + 1 };
      return (await grants.replace(await sealed(next), grant.version)) ? next : null;
    },
    remove: (owner, sourceId) => grants.remove(owner, sourceId),
    async reseal(owner) {
      const report = { resealed: 0, unchanged: 0, unreadable: [] as SourceId[] };
      for (const { sourceId } of await grants.list(owner)) {
        const outcome = await resealOne(grants, seal, owner, sourceId);
        if (outcome === 'unreadable') report.unreadable.push(sourceId);
        else report[outcome]++;
      }
      return report;
    },
  };
}

/** Again when a refresh wrote in between, until the key is the present one. */
async function resealOne(
  grants: GrantStore,
  seal: Seal,
  owner: Owner,
  sourceId: SourceId,
): Promise<'resealed' | 'unchanged' | 'unreadable'> {
  for (;;) {
    const grant = await grants.find(owner, sourceId);
    if (grant === null) return 'unchanged';
    const sealedTokens = await seal.reseal(owner.tenantId, placeOf(grant), grant.sealedTokens).catch(unlessUnreadable);
    if (sealedTokens === null) return 'unreadable';
    if (sealedTokens === grant.sealedTokens) return 'unchanged';
    if (await grants.reseal({ ...grant, sealedTokens })) return 'resealed';
  }
}

function unlessUnreadable(error: unknown): null {
  if (HealthError.is(error) && error.code === 'secret-unreadable') return null;
  throw error;
}

/** Where a grant's tokens stand: part of what they are sealed with. Never changes for what is stored. */
function placeOf({ owner, sourceId }: Pick<Grant, 'owner' | 'sourceId'>): SealedPlace {
  return { table: 'vendor_grant', row: JSON.stringify([owner.userId, sourceId]), column: 'sealed' };
}

/** Length of the access token in UTF-8, 4 bytes; the access token; then the refresh token, empty for none. */
function bytesOf({ accessToken, refreshToken }: VendorTokens): Uint8Array {
  const access = new TextEncoder().encode(accessToken.reveal());
  const refresh = new TextEncoder().encode(refreshToken?.reveal() ?? '');
  const bytes = new Uint8Array(4 + access.byteLength + refresh.byteLength);
  new DataView(bytes.buffer).setUint32(0, access.byteLength);
  bytes.set(access, 4);
  bytes.set(refresh, 4 + access.byteLength);
  return bytes;
}

function tokensOf(bytes: Uint8Array): VendorTokens {
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
  const refresh = text(end, bytes.byteLength);
  return { accessToken: new Secret(text(4, end)), refreshToken: refresh === '' ? null : new Secret(refresh) };
}
