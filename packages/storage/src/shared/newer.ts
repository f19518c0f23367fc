import { HealthError } from '@vitalwire/core';
import { schemaVersion } from '../engine.ts';

export function newerDatabase(place: string, found: number): HealthError<'storage-newer'> {
  return new HealthError(
    'storage-newer',
    `${place} was written by a newer release of Vitalwire (version ${found}, this one knows ${schemaVersion}). Update Vitalwire; nothing was changed.`,
    { found, supported: schemaVersion },
  );
}
