import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { HealthError, type SpillFile } from '@vitalwire/core';

export interface DiskSpillOptions {
  /** Such as `os.tmpdir()`. What is made in it can be read by this user only, and is gone after `close`. */
  readonly folder: string;
  /** It has a name until it is lent. What ends the program before that leaves it behind, to be read by this user only. */
  readonly named?: boolean;
}

/** In a file without a name where the system knows such, in a private folder elsewhere; nothing is made before it is needed. */
export function diskSpill({ folder, named = false }: DiskSpillOptions): SpillFile {
  let file: number | null = null;
  let own: string | null = null;
  let location: string | null = null;
  let length = 0;
  const remove = (): void => {
    if (own !== null) rmSync(own, { recursive: true, force: true });
    own = null;
  };
  /** What has no name cannot be left behind, whatever ends the program. Windows keeps the name until the end. */
  const unnamed = (): void => {
    if (process.platform !== 'win32') remove();
  };
  const made = (): number => {
    own = mkdtempSync(join(folder, 'vitalwire-'));
    location = join(own, 'rows');
    const opened = openSync(location, 'wx+', 0o600);
    if (!named) unnamed();
    return opened;
  };
  return {
    append(bytes) {
      try {
        file ??= made();
        for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at, bytes.byteLength - at, length + at);
        length += bytes.byteLength;
      } catch (cause) {
        throw failed(folder, cause);
      }
    },
    read(position, into) {
      for (let filled = 0; filled < into.byteLength; ) {
        const count = file === null ? 0 : readBytes(file, into, filled, position + filled);
        if (count === 0) throw unavailable(folder, null);
        filled += count;
      }
    },
    ...(named && {
      lend<T>(open: (path: string) => T): T {
        if (own === null || location === null) throw unavailable(folder, null);
        try {
          return open(location);
        } finally {
          unnamed();
        }
      },
    }),
    close() {
      if (file !== null) closeSync(file);
      file = null;
      remove();
    },
  };

  function readBytes(from: number, into: Uint8Array, filled: number, position: number): number {
    try {
      return readSync(from, into, filled, into.byteLength - filled, position);
    } catch (cause) {
      throw unavailable(folder, cause);
    }
  }
}

const WHAT = 'A long export needs room on the disk while it is read';

function failed(folder: string, cause: unknown): HealthError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = `${WHAT}, and the disk of ${folder} is full. Free some room, or set TMPDIR to a folder with room.`;
    return new HealthError('storage-full', message, { path: folder }, { cause });
  }
  const message = `${WHAT}, and ${folder} cannot be written. Set TMPDIR to a folder that can.`;
  return new HealthError('storage-readonly', message, { path: folder }, { cause });
}

function unavailable(folder: string, cause: unknown): HealthError<'storage-unavailable'> {
  const reason = `what was put into ${folder} for a while cannot be read again`;
  const message = `The import cannot go on: ${reason}. Import it again; it goes on where it stopped.`;
  return new HealthError('storage-unavailable', message, { reason }, { cause });
}
