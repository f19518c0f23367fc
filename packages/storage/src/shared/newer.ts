import { HealthError } from '@vitalwire/core';
import { atStart } from './at-start.ts';

export function newerDatabase(place: string, found: number, supported: number): HealthError<'storage-newer'> {
  return new HealthError(
    'storage-newer',
    `${atStart(place)} was written by a newer release of Vitalwire (version ${found}, this one knows ${supported}). Update Vitalwire; nothing was changed.`,
    { found, supported },
  );
}
