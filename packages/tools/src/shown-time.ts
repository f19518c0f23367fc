import {
  type BaseRecord,
  type Instant,
  localDateOf,
  millisecondsOf,
  type PersonData,
  type ReadCall,
} from '@vitalwire/core';
import { utcOffsetMinutesAt } from '@vitalwire/core/time';
import * as z from 'zod';

type Timed = Pick<BaseRecord, 'end' | 'utcOffsetMinutes'>;

/**
 * The person's zone, by whose clock times are shown where a record does not say its offset. Asked for only when one of
 * them does not. @returns an IANA name; `null`: not needed, or not set
 */
export async function zoneOfUnsaid(
  records: readonly Timed[],
  person: Pick<PersonData, 'profile'>,
  read: ReadCall,
): Promise<string | null> {
  if (records.every(({ utcOffsetMinutes }) => utcOffsetMinutes !== null)) return null;
  return (await person.profile(read)).timeZone ?? null;
}

/**
 * Minutes east of UTC by which a moment of a record is shown; `null`: in UTC. A record says one offset, of a sleep that
 * at waking: where that is the one of the person's zone, the clock is moved on the night on which it was.
 * @param timeZone the person's
 */
export function offsetAt(instant: Instant, record: Timed, timeZone: string | null): number | null {
  const { utcOffsetMinutes, end } = record;
  if (timeZone === null) return utcOffsetMinutes;
  if (utcOffsetMinutes === null || (end !== null && utcOffsetMinutesAt(end, timeZone) === utcOffsetMinutes))
    return utcOffsetMinutesAt(instant, timeZone);
  return utcOffsetMinutes;
}

/** `2026-11-20T07:31+01:00`, to the minute; `…Z` where the offset is unknown. */
export function localTime(instant: Instant, utcOffsetMinutes: number | null): string {
  const offset = utcOffsetMinutes ?? 0;
  const day = localDateOf(instant, offset);
  const minutes = Math.floor((millisecondsOf(instant) + offset * 60_000) / 60_000);
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  const clock = `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
  if (utcOffsetMinutes === null) return `${day}T${clock}Z`;
  const size = Math.abs(offset);
  return `${day}T${clock}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

export const zoneAssumedOutput = {
  zone_assumed: z
    .literal(true)
    .optional()
    .describe("Times are by the clock of the person's zone: the source does not say"),
} as const;

export function zoneAssumed({ utcOffsetMinutes }: Timed, timeZone: string | null): { readonly zone_assumed?: true } {
  return utcOffsetMinutes === null && timeZone !== null ? { zone_assumed: true } : {};
}
