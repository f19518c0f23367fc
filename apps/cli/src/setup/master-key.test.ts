import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HealthError, Secret } from '@vitalwire/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMasterKey, findMasterKey, type Keychain, keyFileIsOpenToOthers } from './master-key.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'key-'));
  path = join(folder, 'key');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function fakeKeychain(): Keychain & { value: string | null } {
  const chain = {
    value: null as string | null,
    read: () => chain.value,
    write: (value: string) => {
      chain.value = value;
    },
  };
  return chain;
}

it('has none at first, and finds the one it made in a file', async () => {
  expect(await findMasterKey({ fromEnvironment: null, keychain: null, path })).toBeNull();
  const made = await createMasterKey('file', { keychain: null, path });
  const found = await findMasterKey({ fromEnvironment: null, keychain: null, path });
  expect(found?.place).toBe('file');
  expect(found?.value.reveal()).toBe(made.value.reveal());
  expect(Buffer.from(made.value.reveal(), 'base64')).toHaveLength(32);
});

it.skipIf(process.platform === 'win32')('lets nobody else read the file, and sees when somebody can', async () => {
  await createMasterKey('file', { keychain: null, path });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await keyFileIsOpenToOthers(path, process.platform)).toBe(false);
  await chmod(path, 0o644);
  expect(await keyFileIsOpenToOthers(path, process.platform)).toBe(true);
});

it('puts it into the keychain when asked, and nothing on disk', async () => {
  const keychain = fakeKeychain();
  await createMasterKey('keychain', { keychain, path });
  await expect(readFile(path)).rejects.toThrow();
  expect((await findMasterKey({ fromEnvironment: null, keychain, path }))?.place).toBe('keychain');
});

it('falls back to the file where there is no keychain', async () => {
  expect((await createMasterKey('keychain', { keychain: null, path })).place).toBe('file');
});

it.each([
  [
    'refuses',
    () => {
      throw new Error('AccessDenied');
    },
  ],
  ['forgets', () => undefined],
])('falls back to the file where the keychain %s', async (_what, write) => {
  const keychain: Keychain = { read: () => null, write };
  expect((await createMasterKey('keychain', { keychain, path })).place).toBe('file');
  expect((await findMasterKey({ fromEnvironment: null, keychain, path }))?.place).toBe('file');
});

it('never overwrites a key that sealed something', async () => {
  await createMasterKey('file', { keychain: null, path });
  const before = await readFile(path, 'utf8');
  await expect(createMasterKey('file', { keychain: null, path })).rejects.toThrow(/there is a key already/);
  expect(await readFile(path, 'utf8')).toBe(before);
});

it('takes the environment first and refuses one that is no key, without showing it', async () => {
  const given = new Secret(Buffer.alloc(32, 7).toString('base64'));
  expect((await findMasterKey({ fromEnvironment: given, keychain: null, path }))?.place).toBe('environment');
  const bad = new Secret('hunter2');
  const error = await findMasterKey({ fromEnvironment: bad, keychain: null, path }).catch((thrown: unknown) => thrown);
  expect(HealthError.is(error) && error.code).toBe('config-invalid');
  expect(String(error)).not.toContain('hunter2');
});

it('refuses a key file with something else in it', async () => {
  await writeFile(path, 'not a key');
  await expect(findMasterKey({ fromEnvironment: null, keychain: null, path })).rejects.toThrow(/not 32 bytes/);
});
