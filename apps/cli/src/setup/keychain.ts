import { readFileSync } from 'node:fs';
import type { Keychain } from './master-key.ts';

const SERVICE = 'vitalwire';
const ACCOUNT = 'master-key';

/**
 * The keychain of macOS, Windows or a Linux desktop; `null` where the optional module or the service is missing.
 * Where no desktop service answers, the module falls back to the Linux kernel's key ring, which a restart empties: a key
 * that is lost there is worse than a file.
 */
export async function openKeychain(
  wanted: boolean,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): Promise<Keychain | null> {
  if (!wanted || (platform === 'linux' && (environment.DBUS_SESSION_BUS_ADDRESS ?? '') === '')) return null;
  try {
    const { Entry } = await import('@napi-rs/keyring');
    const entry = new Entry(SERVICE, ACCOUNT);
    // Asking is the only way to learn whether a service answers.
    entry.getPassword();
    return {
      read: () => entry.getPassword(),
      write(value) {
        entry.setPassword(value);
        if (platform === 'linux' && liesInKernel())
          throw new Error('the key ring of the kernel does not outlive a restart');
      },
    };
  } catch {
    return null;
  }
}

/** The kernel lists the descriptions of a user's keys. */
function liesInKernel(): boolean {
  try {
    return readFileSync('/proc/keys', 'utf8').includes(`${ACCOUNT}@${SERVICE}`);
  } catch {
    return false;
  }
}
