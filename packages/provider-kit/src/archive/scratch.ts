import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HealthError } from '@vitalwire/core';
import { type ByteArea, type ByteHandle, memoryArea, roomFor, throwIfCancelled } from './byte-area.ts';
import { bytesOf } from './bytes-of.ts';

/**
 * Room for archives that lie compressed in another archive: each is inflated once, when it is first looked into, and
 * again only when others have taken its room since.
 */
export interface Scratch {
  /** @param path named in errors */
  hold(path: string, sizeBytes: number, bytes: () => AsyncIterable<Uint8Array>): ByteArea;
  /** Gives the room back. Reading on then fails with `cancelled`. */
  close(): Promise<void>;
}

export interface DiskScratchOptions {
  /** Such as `os.tmpdir()`. What is made in it can be read by this user only, and is gone after `close`. */
  readonly folder: string;
  /** Ends inflating with `cancelled`. */
  readonly signal?: AbortSignal;
}

/** Archives kept inflated at a time: a walk comes back to the last few, not to all. */
const KEPT = 8;
const MEMORY_BYTES = 64 * 1024 * 1024;

/** Inflated bytes, somewhere. */
interface Kept {
  readonly handle: ByteHandle;
  remove(): Promise<void>;
}

interface Slot {
  kept: Promise<Kept> | null;
  users: number;
}

/** In memory: archives of at most 64 MiB. What a source uses that was given nothing else. */
export function memoryScratch(): Scratch {
  return scratchOver(async (path, sizeBytes, bytes) => {
    if (sizeBytes > MEMORY_BYTES) throw needsDisk(path);
    const handle = await memoryArea(await bytesOf(bytes(), path, MEMORY_BYTES)).open();
    return { handle, remove: async () => {} };
  });
}

/** In files without a name where the system knows such, in a private folder elsewhere. */
export function diskScratch({ folder, signal }: DiskScratchOptions): Scratch {
  let own: Promise<string> | null = null;
  let count = 0;
  const scratch = scratchOver(async (path, sizeBytes, bytes) => {
    own ??= mkdtemp(join(folder, 'vitalwire-'));
    const location = join(await own.catch((cause: unknown) => failed(folder, sizeBytes, cause)), `${count++}`);
    const file = await open(location, 'wx+', 0o600).catch((cause: unknown) => failed(folder, sizeBytes, cause));
    // What has no name cannot be left behind, whatever ends the program. Windows keeps the name until the end.
    await rm(location, { force: true }).catch(() => {});
    const remove = async () => {
      await file.close();
      await rm(location, { force: true }).catch(() => {});
    };
    try {
      const length = await writeAll(file, bytes(), signal, (cause) => failed(folder, sizeBytes, cause));
      return { handle: handleOf(file, length, path), remove };
    } catch (error) {
      await remove();
      throw error;
    }
  });
  return {
    hold: scratch.hold,
    async close() {
      await scratch.close();
      const made = await own?.catch(() => null);
      if (typeof made === 'string') await rm(made, { recursive: true, force: true });
    },
  };
}

function scratchOver(
  keep: (path: string, sizeBytes: number, bytes: () => AsyncIterable<Uint8Array>) => Promise<Kept>,
): Scratch {
  /** In the order of their last use. */
  const slots = new Set<Slot>();
  let closed = false;
  const release = async (slot: Slot): Promise<void> => {
    slots.delete(slot);
    const kept = slot.kept;
    slot.kept = null;
    await kept?.then(
      ({ remove }) => remove(),
      () => {},
    );
  };
  const makeRoom = async (): Promise<void> => {
    const idle = [...slots].filter(({ users }) => users === 0);
    for (const slot of idle.slice(0, Math.max(0, slots.size - KEPT))) await release(slot);
  };
  return {
    hold(path, sizeBytes, bytes) {
      const slot: Slot = { kept: null, users: 0 };
      return {
        sizeBytes,
        async open() {
          if (closed) throw new HealthError('cancelled', `${path} was let go before it was read.`, {});
          slots.delete(slot);
          slots.add(slot);
          slot.users++;
          const done = () => {
            slot.users--;
            return slots.size > KEPT ? makeRoom() : Promise.resolve();
          };
          try {
            slot.kept ??= keep(path, sizeBytes, bytes);
            const { handle } = await slot.kept;
            return { read: handle.read, close: done };
          } catch (error) {
            slots.delete(slot);
            slot.kept = null;
            await done();
            throw error;
          }
        },
      };
    },
    async close() {
      closed = true;
      for (const slot of [...slots]) await release(slot);
    },
  };
}

async function writeAll(
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
  fail: (cause: unknown) => never,
): Promise<number> {
  let length = 0;
  for await (const piece of bytes) {
    throwIfCancelled(signal);
    await file.writeFile(piece).catch(fail);
    length += piece.byteLength;
  }
  return length;
}

function handleOf(file: FileHandle, sizeBytes: number, path: string): ByteHandle {
  return {
    async read(position, byteCount, room) {
      const buffer = roomFor(Math.max(0, Math.min(byteCount, sizeBytes - position)), room);
      for (let filled = 0; filled < buffer.byteLength; ) {
        const { bytesRead } = await file
          .read(buffer, filled, buffer.byteLength - filled, position + filled)
          .catch(() => failedToRead(path));
        if (bytesRead === 0) return buffer.subarray(0, filled);
        filled += bytesRead;
      }
      return buffer;
    },
    close: async () => {},
  };
}

function failedToRead(path: string): never {
  throw new HealthError('cancelled', `${path} was let go while it was read.`, {});
}

function failed(folder: string, sizeBytes: number, cause: unknown): never {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const what = `An archive inside of another one has to be unpacked for a while (${Math.ceil(sizeBytes / 1_000_000)} MB)`;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = `${what}, and the disk of ${folder} is full. Free some room, or set TMPDIR to a folder with room.`;
    throw new HealthError('storage-full', message, { path: folder }, { cause });
  }
  const message = `${what}, and ${folder} cannot be written. Set TMPDIR to a folder that can.`;
  throw new HealthError('storage-readonly', message, { path: folder }, { cause });
}

function needsDisk(path: string): HealthError<'too-large'> {
  return new HealthError(
    'too-large',
    `${path} is an archive inside of another one and too long to unpack in memory. Unpack the outer one and import the folder.`,
    { what: path, limit: MEMORY_BYTES, unit: 'bytes' },
  );
}
