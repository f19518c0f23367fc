import { createHash } from 'node:crypto';
import type { Instant, KeyId, KeyStore, Seal, SealedPlace, TenantId, WrappedKey } from '@vitalwire/core';
import { type Binding, KEY_BYTES, keyNameOf, NONCE_BYTES, openWith, sealWith, unreadable } from './envelope.ts';

/** 32 bytes each. */
export interface MasterKeys {
  /** Wraps what is made from now on. */
  readonly present: Uint8Array;
  /** Those from before, which still open what they have wrapped. */
  readonly former: readonly Uint8Array[];
}

export interface SealOptions {
  readonly keys: KeyStore;
  readonly masterKey: Uint8Array;
  readonly formerMasterKeys?: readonly Uint8Array[];
  /**
   * Reads the master keys again from where they lie. Asked when a data key turns up that none of the known ones has
   * wrapped: another process has changed the master key while this one ran.
   */
  readonly readMasterKeys?: () => Promise<MasterKeys>;
  readonly now: () => Instant;
  /** Cryptographically secure. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Envelope encryption of the secrets of many tenants, and the turning over of its keys while everything runs. */
export interface EnvelopeSeal extends Seal {
  /** A new data key seals from now on; what the one before has sealed opens still. */
  rotate(tenantId: TenantId): Promise<KeyId>;
  /** Wraps every data key of the tenant under the present master key, all of them in one step. @returns how many were not */
  rewrap(tenantId: TenantId): Promise<number>;
}

/** @throws RangeError for a master key that is not 32 bytes */
export function createSeal(options: SealOptions): EnvelopeSeal {
  const { keys, now, randomBytes } = options;
  let ring = ringOf({ present: options.masterKey, former: options.formerMasterKeys ?? [] });
  /** Unwrapped; they live as long as the process. */
  const opened = new Map<string, Uint8Array>();

  /** The tenant's keys; the master keys are read again where they do not open all of these. */
  const list = async (tenantId: TenantId): Promise<readonly WrappedKey[]> => {
    const found = await keys.list(tenantId);
    if (options.readMasterKeys !== undefined && found.some(({ masterKeyId: under }) => !ring.byId.has(under)))
      ring = ringOf(await options.readMasterKeys());
    return found;
  };
  const wrap = (tenantId: TenantId, id: KeyId, dataKey: Uint8Array) =>
    sealWith(ring.present, ring.presentId, randomBytes(NONCE_BYTES), bindingOfKey(tenantId, id), dataKey);
  const unwrap = (tenantId: TenantId, { id, wrapped, masterKeyId: under }: WrappedKey): Uint8Array => {
    const name = `${tenantId} ${id}`;
    const known = opened.get(name);
    if (known !== undefined) return known;
    const master = ring.byId.get(under);
    if (master === undefined) throw unreadable('The data key');
    const key = openWith(master, bindingOfKey(tenantId, id), wrapped, 'The data key');
    opened.set(name, key);
    return key;
  };
  /** Tries until no other process writes keys in between. */
  const exchanged = async <T>(
    tenantId: TenantId,
    change: (read: readonly WrappedKey[]) => { readonly keys: readonly WrappedKey[] | null; readonly result: T },
  ): Promise<T> => {
    for (;;) {
      const read = await list(tenantId);
      const { keys: wanted, result } = change(read);
      if (wanted === null || (await keys.exchange(tenantId, read, wanted))) return result;
    }
  };
  /** With an active key at hand, nothing is made unless `anew`. */
  const active = (tenantId: TenantId, anew: boolean): Promise<WrappedKey> =>
    exchanged(tenantId, (read) => {
      const there = read.findLast(({ state }) => state === 'active');
      if (there !== undefined && !anew) return { keys: null, result: there };
      const id = `key_${Buffer.from(randomBytes(10)).toString('hex')}` as KeyId;
      const wrapped = wrap(tenantId, id, randomBytes(KEY_BYTES));
      const key: WrappedKey = { id, masterKeyId: ring.presentId, wrapped, state: 'active', createdAt: now() };
      return { keys: [...read.map((other) => ({ ...other, state: 'retired' as const })), key], result: key };
    });

  const seal: EnvelopeSeal['seal'] = async (tenantId, place, plain) => {
    const key = await active(tenantId, false);
    return sealWith(unwrap(tenantId, key), key.id, randomBytes(NONCE_BYTES), bindingOf(tenantId, place), plain);
  };
  const open: EnvelopeSeal['open'] = async (tenantId, place, sealed) => {
    const what = `The secret in ${place.table}.${place.column}`;
    const name = keyNameOf(sealed, what);
    const key = (await list(tenantId)).find(({ id }) => id === name);
    if (key === undefined) throw unreadable(what);
    return openWith(unwrap(tenantId, key), bindingOf(tenantId, place), sealed, what);
  };

  return {
    seal,
    open,
    rotate: async (tenantId) => (await active(tenantId, true)).id,
    rewrap: (tenantId) =>
      exchanged(tenantId, (read) => {
        const others = read.filter((key) => key.masterKeyId !== ring.presentId);
        if (others.length === 0) return { keys: null, result: 0 };
        const wrapped = (key: WrappedKey): WrappedKey =>
          others.includes(key)
            ? { ...key, masterKeyId: ring.presentId, wrapped: wrap(tenantId, key.id, unwrap(tenantId, key)) }
            : key;
        return { keys: read.map(wrapped), result: others.length };
      }),
    async isKept(tenantId, sealed) {
      const name = keyNameOf(sealed, 'The secret');
      for (;;) {
        const read = await keys.list(tenantId);
        if (!read.some(({ id }) => id === name)) return false;
        // Reading waits for nobody. Putting the same keys back does, and fails when they are other ones by then.
        if (await keys.exchange(tenantId, read, read)) return true;
      }
    },
    async reseal(tenantId, place, sealed) {
      const key = await active(tenantId, false);
      const plain = await open(tenantId, place, sealed);
      return keyNameOf(sealed, place.column) === key.id ? sealed : seal(tenantId, place, plain);
    },
  };
}

interface Ring {
  readonly present: Uint8Array;
  readonly presentId: string;
  readonly byId: ReadonlyMap<string, Uint8Array>;
}

function ringOf({ present, former }: MasterKeys): Ring {
  const byId = new Map([present, ...former].map((key) => [masterKeyId(key), key]));
  return { present, presentId: masterKeyId(present), byId };
}

/** Tells master keys apart and gives nothing of them away. */
export function masterKeyId(masterKey: Uint8Array): string {
  if (masterKey.byteLength !== KEY_BYTES) throw new RangeError(`a master key has ${KEY_BYTES} bytes`);
  const digest = createHash('sha256').update('vitalwire master key id').update(masterKey).digest('hex');
  return `master_${digest.slice(0, 16)}`;
}

/** The data key that something was sealed with. @throws HealthError `secret-unreadable` when it was never sealed */
export function dataKeyOf(sealed: Uint8Array): KeyId {
  return keyNameOf(sealed, 'The secret') as KeyId;
}

function bindingOf(tenantId: TenantId, { table, row, column }: SealedPlace): Binding {
  return ['secret', tenantId, table, row, column];
}

function bindingOfKey(tenantId: TenantId, id: KeyId): Binding {
  return ['data-key', tenantId, id];
}
