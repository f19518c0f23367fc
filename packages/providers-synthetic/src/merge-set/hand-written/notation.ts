import {
  type BodyMeasurement,
  type DailySummary,
  localDateOfDayNumber,
  type Sleep,
  type Sport,
  type Workout,
} from '@vitalwire/core';
import type { GadgetName } from '../gadgets.ts';
import type { Happening, Sighting } from '../sighting.ts';
import type { EventKind } from '../truth.ts';

/**
 * One report of somebody in public, made into records. The thread tells of the trouble, or of the gadgets; where it gives no
 * times and lengths, they are ours. Each case lies on days of its own.
 */
export interface HandWrittenCase {
  /** Where it was told, `owner/repository#number`. */
  readonly thread: string;
  readonly what: string;
  /** Minutes east of UTC where the person is. */
  readonly offsetMinutes: number;
  readonly events: readonly WrittenEvent[];
}

/** `07:15` by the wall clock; `<22:40` on the day before, `>00:30` on the day after. */
export type Clock = string;

export interface WrittenEvent {
  readonly kind: EventKind;
  readonly at: Clock;
  readonly minutes: number | null;
  readonly kilometers?: number;
  readonly seen: readonly WrittenSighting[];
}

export interface WrittenSighting {
  readonly by: GadgetName;
  readonly at: Clock;
  readonly minutes: number | null;
  readonly kind?: EventKind;
  readonly kilometers?: number;
  readonly sport?: Sport;
  /** Minutes that the record is off by because of a zone. */
  readonly shift?: number;
  /** What the record says of its zone, where it is not what holds. */
  readonly says?: number | null;
  /** Days that the record's day is off by. */
  readonly dayOff?: number;
  /** A part of the event. */
  readonly piece?: boolean;
  readonly fields?: Partial<Workout> | Partial<Sleep> | Partial<DailySummary> | Partial<BodyMeasurement>;
  readonly deleted?: boolean;
  readonly before?: Sighting['before'];
}

const MINUTE = 60_000;
const DAY = 1440;

function minutesOf(clock: Clock): number {
  const [, mark, hours, minutes, seconds] = /^([<>]?)(\d\d):(\d\d)(?::(\d\d))?$/.exec(clock) ?? [];
  const day = mark === '<' ? -DAY : mark === '>' ? DAY : 0;
  return day + Number(hours) * 60 + Number(minutes) + Number(seconds ?? 0) / 60;
}

/** @param day whole days since 1970 on which the case takes place */
export function happeningsOf(each: HandWrittenCase, day: number): readonly Happening[] {
  const moment = (clock: Clock) => (day * DAY + minutesOf(clock) - each.offsetMinutes) * MINUTE;
  return each.events.map((event, index): Happening => {
    const startMs = moment(event.at);
    return {
      id: `${each.thread} ${day} ${index}`,
      kind: event.kind,
      trap: `${each.thread}: ${each.what}`,
      startMs,
      endMs: event.minutes === null ? null : startMs + event.minutes * MINUTE,
      localDate: localDateOfDayNumber(day),
      distanceMeters: event.kilometers === undefined ? null : Math.round(event.kilometers * 1000),
      sightings: event.seen.map((sighting) => sightingOf(each, event, sighting, day, moment(sighting.at))),
    };
  });
}

function sightingOf(
  each: HandWrittenCase,
  event: WrittenEvent,
  seen: WrittenSighting,
  day: number,
  atMs: number,
): Sighting {
  const startMs = atMs + (seen.shift ?? 0) * MINUTE;
  const workout = (seen.kind ?? event.kind) === 'workout';
  return {
    by: seen.by,
    ...(seen.kind === undefined ? {} : { kind: seen.kind }),
    startMs,
    endMs: seen.minutes === null ? null : startMs + seen.minutes * MINUTE,
    offsetMinutes: seen.says === undefined ? each.offsetMinutes : seen.says,
    ...(seen.dayOff === undefined ? {} : { localDate: localDateOfDayNumber(day + seen.dayOff) }),
    fields: {
      ...(workout && seen.minutes !== null ? { elapsedSeconds: Math.round(seen.minutes * 60) } : {}),
      ...(seen.kilometers === undefined ? {} : { distanceMeters: Math.round(seen.kilometers * 1000) }),
      ...(seen.sport === undefined ? {} : { sport: seen.sport }),
      ...seen.fields,
    },
    ...(seen.piece === true && event.minutes !== null ? { share: (seen.minutes ?? 0) / event.minutes } : {}),
    ...(seen.deleted === true ? { deleted: true } : {}),
    ...(seen.before === undefined ? {} : { before: seen.before }),
  };
}

type More = Omit<WrittenSighting, 'by' | 'at' | 'minutes'>;
/** `saw('watch', '07:10', 62, { kilometers: 10.1, sport: 'running' })` */
export const saw = (by: GadgetName, at: Clock, minutes: number | null, more: More = {}): WrittenSighting => ({
  by,
  at,
  minutes,
  ...more,
});

const event =
  (kind: EventKind) =>
  (at: Clock, minutes: number | null, seen: readonly WrittenSighting[], kilometers?: number): WrittenEvent => ({
    kind,
    at,
    minutes,
    seen,
    ...(kilometers === undefined ? {} : { kilometers }),
  });
export const workout = event('workout');
export const sleep = event('sleep');
export const strength = event('strengthSession');
export const totals = event('dailySummary');
export const weight = event('bodyMeasurement');
