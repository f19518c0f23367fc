import { HealthError } from '@vitalwire/core';

/** What the file system says, as ours. @param what begins the sentence: `The archive` */
export function fileError(error: unknown, path: string, what: string): unknown {
  if (HealthError.is(error)) return error;
  const code = codeOf(error);
  if (code === null) return error;
  const options = { cause: error };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new HealthError(
        'storage-full',
        `${what} does not fit on the disk: ${path}. Free some room and try again.`,
        { path },
        options,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new HealthError(
        'storage-readonly',
        `${what} cannot be written: no permission for ${path}. Choose another place, or change its rights.`,
        { path },
        options,
      );
    default:
      return new HealthError(
        'storage-unavailable',
        `${what} cannot be written or read at ${path}: ${code}.`,
        { reason: code },
        options,
      );
  }
}

/** Of errors of the file system, and of nothing else. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('syscall' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
