import { instantOf } from '@vitalwire/core';
import { isTimeZone, utcOffsetMinutesAt } from '@vitalwire/core/time';

/** Whose clock says which day it was. */
export interface RowZone {
  /** Tells rows of one series apart by their clocks. */
  readonly id: number;
  /** The row names the zone that it was written in. `false`: the day is assumed, the offset unknown. */
  readonly recorded: boolean;
  offsetMinutes(seconds: number): number;
}

export interface Zones {
  /**
   * The zone that a row names; else the person's own; else the offset that its times are written with, which is that of
   * the phone on the day of the export.
   * @param name of `HKTimeZone`; -1: none
   */
  ofRow(name: number, writtenOffsetMinutes: number): RowZone;
  ofText(name: string | undefined, writtenOffsetMinutes: number): RowZone;
}

const SECONDS_PER_DAY = 86_400;
/** A clock that is asked a million times a day answers from a table, but for the two days a year when it is moved. */
const UNKNOWN = -32_768;
const MOVED = -32_767;
/** 1970 to 2150. */
const DAYS_KEPT = 65_745;

export function createZones(nameOf: (id: number) => string, assumedTimeZone: string | null): Zones {
  const byName = new Map<string, RowZone | null>();
  const byId: (RowZone | null)[] = [];
  const written = new Map<number, RowZone>();
  let count = 0;
  const assumed = assumedTimeZone === null ? null : zoned(assumedTimeZone, count++, false);

  function named(name: string): RowZone | null {
    const known = byName.get(name);
    if (known !== undefined) return known;
    const zone = isTimeZone(name) ? zoned(name, count++, true) : null;
    byName.set(name, zone);
    return zone;
  }

  function otherwise(writtenOffsetMinutes: number): RowZone {
    if (assumed !== null) return assumed;
    const known = written.get(writtenOffsetMinutes);
    if (known !== undefined) return known;
    const zone: RowZone = { id: count++, recorded: false, offsetMinutes: () => writtenOffsetMinutes };
    written.set(writtenOffsetMinutes, zone);
    return zone;
  }

  return {
    ofRow(name, writtenOffsetMinutes) {
      if (name === -1) return otherwise(writtenOffsetMinutes);
      let zone = byId[name];
      if (zone === undefined) {
        zone = named(nameOf(name));
        byId[name] = zone;
      }
      return zone ?? otherwise(writtenOffsetMinutes);
    },
    ofText: (name, writtenOffsetMinutes) =>
      (name === undefined ? null : named(name)) ?? otherwise(writtenOffsetMinutes),
  };
}

function zoned(timeZone: string, id: number, recorded: boolean): RowZone {
  const table = new Int16Array(DAYS_KEPT).fill(UNKNOWN);
  const exact = (seconds: number): number => utcOffsetMinutesAt(instantOf(seconds * 1000), timeZone);
  return {
    id,
    recorded,
    offsetMinutes(seconds) {
      const day = Math.floor(seconds / SECONDS_PER_DAY);
      if (day < 0 || day >= DAYS_KEPT) return exact(seconds);
      let offset = table[day]!;
      if (offset === UNKNOWN) {
        const from = exact(day * SECONDS_PER_DAY);
        offset = from === exact((day + 1) * SECONDS_PER_DAY) ? from : MOVED;
        table[day] = offset;
      }
      return offset === MOVED ? exact(seconds) : offset;
    },
  };
}

/** Days since 1970 on the wearer's calendar. */
export function localDay(seconds: number, zone: RowZone): number {
  return Math.floor((seconds + zone.offsetMinutes(seconds) * 60) / SECONDS_PER_DAY);
}
