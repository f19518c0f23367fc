import { type Instant, instantOf, type LocalDate, millisecondsOf, type Sleep } from '@vitalwire/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getActivities } from '../src/activity/get-activities.ts';
import { getActivityDetails } from '../src/activity/get-activity-details.ts';
import { localTime, offsetAt } from '../src/shown-time.ts';
import { getSleep } from '../src/sleep/get-sleep.ts';
import { clockHours } from '../src/sleep/nights.ts';
import { ask, daysBefore, hubWith, record, today } from './person-with-days.ts';

// Every run of a property test tries the same cases.
fc.configureGlobal({ seed: 1 });

const unsaid = { utcOffsetMinutes: null, dateBasis: 'assumed-zone' } as const;
const berlin = { timeZone: 'Europe/Berlin' };
const night = (back: number, more: object = {}) => {
  const fields = { nap: false, stages: [], asleepSeconds: 27_000, ...unsaid, ...more };
  return record('sleep', { day: daysBefore(back), source: 'fitbit', fromHour: -1.5, toHour: 6, ...fields });
};
const ride = (fields: object = unsaid) =>
  record('workout', {
    day: today,
    fromHour: -1.25,
    toHour: 0.5,
    sport: 'cycling',
    laps: [],
    lengths: [],
    sets: [],
    pauses: [],
    sensors: [],
    streams: null,
    ...fields,
  });

describe('what does not say its offset', () => {
  test('is a night by the clock of the person, marked, and its times are judged as well', async () => {
    const { nights, pattern, insufficient, basis } = await ask(
      getSleep,
      { days: 4 },
      await hubWith(
        [0, 1, 2, 3].map((back) => night(back)),
        berlin,
      ),
    );
    expect(nights[0]).toMatchObject({
      bedtime: `${daysBefore(1)}T23:30+01:00`,
      woke: `${today}T07:00+01:00`,
      zone_assumed: true,
    });
    expect(pattern.bedtime_scatter_hours).toBe(0);
    expect(insufficient.map(({ metric }: { metric: string }) => metric)).not.toContain('bedtime_scatter_hours');
    expect(basis.assumptions).toContain(
      "4 of 4 records do not say their UTC offset: the day is that of the person's time zone, and times are shown by the clock of Europe/Berlin, the person's zone.",
    );
  });

  test('is shown in UTC where the person has no zone, and regularity says what lacks', async () => {
    const hub = await hubWith(
      [0, 1, 2, 3].map((back) => night(back)),
      { timeZone: null } as never,
    );
    const { nights, insufficient } = await ask(getSleep, { days: 4 }, hub);
    expect(nights[0]).toMatchObject({ bedtime: `${daysBefore(1)}T22:30Z`, woke: `${today}T06:00Z` });
    expect(nights[0]).not.toHaveProperty('zone_assumed');
    expect(insufficient).toContainEqual({
      metric: 'bedtime_scatter_hours',
      need: '3 nights',
      have: '0; 4 more do not say the UTC offset, and no time zone is set for the person',
    });
  });

  test('is an activity by the clock of the person, in a list and alone', async () => {
    const hub = await hubWith([ride()], berlin);
    const { activities } = await ask(getActivities, {}, hub);
    expect(activities).toEqual([
      expect.objectContaining({ start: `${daysBefore(1)}T23:45+01:00`, zone_assumed: true }),
    ]);
    const details = await ask(getActivityDetails, { activity_id: 'latest' }, hub);
    expect(details).toMatchObject({ start: `${daysBefore(1)}T23:45+01:00`, zone_assumed: true });
    expect(details.basis.assumptions.join(' ')).toContain('by the clock of Europe/Berlin');
  });

  test('an offset that the source says is shown as it is, wherever the person lives', async () => {
    const hub = await hubWith([ride({ utcOffsetMinutes: -480 })], berlin);
    const { activities } = await ask(getActivities, {}, hub);
    expect(activities[0].start).toBe(`${daysBefore(1)}T14:45-08:00`);
    expect(activities[0]).not.toHaveProperty('zone_assumed');
  });
});

/** What a wall clock in the zone shows, by Intl alone. */
function wallClock(instant: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(millisecondsOf(instant)).replace(' ', 'T');
}

describe('a night in which the clock is moved', () => {
  // Both hemispheres, half an hour of summer time, and a zone that has none.
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kolkata'];
  const sleepOf = (start: Instant, hours: number, utcOffsetMinutes: number | null) =>
    ({ start, end: instantOf(millisecondsOf(start) + hours * 3_600_000), utcOffsetMinutes }) as Sleep;
  const anyNight = fc.tuple(
    fc.constantFrom(...zones),
    fc.integer({ min: 0, max: 3 * 365 * 24 * 4 }).map((quarter) => instantOf(Date.UTC(2024, 0, 1) + quarter * 900_000)),
    fc.integer({ min: 1, max: 12 }),
    fc.boolean(),
  );

  test.each([
    [
      'forward',
      '2026-03-28T22:00:00.000Z',
      '2026-03-29T05:00:00.000Z',
      '2026-03-28T23:00+01:00',
      '2026-03-29T07:00+02:00',
    ],
    [
      'back',
      '2026-10-24T21:00:00.000Z',
      '2026-10-25T06:00:00.000Z',
      '2026-10-24T23:00+02:00',
      '2026-10-25T07:00+01:00',
    ],
  ])('%s: bed at 23 and up at 7 by the clocks of then', async (_, start, end, bedtime, woke) => {
    const offset = { utcOffsetMinutes: woke.endsWith('2:00') ? 120 : 60, dateBasis: 'recorded' };
    for (const said of [unsaid, offset]) {
      const hub = await hubWith([night(0, { ...said, start, end, localDate: end.split('T')[0] as LocalDate })], berlin);
      const { nights } = await ask(getSleep, { end_date: end.split('T')[0], days: 1 }, hub);
      expect(nights).toEqual([expect.objectContaining({ bedtime, woke })]);
    }
  });

  test('is shown and judged by what the clock on the wall said, whatever the zone', () => {
    fc.assert(
      fc.property(anyNight, ([timeZone, start, hours, said]) => {
        const blank = sleepOf(start, hours, null);
        const told = said ? sleepOf(start, hours, offsetAt(blank.end, blank, timeZone)) : blank;
        for (const instant of [told.start, told.end]) {
          const shown = localTime(instant, offsetAt(instant, told, timeZone));
          expect(shown.substring(0, 16)).toBe(wallClock(instant, timeZone));
        }
        const [, hour, minute] = /T(\d\d):(\d\d)/.exec(wallClock(start, timeZone)) ?? [];
        expect(clockHours(told, timeZone)?.onsetHours).toBeCloseTo(Number(hour) + Number(minute) / 60, 6);
      }),
    );
  });
});
