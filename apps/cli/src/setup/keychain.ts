import type { Keychain } from './master-key.ts';

const SERVICE = 'vitalwire';
const ACCOUNT = 'master-key';

/** The keychain of macOS, Windows or a Linux desktop; `null` where the optional module or the service is missing. */
export async function openKeychain(wanted: boolean): Promise<Keychain | null> {
  if (!wanted) return null;
  try {
    const { Entry } = await import('@napi-rs/keyring');
    const entry = new Entry(SERVICE, ACCOUNT);
    // Asking is the only way to learn whether a service answers.
    entry.getPassword();
    return { read: () => entry.getPassword(), write: (value) => entry.setPassword(value) };
  } catch {
    return null;
  }
}
