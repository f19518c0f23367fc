import { HealthError, localOwner, type Storage, type TenantId } from '@vitalwire/core';
import { createSeal, type EnvelopeSeal, type MasterKeys } from '@vitalwire/storage/seal';
import type { KeyPlace, MasterKey } from './master-key.ts';

/** Where the master key lies, as a change of it sees it. */
export interface MasterKeyPlace {
  /** @throws HealthError where there is none, or it is none */
  read(): Promise<MasterKey>;
  /** In one step: afterwards these lie there, or what lay there before. */
  write(place: KeyPlace, values: readonly string[]): Promise<void>;
  make(): string;
}

export interface SealTools {
  readonly storage: Storage;
  readonly place: MasterKeyPlace;
  readonly now: Parameters<typeof createSeal>[0]['now'];
  readonly randomBytes: (count: number) => Uint8Array;
}

/** The seal over the database's keys, with the master key where it lies. It notices when another process changes that. */
export async function openSeal({ storage, place, now, randomBytes }: SealTools): Promise<EnvelopeSeal> {
  const { present, former } = bytesOf(await place.read());
  return createSeal({
    keys: storage.keys,
    masterKey: present,
    formerMasterKeys: former,
    readMasterKeys: async () => bytesOf(await place.read()),
    now,
    randomBytes,
  });
}

export interface ChangedMasterKey {
  readonly key: MasterKey;
  /** Data keys that were wrapped anew. */
  readonly rewrapped: number;
  /** A change that was begun before has been finished; no newer key was made. */
  readonly resumed: boolean;
  /** The key of before is gone from its place. Not where that is the environment. */
  readonly settled: boolean;
}

/**
 * A new master key. At every instant what lies in its place opens everything: first both keys lie there, then the data keys
 * are wrapped by the new one in one step a tenant, and last the old one goes. A change that was cut short is finished by
 * the next one.
 */
export async function changeMasterKey(tools: SealTools): Promise<ChangedMasterKey> {
  const { storage, place } = tools;
  // The write lock of the database keeps two of these from making a key each.
  const staged = await storage.transaction(async ({ people }) => {
    await people.profile(localOwner);
    const found = await place.read();
    if (found.former.length > 0) return { key: found, resumed: true };
    await place.write(found.place, [place.make(), found.value.reveal()]);
    return { key: await place.read(), resumed: false };
  });
  const seal = await openSeal(tools);
  let rewrapped = 0;
  for (const tenantId of await tenantsOf(storage)) rewrapped += await seal.rewrap(tenantId);
  // A data key under the new master, so that a process that still holds the old one finds out before it makes its first.
  if ((await storage.keys.list(localOwner.tenantId)).length === 0) await seal.rotate(localOwner.tenantId);
  const { key, resumed } = staged;
  if (key.place === 'environment') return { key, rewrapped, resumed, settled: false };
  // A power cut may take commits that are not on the disk yet, and the old key with it would be gone for good.
  await storage.compact();
  await storage.transaction(async ({ people }) => {
    await people.profile(localOwner);
    const found = await place.read();
    if (found.value.reveal() === key.value.reveal() && found.former.length > 0)
      await place.write(key.place, [key.value.reveal()]);
  });
  return { key, rewrapped, resumed, settled: true };
}

export async function tenantsOf(storage: Storage): Promise<readonly TenantId[]> {
  const owners = [localOwner, ...(await storage.owners())];
  return [...new Set(owners.map(({ tenantId }) => tenantId))];
}

export function bytesOf({ value, former }: MasterKey): MasterKeys {
  return {
    present: Buffer.from(value.reveal(), 'base64'),
    former: former.map((key) => Buffer.from(key.reveal(), 'base64')),
  };
}

export function noMasterKey(): HealthError<'not-found'> {
  return new HealthError('not-found', 'There is no master key yet. Run vitalwire init.', { what: 'master key' });
}
