import { basename } from 'node:path';
import { HealthError, type ImportSource } from '@vitalwire/core';
import { type OpenOptions, openSource } from '@vitalwire/provider-kit/archive';

/** A path that the person named. One that cannot be opened is rejected in its turn, like any bad file: the rest goes on. */
export async function openNamed(
  path: string,
  options: Pick<OpenOptions, 'scratch' | 'signal'> = {},
): Promise<ImportSource> {
  if (path.trim() === '') {
    const message = 'A path is empty: an unset variable, perhaps? Name a file or a folder.';
    throw new HealthError('invalid-input', message, { issues: [{ path: 'path', message }] });
  }
  try {
    return await openSource(path, options);
  } catch (error) {
    if (!HealthError.is(error)) throw error;
    const refuse = (): never => {
      throw error;
    };
    return {
      path,
      name: basename(path),
      type: 'file',
      sizeBytes: null,
      modifiedAt: null,
      head: async () => refuse(),
      open: refuse,
      entries: refuse,
    };
  }
}
