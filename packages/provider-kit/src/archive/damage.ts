import { HealthError, type SourceDamage } from '@vitalwire/core';

/** Content that is not what it was: what came before the error is sound. */
export function isDamage(error: unknown): error is HealthError<'file-invalid'> {
  return HealthError.is(error) && error.code === 'file-invalid';
}

/**
 * All of the content has come, and most of it is right: readers go on, and the note warns. Of compressed data everything
 * behind the damage may be wrong, of any other only what was hit; nobody can tell where that is.
 */
export function wrongChecksum(path: string, stored: boolean): SourceDamage {
  const what = stored ? 'single values in it may be wrong' : 'from some place on values in it may be wrong';
  return {
    path,
    type: 'checksum-mismatch',
    message: `${path} was damaged on its way: its checksum is wrong, so ${what}. What could be read of it was taken.`,
  };
}

/** Everything that was found damaged, each thing once. */
export interface DamageNotes {
  note(damage: SourceDamage): void;
  all(): readonly SourceDamage[];
}

/** An archive whose every member is damaged is told by its first. */
const MAXIMUM_NOTES = 5000;

export function createDamageNotes(): DamageNotes {
  const notes = new Map<string, SourceDamage>();
  return {
    note(damage) {
      const key = `${damage.type}\0${damage.path}`;
      if (notes.size < MAXIMUM_NOTES && !notes.has(key)) notes.set(key, damage);
    },
    all: () => [...notes.values()],
  };
}

/** Content whose damage is noted before it is thrown. */
export async function* noted(
  content: AsyncIterable<Uint8Array>,
  path: string,
  note: DamageNotes['note'],
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* content;
  } catch (error) {
    if (isDamage(error)) note({ path, type: 'damaged', message: error.message });
    throw error;
  }
}
