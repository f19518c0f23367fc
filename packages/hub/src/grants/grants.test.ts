import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { HealthError, type Instant, localOwner, type Owner, Secret, type SourceId, type UserId } from '@vitalwire/core';
import { memoryStorage } from '@vitalwire/storage/memory';
import { createSeal, dataKeyOf, type EnvelopeSeal } from '@vitalwire/storage/seal';
import { beforeEach, describe, expect, it } from 'vitest';
import { createGrants, type Grants } from './grants.ts';

const now = '2026-06-01T12:00:00.000Z' as Instant;
const later = '2026-06-01T12:01:00.000Z' as Instant;
const garmin = 'garmin' as SourceId;
const ben: Owner = { ...localOwner, userId: 'ben' as UserId };
const tokens = (access: string, refresh: string | null = null) => ({
  accessToken: new Secret(access),
  refreshToken: refresh === null ? null : new Secret(refresh),
});
const granted = (access: string, refresh: string | null = null) => ({
  tokens: tokens(access, refresh),
  scopes: ['activities'],
  expiresAt: later,
  vendorUserId: 'v1',
});

let storage: ReturnType<typeof memoryStorage>;
let seal: EnvelopeSeal;
let grants: Grants;
let drawn = 0;
const randomBytes = (count: number) =>
  new Uint8Array(createHash('sha512').update(String(drawn++)).digest()).slice(0, count);

beforeEach(() => {
  storage = memoryStorage();
  seal = createSeal({ keys: storage.keys, masterKey: new Uint8Array(32).fill(1), now: () => now, randomBytes });
  grants = createGrants({ storage, seal });
});
const stored = async (owner = localOwner) => {
  const grant = await storage.grants.find(owner, garmin);
  if (grant === null) throw new Error('no grant');
  return grant;
};

describe('a grant', () => {
  it('comes back with its tokens, and the store never sees them', async () => {
    await grants.connect(localOwner, garmin, granted('canary-access', 'canary-refresh'));
    const found = await grants.find(localOwner, garmin);
    expect(found?.tokens.accessToken.reveal()).toBe('canary-access');
    expect(found?.tokens.refreshToken?.reveal()).toBe('canary-refresh');
    expect(found).toMatchObject({ sourceId: garmin, vendorUserId: 'v1', scopes: ['activities'], version: 1 });
    expect(Buffer.from((await stored()).sealedTokens).toString('latin1')).not.toContain('canary');
    for (const shown of [JSON.stringify(found), inspect(found, { depth: 9, showHidden: true })])
      expect(shown).not.toContain('canary');
    expect(JSON.stringify(await grants.list(localOwner))).toContain('activities');
    expect(await grants.find(ben, garmin)).toBeNull();
  });

  it('does not open in the row of another person or source', async () => {
    await grants.connect(localOwner, garmin, granted('a'));
    const grant = await stored();
    await storage.grants.replace({ ...grant, owner: ben }, null);
    await storage.grants.replace({ ...grant, sourceId: 'whoop' as SourceId }, null);
    const codeOf = (call: Promise<unknown>) => call.catch((error) => HealthError.is(error) && error.code);
    expect(await codeOf(grants.find(ben, garmin))).toBe('secret-unreadable');
    expect(await codeOf(grants.find(localOwner, 'whoop' as SourceId))).toBe('secret-unreadable');
  });

  it('is replaced by a new sign-in, whatever there was, and gone when removed', async () => {
    await grants.connect(localOwner, garmin, granted('a'));
    expect((await grants.connect(localOwner, garmin, granted('b'))).version).toBe(2);
    expect((await grants.find(localOwner, garmin))?.tokens.accessToken.reveal()).toBe('b');
    expect(await grants.remove(localOwner, garmin)).toBe(true);
    expect(await grants.find(localOwner, garmin)).toBeNull();
  });

  it('is refreshed by one at a time, and a refresh of an old version is refused', async () => {
    const grant = await grants.connect(localOwner, garmin, granted('a', 'r1'));
    const claim = { now, until: later };
    expect(await grants.claimRefresh(grant, claim)).toBe(true);
    expect(await grants.claimRefresh(grant, claim)).toBe(false);
    await grants.releaseRefresh(grant);
    expect(await grants.claimRefresh(grant, claim)).toBe(true);
    const next = await grants.refreshed(grant, granted('b', 'r2'));
    expect(next?.version).toBe(2);
    expect(await grants.refreshed(grant, granted('c', 'r3'))).toBeNull();
    expect((await grants.find(localOwner, garmin))?.tokens.refreshToken?.reveal()).toBe('r2');
  });
});

describe('sealing anew', () => {
  it('brings every grant under the present key and disturbs no refresh', async () => {
    const grant = await grants.connect(localOwner, garmin, granted('a', 'r1'));
    await grants.claimRefresh(grant, { now, until: later });
    const id = await seal.rotate(localOwner.tenantId);
    expect(await grants.reseal(localOwner)).toEqual({ resealed: 1, unchanged: 0, unreadable: [] });
    expect(dataKeyOf((await stored()).sealedTokens)).toBe(id);
    expect(await grants.reseal(localOwner)).toEqual({ resealed: 0, unchanged: 1, unreadable: [] });
    expect(await grants.claimRefresh(grant, { now, until: later })).toBe(false);
    expect((await grants.refreshed(grant, granted('b', 'r2')))?.version).toBe(2);
  });

  it('meets a refresh that writes in between', async () => {
    const grant = await grants.connect(localOwner, garmin, granted('a', 'r1'));
    await seal.rotate(localOwner.tenantId);
    const old = createSeal({ keys: storage.keys, masterKey: new Uint8Array(32).fill(1), now: () => now, randomBytes });
    let meanwhile = true;
    const racing = createGrants({
      storage: {
        grants: {
          ...storage.grants,
          async reseal(...call) {
            if (meanwhile) await createGrants({ storage, seal: old }).refreshed(grant, granted('b', 'r2'));
            meanwhile = false;
            return storage.grants.reseal(...call);
          },
        },
      },
      seal,
    });
    await racing.reseal(localOwner);
    const found = await grants.find(localOwner, garmin);
    expect([found?.version, found?.tokens.accessToken.reveal()]).toEqual([2, 'b']);
  });

  it('names the source whose tokens do not open, and goes on with the others', async () => {
    await grants.connect(localOwner, garmin, granted('a'));
    await storage.grants.replace({ ...(await stored()), sealedTokens: Uint8Array.of(9, 9) }, 1);
    await grants.connect(localOwner, 'whoop' as SourceId, granted('w'));
    await seal.rotate(localOwner.tenantId);
    expect(await grants.reseal(localOwner)).toEqual({ resealed: 1, unchanged: 0, unreadable: [garmin] });
  });
});
