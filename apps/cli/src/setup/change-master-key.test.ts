import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HealthError, type Instant, localOwner, type SealedPlace, type Storage } from '@vitalwire/core';
import { createSeal } from '@vitalwire/storage/seal';
import { openSqlite, sqliteStorage } from '@vitalwire/storage/sqlite';
import { failAtStep } from '@vitalwire/storage/testing';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bytesOf,
  changeMasterKey,
  type MasterKeyPlace,
  noMasterKey,
  openSeal,
  type SealTools,
} from './change-master-key.ts';
import { createMasterKey, findMasterKey, type Keychain, newMasterKey, writeMasterKeys } from './master-key.ts';

const token: SealedPlace = { table: 'vendor_grant', row: 'me garmin', column: 'sealed' };
const secret = new TextEncoder().encode('refresh-token');
const { tenantId } = localOwner;

let folder: string;
let path: string;
let storage: Storage;
let sealed: Uint8Array;
let tools: SealTools;

function placeIn(keychain: Keychain | null): MasterKeyPlace {
  return {
    async read() {
      const found = await findMasterKey({ fromEnvironment: null, keychain, path });
      if (found === null) throw noMasterKey();
      return found;
    },
    write: (place, values) => writeMasterKeys(place, values, { keychain, path }),
    make: newMasterKey,
  };
}

async function begin(place: MasterKeyPlace): Promise<void> {
  tools = {
    storage,
    place,
    now: () => '2026-06-01T12:00:00.000Z' as Instant,
    randomBytes: (count) => randomBytes(count),
  };
  const seal = await openSeal(tools);
  sealed = await seal.seal(tenantId, token, secret);
  await seal.rotate(tenantId);
}

/** As another process would, from what lies on disk. */
async function opens(): Promise<string> {
  const seal = await openSeal(tools);
  return new TextDecoder().decode(await seal.open(tenantId, token, sealed));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'change-key-'));
  path = join(folder, 'key');
  storage = sqliteStorage({ database: openSqlite(join(folder, 'a.db'), Database) });
  await storage.migrate();
});
afterEach(async () => {
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a new master key', () => {
  it('opens everything, and the old one nothing any more', async () => {
    const { value: old } = await createMasterKey('file', { keychain: null, path });
    await begin(placeIn(null));
    expect(await changeMasterKey(tools)).toMatchObject({ rewrapped: 2, resumed: false, settled: true });
    expect(await opens()).toBe('refresh-token');
    expect((await readFile(path, 'utf8')).trim()).toMatch(/^[\w+/]{43}=$/);
    const masterKey = Buffer.from(old.reveal(), 'base64');
    const before = createSeal({ ...tools, keys: storage.keys, masterKey });
    await expect(before.open(tenantId, token, sealed)).rejects.toThrow('cannot be opened');
  });

  it('is written to the keychain where the old one lay', async () => {
    let value: string | null = newMasterKey();
    const keychain: Keychain = {
      read: () => value,
      write: (text) => {
        value = text;
      },
    };
    const old = value;
    await begin(placeIn(keychain));
    await changeMasterKey(tools);
    expect(value).not.toContain(old);
    expect(await opens()).toBe('refresh-token');
  });

  it('that the keychain refuses leaves everything as it was', async () => {
    const old = newMasterKey();
    await begin(placeIn({ read: () => old, write: () => undefined }));
    await expect(changeMasterKey(tools)).rejects.toMatchObject({ code: 'storage-readonly' });
    expect(await opens()).toBe('refresh-token');
  });

  it('from the environment is the operator’s to set, and then taken over', async () => {
    const values = [newMasterKey()];
    const place: MasterKeyPlace = {
      read: async () => {
        const { Secret } = await import('@vitalwire/core');
        const [value = '', ...former] = values;
        return { place: 'environment', value: new Secret(value), former: former.map((key) => new Secret(key)) };
      },
      write: placeIn(null).write,
      make: newMasterKey,
    };
    await begin(place);
    const failure = await changeMasterKey(tools).catch((error: unknown) => error);
    expect(HealthError.is(failure) && failure.code).toBe('config-invalid');
    values.unshift(newMasterKey());
    expect(await changeMasterKey(tools)).toMatchObject({ rewrapped: 2, resumed: true, settled: false });
    values.pop();
    expect(await opens()).toBe('refresh-token');
  });

  it('is made once by two that change it at once', async () => {
    await createMasterKey('file', { keychain: null, path });
    await begin(placeIn(null));
    const other = sqliteStorage({ database: openSqlite(join(folder, 'a.db'), Database) });
    await Promise.all([changeMasterKey(tools), changeMasterKey({ ...tools, storage: other })]);
    await other.close();
    expect(await opens()).toBe('refresh-token');
    expect((await tools.place.read()).former).toEqual([]);
  });
});

describe('a change that is cut short', () => {
  it('at any call leaves keys in place that open everything, and is finished by the next one', async () => {
    let cuts = 0;
    for (let step = 1; ; step++) {
      await rm(path, { force: true });
      for (const { id } of await storage.keys.list(tenantId)) await storage.keys.remove(tenantId, id);
      await createMasterKey('file', { keychain: null, path });
      await begin(placeIn(null));
      const { storage: failing, steps } = failAtStep(storage, step);
      const finished = await changeMasterKey({ ...tools, storage: failing }).then(
        () => true,
        () => false,
      );
      expect(await opens(), `cut at step ${step}`).toBe('refresh-token');
      if (finished && steps() < step) break;
      cuts++;
      await changeMasterKey(tools);
      expect((await tools.place.read()).former).toEqual([]);
      expect(await opens(), `finished after step ${step}`).toBe('refresh-token');
    }
    expect(cuts).toBeGreaterThan(4);
  });

  it.each(['before the first', 'after the first', 'before the second', 'after the second'])(
    '%s writing of the key does, too',
    async (when) => {
      await createMasterKey('file', { keychain: null, path });
      const sound = placeIn(null);
      await begin(sound);
      let writes = 0;
      const dying: MasterKeyPlace = {
        ...sound,
        async write(...call) {
          const now = ++writes === (when.endsWith('first') ? 1 : 2);
          if (now && when.startsWith('before')) throw new Error('killed');
          await sound.write(...call);
          if (now) throw new Error('killed');
        },
      };
      await expect(changeMasterKey({ ...tools, place: dying })).rejects.toThrow('killed');
      expect(await opens()).toBe('refresh-token');
      await changeMasterKey(tools);
      expect(await opens()).toBe('refresh-token');
      expect((await sound.read()).former).toEqual([]);
    },
  );
});

it('reads several keys from one place, and refuses when one of them is none', async () => {
  const [one, two] = [newMasterKey(), newMasterKey()];
  await writeFile(path, `${one} ${two}\n`);
  const found = await placeIn(null).read();
  expect([found.value.reveal(), found.former.map((key) => key.reveal())]).toEqual([one, [two]]);
  expect(bytesOf(found).former).toHaveLength(1);
  await writeFile(path, `${one} nonsense\n`);
  await expect(placeIn(null).read()).rejects.toThrow('not 32 bytes');
});
