import { createCipheriv, createDecipheriv } from 'node:crypto';
import { HealthError } from '@vitalwire/core';

/** AES-256-GCM with a 96-bit nonce and a 128-bit tag (NIST SP 800-38D). */
const ALGORITHM = 'aes-256-gcm';
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of everything sealed. */
const FORMAT = 1;

/** What a sealed value is bound to: none of it is in the value, all of it must be the same to open it. */
export type Binding = readonly string[];

/** `format, length of the key's name, name, nonce, ciphertext, tag`. */
export function sealWith(
  key: Uint8Array,
  keyName: string,
  nonce: Uint8Array,
  binding: Binding,
  plain: Uint8Array,
): Uint8Array {
  const name = Buffer.from(keyName, 'utf8');
  if (name.byteLength === 0 || name.byteLength > 255) throw new RangeError('a key has a name of 1 to 255 bytes');
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated(keyName, binding));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(
    Buffer.concat([Uint8Array.of(FORMAT, name.byteLength), name, nonce, sealed, cipher.getAuthTag()]),
  );
}

/** The name of the key that a value was sealed with. @throws HealthError `secret-unreadable` */
export function keyNameOf(sealed: Uint8Array, what: string): string {
  const length = sealed[1] ?? 0;
  if (sealed[0] !== FORMAT || length === 0 || sealed.byteLength < 2 + length + NONCE_BYTES + TAG_BYTES)
    throw unreadable(what);
  return Buffer.from(sealed.subarray(2, 2 + length)).toString('utf8');
}

/** @throws HealthError `secret-unreadable` for another key, another binding, or changed bytes */
export function openWith(key: Uint8Array, binding: Binding, sealed: Uint8Array, what: string): Uint8Array {
  const keyName = keyNameOf(sealed, what);
  const body = sealed.subarray(2 + Buffer.byteLength(keyName));
  const nonce = body.subarray(0, NONCE_BYTES);
  const tag = body.subarray(body.byteLength - TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated(keyName, binding));
  decipher.setAuthTag(tag);
  try {
    const plain = decipher.update(body.subarray(NONCE_BYTES, body.byteLength - TAG_BYTES));
    return new Uint8Array(Buffer.concat([plain, decipher.final()]));
  } catch (cause) {
    throw unreadable(what, cause);
  }
}

/** Each part with its length before it, so that no two bindings are written alike. */
function associated(keyName: string, binding: Binding): Uint8Array {
  return Buffer.from(JSON.stringify([FORMAT, keyName, ...binding]), 'utf8');
}

export function unreadable(what: string, cause?: unknown): HealthError<'secret-unreadable'> {
  return new HealthError(
    'secret-unreadable',
    `${what} cannot be opened with the keys at hand. Restore the master key that it was sealed under, or connect the source again.`,
    { what },
    { cause },
  );
}
