import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentHash, Owner } from '@vitalwire/core';

/** Whole ones; what a crash left half written has another name. */
export const originalName = /^[0-9a-f]{64}\.(?:zst|zip)$/;

export interface PlaceOfOriginal {
  readonly path: string;
  readonly compressed: boolean;
}

/** Where one content would lie. */
export interface PlacesOfOriginal {
  readonly compressed: PlaceOfOriginal;
  /** Of an archive: compressing it again saves nothing, and there it can be read from anywhere in it. */
  readonly asItIs: PlaceOfOriginal;
}

export function placesOf(root: string, owner: Owner, hash: ContentHash): PlacesOfOriginal {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('not a SHA-256 hash');
  const path = join(folderOf(root, owner), hash.slice(0, 2), hash);
  return { compressed: { path: `${path}.zst`, compressed: true }, asItIs: { path: `${path}.zip`, compressed: false } };
}

/** Everything that is kept of one person. */
export function folderOf(root: string, { tenantId, userId }: Owner): string {
  return join(root, folderName(tenantId), folderName(userId));
}

/** Where it lies, `null` for nowhere. */
export async function locate(root: string, owner: Owner, hash: ContentHash): Promise<PlaceOfOriginal | null> {
  const { compressed, asItIs } = placesOf(root, owner, hash);
  for (const place of [compressed, asItIs]) if (await exists(place.path)) return place;
  return null;
}

/** Ids come from outside on a hosted server: no letter of one can leave its folder. */
function folderName(id: string): string {
  return encodeURIComponent(id).replace(
    /[.*~!'()]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
