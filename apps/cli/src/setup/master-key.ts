import { randomBytes } from 'node:crypto';
import { chmod, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { HealthError, Secret } from '@vitalwire/core';
import { besideKey } from './home.ts';

/** Where the key lies that everything secret is sealed with (D17). */
export const KeyPlace = { Keychain: 'keychain', File: 'file', Environment: 'environment' } as const;
export type KeyPlace = (typeof KeyPlace)[keyof typeof KeyPlace];

/** The operating system's keychain, as `@napi-rs/keyring` offers it; `null` where there is none. */
export interface Keychain {
  read(): string | null;
  write(value: string): void;
}

export interface MasterKey {
  readonly place: KeyPlace;
  /** 32 bytes in base64. */
  readonly value: Secret;
  /** Those from before, while a change of the key is not finished. They stand behind the present one, with a space. */
  readonly former: readonly Secret[];
}

const KEY_BYTES = 32;

/** The existing key, wherever it lies: environment first, then keychain, then file. `null` when there is none yet. */
export async function findMasterKey(options: {
  readonly fromEnvironment: Secret | null;
  readonly keychain: Keychain | null;
  readonly path: string;
}): Promise<MasterKey | null> {
  if (options.fromEnvironment !== null) return keyOf('environment', options.fromEnvironment.reveal());
  const kept = options.keychain?.read() ?? null;
  if (kept !== null) return keyOf('keychain', kept);
  const text = await readFile(options.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unreadable(options.path, error);
  });
  return text === null ? null : keyOf('file', text.trim());
}

/**
 * Makes a key and puts it where asked; into the file where the keychain does not take it, and `place` says so.
 * @throws HealthError `file-unreadable`
 */
export async function createMasterKey(
  place: 'keychain' | 'file',
  options: { readonly keychain: Keychain | null; readonly path: string },
): Promise<MasterKey> {
  const value = newMasterKey();
  if (place === 'keychain' && options.keychain !== null && holds(options.keychain, value)) {
    return keyOf('keychain', value);
  }
  try {
    await writeFile(options.path, `${value}\n`, { mode: 0o600, flag: 'wx' });
    await chmod(options.path, 0o600);
  } catch (error) {
    throw unreadable(options.path, error as NodeJS.ErrnoException);
  }
  return keyOf('file', value);
}

export function newMasterKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/**
 * Puts keys, the present one first, where the key lies: in one step, so that a crash leaves those of before or these.
 * @throws HealthError `config-invalid` for the environment, which no program can change; `storage-readonly`
 */
export async function writeMasterKeys(
  place: KeyPlace,
  values: readonly string[],
  options: { readonly keychain: Keychain | null; readonly path: string },
): Promise<void> {
  const text = values.join(' ');
  if (place === 'environment') throw inEnvironment();
  if (place === 'keychain') {
    if (options.keychain === null || !holds(options.keychain, text)) throw refused("the operating system's keychain");
    return;
  }
  const beside = besideKey(options.path);
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(`${text}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, options.path);
  } catch (cause) {
    throw refused(options.path, cause);
  }
}

function inEnvironment(): HealthError {
  const message =
    'The key comes from VITALWIRE_KEY, which this program cannot change. Make a new one with "openssl rand -base64 32", set VITALWIRE_KEY to the new and the old one with a space between them, and run this again.';
  return new HealthError('config-invalid', message, { issues: [{ path: 'VITALWIRE_KEY', message }] });
}

function refused(place: string, cause?: unknown): HealthError {
  const message = `The new key cannot be written to ${place}. Nothing that is sealed was changed.`;
  return new HealthError('storage-readonly', message, { path: place }, { cause });
}

/** Some services answer and refuse, some take and forget: only what can be read back is kept. */
function holds(keychain: Keychain, value: string): boolean {
  try {
    keychain.write(value);
    return keychain.read() === value;
  } catch {
    return false;
  }
}

/** Others on this machine can read the key file. Windows has no such bits. */
export async function keyFileIsOpenToOthers(path: string, platform: NodeJS.Platform): Promise<boolean> {
  if (platform === 'win32') return false;
  const found = await stat(path).catch(() => null);
  return found !== null && (found.mode & 0o077) !== 0;
}

function keyOf(place: KeyPlace, text: string): MasterKey {
  const [value = '', ...former] = text.trim().split(/\s+/);
  if ([value, ...former].some((key) => Buffer.from(key, 'base64').byteLength !== KEY_BYTES)) {
    throw new HealthError(
      'config-invalid',
      `The key in the ${place} is not 32 bytes in base64. Put the right one back, or remove it and run vitalwire init.`,
      {
        issues: [{ path: place, message: 'must be 32 bytes in base64' }],
      },
    );
  }
  return { place, value: new Secret(value), former: former.map((key) => new Secret(key)) };
}

function unreadable(path: string, cause: NodeJS.ErrnoException): HealthError {
  const reason = cause.code === 'EEXIST' ? 'there is a key already' : (cause.code ?? cause.message);
  return new HealthError(
    'file-unreadable',
    `The key file ${path} cannot be used: ${reason}.`,
    { path, reason },
    { cause },
  );
}
