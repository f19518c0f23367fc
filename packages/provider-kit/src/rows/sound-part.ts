import { HealthError, type ImportSource } from '@vitalwire/core';

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

export function isDamage(error: unknown): error is HealthError<'file-invalid'> {
  return HealthError.is(error) && error.code === 'file-invalid';
}

/** What a reader says of a file of which only the beginning came out. */
export function lostBehind(damage: string): string {
  return `${damage} What stands before the damage was read.`;
}

/**
 * The first bytes of a file, fewer where it is damaged before.
 * @throws whatever is not damage, and damage before the first byte: then nobody knows what the file was
 */
export async function soundHead(source: ImportSource, byteCount: number): Promise<Uint8Array> {
  let damage: unknown;
  try {
    return await source.head(byteCount);
  } catch (error) {
    if (!isDamage(error)) throw error;
    damage = error;
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of soundPart(source.open(), () => {})) {
    pieces.push(piece);
    length += piece.byteLength;
    if (length >= byteCount) break;
  }
  if (length === 0) throw damage;
  const head = new Uint8Array(Math.min(length, byteCount));
  let at = 0;
  for (const piece of pieces) {
    head.set(piece.subarray(0, head.byteLength - at), at);
    at += piece.byteLength;
  }
  return head;
}
