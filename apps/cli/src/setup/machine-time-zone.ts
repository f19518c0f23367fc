import { HealthError } from '@vitalwire/core';

/** @returns `null` where the machine names none: an empty `TZ`, or one that is no name of a zone */
export function machineTimeZone(
  zone: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone,
): string | null {
  return zone === undefined || zone === 'Etc/Unknown' ? null : zone;
}

/**
 * By which clock the person's times are read.
 * @param told in the profile
 * @throws HealthError `invalid-input` where neither the person nor the machine says: a time in a guessed zone would be stored
 */
export function personTimeZone(told: string | undefined, machine: string | null = machineTimeZone()): string {
  const zone = told ?? machine;
  if (zone !== null) return zone;
  const message =
    'This machine does not say its time zone (look at TZ). Set yours: vitalwire profile set time-zone Europe/Berlin.';
  throw new HealthError('invalid-input', message, { issues: [{ path: 'time-zone', message }] });
}
