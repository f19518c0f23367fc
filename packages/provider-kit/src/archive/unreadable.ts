import { HealthError, type ImportSource } from '@vitalwire/core';

/** No code of a system: what {@link unreadable} is told of a pipe or a device. */
export const neitherFileNorFolder = 'NEITHER';

/** Reasons that the system gives, in words that say what to do. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder; check the path',
  EACCES: 'you are not allowed to read it; change its permissions or run as its owner',
  EPERM: 'the system does not let it be read; check its permissions',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open; close some programs',
  ENAMETOOLONG: 'its path is too long for this system',
  EBUSY: 'another program holds it; close that program',
  EIO: 'the disk cannot read it',
  [neitherFileNorFolder]: 'it is neither a file nor a folder',
};

/** @param cause what the file system threw */
export function unreadable(path: string, cause: unknown): HealthError<'file-unreadable'> {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const reason = (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? `the system says ${code || 'no'}`;
  return new HealthError('file-unreadable', `${path} cannot be read: ${reason}.`, { path, reason }, { cause });
}

/** Something in a folder that is there and cannot be read: whoever opens it learns why. */
export function unreadableSource(path: string, name: string, reason: string): ImportSource {
  const error = (): HealthError<'file-unreadable'> =>
    new HealthError('file-unreadable', `${path} cannot be read: ${reason}.`, { path, reason });
  return {
    path,
    name,
    type: 'file',
    sizeBytes: null,
    modifiedAt: null,
    head: () => Promise.reject(error()),
    open: () =>
      new ReadableStream({
        start: (controller) => controller.error(error()),
      }),
    async *entries() {},
  };
}
