import { type LocalDate, localDateOfDayNumber } from '@vitalwire/core';
import type { ZoneClock } from '../calendar/zone-clock.ts';
import { type Random, randomOf } from '../random.ts';
import type { Happening } from './sighting.ts';

/** One day of the person, where they are. */
export interface Scene {
  /** Whole days since 1970. */
  readonly day: number;
  readonly date: LocalDate;
  readonly random: Random;
  /** Minutes east of UTC at noon. */
  readonly noonOffsetMinutes: number;
  /** Monday or Sunday: a record that is hours off would count for another week. */
  readonly weekEdge: boolean;
  /** The moment at which the wall clock shows so many minutes after midnight. */
  at(minutes: number): number;
  /** Minutes east of UTC at a moment. */
  offset(milliseconds: number): number;
}

/** One situation of the labelled set: what happens on a day, with everything that the gadgets make of it. */
export type Situation = (scene: Scene) => readonly Happening[];

export function sceneOf(clock: ZoneClock, seed: number, day: number): Scene {
  const zone = zoneOf(day);
  return {
    day,
    date: localDateOfDayNumber(day),
    random: randomOf('merge-set', seed, day),
    noonOffsetMinutes: clock.offsetMinutes(zone, clock.momentAt(zone, day, 720)),
    // 1970-01-01 was a Thursday.
    weekEdge: (day + 3) % 7 === 0 || (day + 3) % 7 === 6,
    at: (minutes) => clock.momentAt(zone, day, minutes),
    offset: (milliseconds) => clock.offsetMinutes(zone, milliseconds),
  };
}

const HOME = 'Europe/Berlin';
/** Days of every year that are spent elsewhere, both ends inside: zones far, near, and not of whole hours. */
const travels: readonly { readonly from: number; readonly to: number; readonly zone: string }[] = [
  { from: 40, to: 52, zone: 'America/New_York' },
  { from: 110, to: 116, zone: 'Europe/Lisbon' },
  { from: 150, to: 163, zone: 'Asia/Tokyo' },
  { from: 210, to: 219, zone: 'Asia/Kathmandu' },
  { from: 260, to: 272, zone: 'America/Los_Angeles' },
  { from: 320, to: 327, zone: 'America/St_Johns' },
];

const dayOfYear = (day: number) => day % 365;

export function zoneOf(day: number): string {
  const within = dayOfYear(day);
  return travels.find(({ from, to }) => from <= within && within <= to)?.zone ?? HOME;
}

/** The nights between two zones are left out: nobody agrees on where they begin. */
export function isTravelDay(day: number): boolean {
  return zoneOf(day) !== zoneOf(day - 1) || zoneOf(day) !== zoneOf(day + 1);
}
