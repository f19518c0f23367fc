import type { ImportSource, Recognition } from '@vitalwire/core';
import { headText, sortOf } from './survey.ts';

const MAXIMUM_CONTAINERS = 60;
const MAXIMUM_ENTRIES = 800;
const MAXIMUM_HEADS = 40;

/** By what is in a few of its tables, breadth first: an export may lie in a folder, in a zip or in several. */
export async function recogniseGarmin(source: ImportSource): Promise<Recognition | null> {
  if (source.type === 'file') {
    if (!/\.json$/i.test(source.name)) return null;
    const sort = sortOf(await headText(source));
    return sort === null ? null : { confidence: 0.92, sentence: `This is a part of a Garmin export (${sort}).` };
  }
  const queue: ImportSource[] = [source];
  let entries = 0;
  let heads = 0;
  for (let at = 0; at < queue.length && at < MAXIMUM_CONTAINERS; at++) {
    const container = queue[at];
    if (container === undefined) break;
    try {
      for await (const entry of container.entries()) {
        if (++entries > MAXIMUM_ENTRIES) return null;
        if (entry.type !== 'file') queue.push(entry);
        else if (/\.json$/i.test(entry.name)) {
          if (++heads > MAXIMUM_HEADS) return null;
          if (sortOf(await headText(entry)) !== null) {
            return { confidence: 0.96, sentence: 'This is an account export of Garmin.' };
          }
        }
      }
    } catch {
      // A container that cannot be listed costs itself.
    }
  }
  return null;
}
