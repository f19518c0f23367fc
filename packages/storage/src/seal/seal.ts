import { createHash } from 'node:crypto';
import type { Instant, KeyId, KeyStore, Seal, SealedPlace, TenantId, WrappedKey } from '@vitalwire/core';
import { type Binding, KEY_BYTES, keyNameOf, NONCE_BYTES, openWith, sealWith, unreadable } from './envelope.ts';

export interface SealOptions {
  readonly keys: KeyStore;
  /** 32 bytes: wraps what is made from now on. */
  readonly masterKey: Uint8Array;
  /** Masters from before, which still open what they have wrapped. */
  readonly formerMasterKeys?: readonly Uint8Array[];
  readonly now: () => Instant;
  /** Cryptographically secure. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Envelope encryption of the secrets of many tenants, and the turning over of its keys while everything runs. */
export interface EnvelopeSeal extends Seal {
  /** A new data key seals from now on; what the one before has sealed opens still. */
  rotate(tenantId: TenantId): Promise<KeyId>;
  /** Wraps every data key of the tenant under the present master key. @returns how many were not */
  rewrap(tenantId: TenantId): Promise<number>;
  /** The same secret under the tenant's present data key; unchanged bytes when it is sealed with it already. */
  reseal(tenantId: TenantId, place: SealedPlace, sealed: Uint8Array): Promise<Uint8Array>;
}

/** @throws RangeError for a master key that is not 32 bytes */
export function createSeal({ keys, masterKey, formerMasterKeys = [], now, randomBytes }: SealOptions): EnvelopeSeal {
  const masters = new Map([masterKey, ...formerMasterKeys].map((key) => [masterKeyId(key), key]));
  const present = masterKeyId(masterKey);
  /** Unwrapped; they live as long as the process. */
  const opened = new Map<string, Uint8Array>();

  const wrap = (tenantId: TenantId, id: KeyId, dataKey: Uint8Array) =>
    sealWith(masterKey, present, randomBytes(NONCE_BYTES), bindingOfKey(tenantId, id), dataKey);
  const unwrap = (tenantId: TenantId, { id, wrapped, masterKeyId: under }: WrappedKey): Uint8Array => {
    const name = `${tenantId} ${id}`;
    const known = opened.get(name);
    if (known !== undefined) return known;
    const master = masters.get(under);
    if (master === undefined) throw unreadable('The data key');
    const key = openWith(master, bindingOfKey(tenantId, id), wrapped, 'The data key');
    opened.set(name, key);
    return key;
  };
  const create = async (tenantId: TenantId): Promise<WrappedKey> => {
    const id = `key_${Buffer.from(randomBytes(10)).toString('hex')}` as KeyId;
    const dataKey = randomBytes(KEY_BYTES);
    const wrapped = wrap(tenantId, id, dataKey);
    const key: WrappedKey = { id, masterKeyId: present, wrapped, state: 'active', createdAt: now() };
    await keys.write(tenantId, key);
    opened.set(`${tenantId} ${id}`, dataKey);
    return key;
  };
  const active = async (tenantId: TenantId): Promise<WrappedKey> =>
    (await keys.list(tenantId)).findLast(({ state }) => state === 'active') ?? create(tenantId);

  const seal: EnvelopeSeal['seal'] = async (tenantId, place, plain) => {
    const key = await active(tenantId);
    return sealWith(unwrap(tenantId, key), key.id, randomBytes(NONCE_BYTES), bindingOf(tenantId, place), plain);
  };
  const open: EnvelopeSeal['open'] = async (tenantId, place, sealed) => {
    const what = `The secret in ${place.table}.${place.column}`;
    const name = keyNameOf(sealed, what);
    const key = (await keys.list(tenantId)).find(({ id }) => id === name);
    if (key === undefined) throw unreadable(what);
    return openWith(unwrap(tenantId, key), bindingOf(tenantId, place), sealed, what);
  };

  return {
    seal,
    open,
    rotate: async (tenantId) => (await create(tenantId)).id,
    async rewrap(tenantId) {
      const old = (await keys.list(tenantId)).filter((key) => key.masterKeyId !== present);
      // Retired ones first: writing the active one retires no other that way.
      for (const key of old.toSorted((a, b) => (a.state < b.state ? 1 : -1))) {
        const wrapped = wrap(tenantId, key.id, unwrap(tenantId, key));
        await keys.write(tenantId, { ...key, masterKeyId: present, wrapped });
      }
      return old.length;
    },
    async reseal(tenantId, place, sealed) {
      const key = await active(tenantId);
      const plain = await open(tenantId, place, sealed);
      return keyNameOf(sealed, place.column) === key.id ? sealed : seal(tenantId, place, plain);
    },
  };
}

/** Tells master keys apart and gives nothing of them away. */
export function masterKeyId(masterKey: Uint8Array): string {
  if (masterKey.byteLength !== KEY_BYTES) throw new RangeError(`a master key has ${KEY_BYTES} bytes`);
  const digest = createHash('sha256').update('vitalwire master key id').update(masterKey).digest('hex');
  return `master_${digest.slice(0, 16)}`;
}

function bindingOf(tenantId: TenantId, { table, row, column }: SealedPlace): Binding {
  return ['secret', tenantId, table, row, column];
}

function bindingOfKey(tenantId: TenantId, id: KeyId): Binding {
  return ['data-key', tenantId, id];
}
