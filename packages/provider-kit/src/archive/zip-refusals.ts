import { HealthError } from '@vitalwire/core';
import type { SourceLimits } from './limits.ts';
import { LOCAL_HEADER_BYTES, type ZipMember } from './zip-entry.ts';

const RATIO_MATTERS_ABOVE = 1024 * 1024 * 1024;

/** Members that share bytes are how a small archive is made to inflate to petabytes. */
export function refuseOverlap(members: readonly ZipMember[], path: string): void {
  const order = members.toSorted((a, b) => a.headerOffset - b.headerOffset);
  let end = 0;
  for (const { headerOffset, packedBytes } of order) {
    if (headerOffset < end) {
      throw invalid(
        path,
        'its members overlap, as in archives made to fill disks',
        'Ask the vendor for the export again.',
      );
    }
    end = headerOffset + LOCAL_HEADER_BYTES + packedBytes;
  }
}

/** @param total what all members unpack to */
export function refuseBomb(total: number, sizeBytes: number, path: string, limits: SourceLimits): void {
  if (total <= RATIO_MATTERS_ABOVE || total <= sizeBytes * limits.maximumRatio) return;
  throw new HealthError(
    'too-large',
    `${path} unpacks to more than ${limits.maximumRatio} times its size, which no export does. It was left out.`,
    { what: path, limit: sizeBytes * limits.maximumRatio, unit: 'bytes' },
  );
}

export function tooMany(path: string, count: number, { maximumEntries }: SourceLimits): HealthError<'too-large'> {
  return new HealthError(
    'too-large',
    `${path} holds ${count} members, more than the ${maximumEntries} that are looked through. Unpack it and import the folder that matters.`,
    { what: path, limit: maximumEntries, unit: 'members' },
  );
}

export function invalid(path: string, reason: string, wayOut: string, cause?: unknown): HealthError<'file-invalid'> {
  return new HealthError('file-invalid', `${path} cannot be opened: ${reason}. ${wayOut}`, { path, reason }, { cause });
}

/** The whole archive, its headers too: names are nothing but noise. */
export function encrypted(path: string, cause?: unknown): HealthError<'file-invalid'> {
  return invalid(path, 'it is encrypted', 'Unpack it with its password and import the folder.', cause);
}
