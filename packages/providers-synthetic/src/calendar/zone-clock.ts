import { instantOf, millisecondsPerDay } from '@vitalwire/core';
import { utcOffsetMinutesAt } from '@vitalwire/core/time';

/** Wall clocks of the places of one athlete. */
export interface ZoneClock {
  /** Minutes east of UTC at a moment. */
  offsetMinutes(zone: string, milliseconds: number): number;
  /**
   * The moment at which the clock there shows so many minutes after midnight. A time that the spring change skips
   * is read with the offset before it; of one that comes twice the first is taken.
   * @param minutes may lie outside of 0 to 1440
   */
  momentAt(zone: string, day: number, minutes: number): number;
}

export function createZoneClock(): ZoneClock {
  // A day with one offset at both ends has no change within it: most lookups end here.
  const zones = new Map<string, Map<number, number | null>>();

  const offsetMinutes = (zone: string, milliseconds: number): number => {
    const day = Math.floor(milliseconds / millisecondsPerDay);
    const days = zones.get(zone) ?? new Map<number, number | null>();
    zones.set(zone, days);
    let known = days.get(day);
    if (known === undefined) {
      const first = lookUp(zone, day * millisecondsPerDay);
      known = first === lookUp(zone, (day + 1) * millisecondsPerDay) ? first : null;
      days.set(day, known);
    }
    return known ?? lookUp(zone, milliseconds);
  };

  return {
    offsetMinutes,
    momentAt(zone, day, minutes) {
      const asUtc = day * millisecondsPerDay + minutes * 60_000;
      const earlier = offsetMinutes(zone, asUtc - millisecondsPerDay);
      const moment = asUtc - earlier * 60_000;
      if (offsetMinutes(zone, moment) === earlier) return moment;
      const later = offsetMinutes(zone, asUtc + millisecondsPerDay);
      const other = asUtc - later * 60_000;
      return offsetMinutes(zone, other) === later ? other : moment;
    },
  };
}

function lookUp(zone: string, milliseconds: number): number {
  return utcOffsetMinutesAt(instantOf(milliseconds), zone);
}
