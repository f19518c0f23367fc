import { open } from 'node:fs/promises';
import { HealthError } from '@vitalwire/core';
import { unreadable } from './unreadable.ts';

/** Bytes of a known length that can be read from anywhere: what a zip needs, whose table of contents comes last. */
export interface ByteArea {
  readonly sizeBytes: number;
  open(): Promise<ByteHandle>;
}

export interface ByteHandle {
  /**
   * @param room where the bytes may be put, if it is long enough: the answer then is a part of it
   * @returns fewer bytes only at the end of the area
   * @throws HealthError `file-unreadable`
   */
  read(position: number, byteCount: number, room?: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A file on disk, open only while a handle is. @param path named in errors */
export function fileArea(location: string, path: string, sizeBytes: number): ByteArea {
  return {
    sizeBytes,
    async open() {
      const file = await open(location, 'r').catch((cause: unknown) => {
        throw unreadable(path, cause);
      });
      return {
        async read(position, byteCount, room) {
          const wanted = Math.max(0, Math.min(byteCount, sizeBytes - position));
          const buffer = roomFor(wanted, room);
          let filled = 0;
          while (filled < wanted) {
            const { bytesRead } = await file
              .read(buffer, filled, wanted - filled, position + filled)
              .catch((cause: unknown) => {
                throw unreadable(path, cause);
              });
            if (bytesRead === 0) return buffer.subarray(0, filled);
            filled += bytesRead;
          }
          return buffer;
        },
        close: () => file.close(),
      };
    },
  };
}

/** The beginning of what was lent, or room of its own. */
export function roomFor(byteCount: number, room: Uint8Array | undefined): Uint8Array {
  return room !== undefined && room.byteLength >= byteCount ? room.subarray(0, byteCount) : new Uint8Array(byteCount);
}

export function memoryArea(bytes: Uint8Array): ByteArea {
  const handle: ByteHandle = {
    read: async (position, byteCount) => bytes.subarray(position, position + byteCount),
    close: async () => {},
  };
  return { sizeBytes: bytes.byteLength, open: async () => handle };
}

/** A part of an area, read in place. */
export function partOf(area: ByteArea, start: number, sizeBytes: number): ByteArea {
  return {
    sizeBytes,
    async open() {
      const { read, close } = await area.open();
      return {
        read: (position, byteCount, room) =>
          read(start + position, Math.max(0, Math.min(byteCount, sizeBytes - position)), room),
        close,
      };
    },
  };
}

/** Ends early where the bytes do: whoever knows the length says what is missing. */
export async function* piecesOf(
  handle: ByteHandle,
  start: number,
  sizeBytes: number,
  pieceBytes: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < sizeBytes; ) {
    throwIfCancelled(signal);
    const piece = await handle.read(start + at, Math.min(pieceBytes, sizeBytes - at));
    if (piece.byteLength === 0) return;
    at += piece.byteLength;
    yield piece;
  }
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new HealthError('cancelled', 'Reading was cancelled.', {});
}
