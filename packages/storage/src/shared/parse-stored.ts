import { HealthError, type Instant, instantOf } from '@vitalwire/core';

/** What we wrote ourselves can only fail to parse when the disk changed it. @throws HealthError `storage-corrupt` */
export function parseStored<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw damagedRow(cause);
  }
}

/** A time column; digits where the driver gives 64-bit integers as text. @throws HealthError `storage-corrupt` */
export function storedInstant(milliseconds: number | string): Instant {
  try {
    return instantOf(Number(milliseconds));
  } catch (cause) {
    throw damagedRow(cause);
  }
}

function damagedRow(cause: unknown): HealthError<'storage-corrupt'> {
  return new HealthError(
    'storage-corrupt',
    'A stored record is damaged. Nothing was changed: keep the database, and restore a backup or import your files into a new one.',
    { path: '' },
    { cause },
  );
}
