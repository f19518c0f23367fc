import type { Damage, ReadOptions } from '../../activity.ts';
import { messageProfileNamed } from '../profile/profile.ts';
import { openFit } from '../protocol/open.ts';
import { scanPart } from '../protocol/scan.ts';
import { createMessageDecoder, decodeMessage } from './decode-message.ts';
import type { FitMessage } from './message.ts';

export interface MessageOptions extends ReadOptions {
  /** Names or global numbers of the messages to decode. @default all */
  readonly only?: readonly (string | number)[];
  /** Called with everything that is broken in a file when its last message was given. */
  readonly onDamage?: (damage: readonly Damage[]) => void;
}

/**
 * Every message of a FIT file, of all types, in the order of the file: for what `decodeFit` does not show.
 * Messages are decoded one by one as they are asked for.
 * @throws HealthError `file-unrecognised`, `file-invalid` or `too-large`, when the first message is asked for
 */
export function* fitMessages(bytes: Uint8Array, options: MessageOptions = {}): Generator<FitMessage, void, undefined> {
  const chosen = options.only?.map((item) => (typeof item === 'number' ? item : messageProfileNamed(item)?.number));
  const wanted = chosen === undefined ? null : new Set(chosen);
  const { headers, damage } = openFit(bytes, options);
  for (const [index, header] of headers.entries()) {
    const part = scanPart(bytes, header, (number) => wanted === null || wanted.has(number), true);
    const decoder = createMessageDecoder(bytes, part, index, true);
    for (let i = 0; i < part.others.count; i++) yield decodeMessage(decoder, i);
    damage.push(...part.damage);
  }
  options.onDamage?.(damage);
}
