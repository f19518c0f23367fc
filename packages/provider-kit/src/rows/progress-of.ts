import type { ImportContext } from '@vitalwire/core';
import type { Member } from './members-of.ts';

/**
 * Tells the share of the members' bytes that has been read. Sizes that are not known count as nothing, and the share
 * never goes back or beyond 1.
 * @returns what `onBytes` of a reader wants
 */
export function progressOf(
  members: readonly Member[],
  { onProgress }: Pick<ImportContext, 'onProgress'>,
): (byteCount: number) => void {
  const total = members.reduce((sum, { source }) => sum + (source.sizeBytes ?? 0), 0);
  let read = 0;
  let told = 0;
  return (byteCount) => {
    read += byteCount;
    const share = total === 0 ? 0 : Math.min(1, read / total);
    if (share - told < LEAST_STEP && share < 1) return;
    told = share;
    onProgress?.(share);
  };
}

/** A thousandth: more often nobody looks. */
const LEAST_STEP = 0.001;
