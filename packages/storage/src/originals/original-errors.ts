import { type ContentHash, HealthError } from '@vitalwire/core';

export function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}

export function storageError(error: unknown, path: string): HealthError {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new HealthError(
        'storage-full',
        `The disk is full: the original could not be kept in ${path}. Free some room and import again.`,
        { path },
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new HealthError(
        'storage-readonly',
        `No permission to write in ${path}. Change its owner or rights, or set VITALWIRE_KEEP_ORIGINALS=0.`,
        { path },
        { cause: error },
      );
    default:
      return new HealthError(
        'storage-unavailable',
        `Originals cannot be kept in ${path}.`,
        { reason: codeOf(error) ?? 'unknown' },
        { cause: error },
      );
  }
}

export function damagedOriginal(hash: ContentHash, root: string): HealthError<'storage-corrupt'> {
  return new HealthError('storage-corrupt', `The kept original ${hash} is damaged. Import the file again.`, {
    path: root,
  });
}
