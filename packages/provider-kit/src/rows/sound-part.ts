import { isDamage } from '../archive/damage.ts';

/**
 * Content up to where it is damaged: one damaged file in an archive must not cost the files beside it, nor what stands
 * before the damage.
 * @param onDamage told a sentence that names the file, once, when the rest is lost
 * @throws whatever is not damage
 */
export async function* soundPart(
  content: AsyncIterable<Uint8Array>,
  onDamage: (sentence: string) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* content;
  } catch (error) {
    if (!isDamage(error)) throw error;
    onDamage(error.message);
  }
}

/** What a reader says of a file of which only the beginning came out. */
export function lostBehind(damage: string): string {
  return `${damage} What stands before the damage was read.`;
}
