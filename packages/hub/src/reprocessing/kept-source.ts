import type { ImportSource } from '@vitalwire/core';
import { bufferedSource } from '../buffered-source.ts';

/** A kept original as something to import: one file, under the name that it came in by. */
export function keptSource(name: string, bytes: Uint8Array): ImportSource {
  return bufferedSource({ path: name, name, modifiedAt: null, entries: async function* () {} }, bytes);
}
