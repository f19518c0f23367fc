import { createHash } from 'node:crypto';
import type { ContentHash } from '@vitalwire/core';

/** Content address of a file: the same for the same bytes, compressed or not, wherever they lie. */
export async function sha256Of(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<ContentHash> {
  const hash = createHash('sha256');
  if (content instanceof Uint8Array) hash.update(content);
  else for await (const piece of content) hash.update(piece);
  return hash.digest('hex') as ContentHash;
}
