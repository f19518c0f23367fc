import { strict as assert } from 'node:assert';
import type { KeyId, WrappedKey } from '@vitalwire/core';
import { anna, grantOf, later, receivedAt, strangers, watch } from '../samples.ts';
import type { Requirements } from '../subject.ts';

const soon = later(receivedAt, 60);

function key(id: string, more: Partial<WrappedKey> = {}): WrappedKey {
  return {
    id: id as KeyId,
    masterKeyId: 'm1',
    wrapped: Uint8Array.of(1, 0, 254),
    state: 'active',
    createdAt: receivedAt,
    ...more,
  };
}

export const secretCases: Requirements = {
  async 'a grant is written once and replaced only on the version that was read'({ grants }) {
    assert.equal(await grants.replace(grantOf(anna), null), true);
    assert.equal(await grants.replace(grantOf(anna, { version: 9 }), null), false);
    assert.deepEqual(await grants.find(anna, watch), grantOf(anna));
    const second = grantOf(anna, { version: 2, sealedTokens: Uint8Array.of(9), vendorUserId: null, expiresAt: null });
    assert.equal(await grants.replace(second, 7), false);
    assert.equal(await grants.replace(second, 1), true);
    assert.deepEqual(await grants.list(anna), [second]);
    assert.equal(await grants.remove(anna, watch), true);
    assert.equal(await grants.remove(anna, watch), false);
    assert.equal(await grants.find(anna, watch), null);
  },

  async 'of many that ask for the refresh at once, one gets it'({ grants }) {
    const grant = grantOf(anna);
    await grants.replace(grant, null);
    const asked = Array.from({ length: 8 }, () => grants.claimRefresh(grant, { now: receivedAt, until: soon }));
    assert.equal((await Promise.all(asked)).filter((got) => got).length, 1);
    assert.equal(await grants.claimRefresh(grant, { now: later(soon, -1), until: soon }), false);
    assert.equal(await grants.claimRefresh(grant, { now: soon, until: later(soon, 60) }), true);
    await grants.releaseRefresh(grant);
    assert.equal(await grants.claimRefresh(grant, { now: soon, until: later(soon, 60) }), true);
  },

  async 'a claim ends with the version it was for'({ grants }) {
    const grant = grantOf(anna);
    await grants.replace(grant, null);
    await grants.claimRefresh(grant, { now: receivedAt, until: soon });
    const second = grantOf(anna, { version: 2 });
    assert.equal(await grants.replace(second, 1), true);
    assert.equal(await grants.claimRefresh(grant, { now: soon, until: later(soon, 9) }), false);
    assert.equal(await grants.claimRefresh(second, { now: receivedAt, until: soon }), true);
  },

  async 'a grant sealed anew keeps its version and its claim'({ grants }) {
    const grant = grantOf(anna);
    await grants.replace(grant, null);
    assert.equal(await grants.claimRefresh(grant, { now: receivedAt, until: soon }), true);
    const anew = grantOf(anna, { sealedTokens: Uint8Array.of(7, 0, 255) });
    assert.equal(await grants.reseal(anew), true);
    assert.deepEqual(await grants.find(anna, watch), anew);
    assert.equal(await grants.claimRefresh(anew, { now: receivedAt, until: soon }), false);
    assert.equal(await grants.replace(grantOf(anna, { version: 2 }), 1), true);
    assert.equal(await grants.reseal(anew), false);
    assert.deepEqual(await grants.find(anna, watch), grantOf(anna, { version: 2 }));
  },

  async 'all keys of a tenant change places in one step, and only those that were read'({ keys }) {
    const { tenantId } = anna;
    const first = key('k1');
    assert.equal(await keys.exchange(tenantId, [first], []), false);
    assert.equal(await keys.exchange(tenantId, [], [first]), true);
    const second = key('k2', { createdAt: later(receivedAt, 1) });
    const both = [key('k1', { state: 'retired', masterKeyId: 'm2', wrapped: Uint8Array.of(5) }), second];
    assert.equal(await keys.exchange(tenantId, [key('k1', { masterKeyId: 'm9' })], both), false);
    assert.equal(await keys.exchange(tenantId, [key('k1', { state: 'retired' })], both), false);
    assert.equal(await keys.exchange(tenantId, [], both), false);
    assert.deepEqual(await keys.list(tenantId), [first]);
    assert.equal(await keys.exchange(tenantId, [first], both), true);
    assert.deepEqual(await keys.list(tenantId), both);
    assert.equal(await keys.exchange(tenantId, both, [second]), true);
    assert.deepEqual(await keys.list(tenantId), [second]);
    const tries = Array.from({ length: 6 }, (_, i) => keys.exchange(tenantId, [second], [second, key(`n${i}`)]));
    assert.equal((await Promise.all(tries)).filter((done) => done).length, 1);
    assert.equal((await keys.list(tenantId)).length, 2);
    const other = strangers[0]?.tenantId ?? tenantId;
    assert.deepEqual(await keys.list(other), []);
  },

  async 'a new active key retires the one before; tenants have their own'({ keys }) {
    await keys.write(anna.tenantId, key('k1'));
    await keys.write(anna.tenantId, key('k2', { createdAt: later(receivedAt, 1) }));
    assert.deepEqual(await keys.list(anna.tenantId), [
      key('k1', { state: 'retired' }),
      key('k2', { createdAt: later(receivedAt, 1) }),
    ]);
    const other = strangers[0]?.tenantId ?? anna.tenantId;
    assert.deepEqual(await keys.list(other), []);
    await keys.write(other, key('k1'));
    await keys.write(anna.tenantId, key('k1', { state: 'retired', masterKeyId: 'm2' }));
    assert.deepEqual(
      (await keys.list(anna.tenantId)).map(({ masterKeyId, state }) => [masterKeyId, state]),
      [
        ['m2', 'retired'],
        ['m1', 'active'],
      ],
    );
    assert.equal(await keys.remove(anna.tenantId, 'k1' as KeyId), true);
    assert.equal(await keys.remove(anna.tenantId, 'k1' as KeyId), false);
    assert.deepEqual(await keys.list(other), [key('k1')]);
  },
};
