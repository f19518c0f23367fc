import { addDays, HealthError, instantOf, type LocalDate, localDateOf } from '@vitalwire/core';
import { clockChangesOf, oracleDate, oracleOffset, tellingMoments, wallClockOf } from '@vitalwire/vitest/zone-oracle';
import { expect, test } from 'vitest';
import { clockSpan, momentOf } from './moments.ts';

const hour = 3_600_000;
const zones = Intl.supportedValuesOf('timeZone');

/** Whether the clock showed the same an hour or a half before or after: what a person types does not say which. */
function cameTwice(timeZone: string, at: number): boolean {
  const shown = wallClockOf(timeZone, at);
  return clockChangesOf(timeZone, at - 240 * hour, at + 240 * hour).some(({ offsetBefore, offsetAfter }) => {
    const moved = (offsetAfter - offsetBefore) * 60_000;
    return [at - moved, at + moved].some((other) => wallClockOf(timeZone, other) === shown);
  });
}

test('a time of the clock that is typed is that moment, and one that came twice is asked about, in every zone', () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const [seed, timeZone] of zones.entries()) {
    for (const moment of tellingMoments(timeZone, seed).filter((_, i) => i % 2 === seed % 2)) {
      const at = Math.floor(moment / 60_000) * 60_000;
      const text = wallClockOf(timeZone, at).slice(0, 16).replace('T', ' ');
      // Clocks of old stood at odd seconds.
      if (wallClockOf(timeZone, at).slice(17) !== '00') continue;
      const scene = { now: instantOf(at + 72 * hour), timeZone };
      try {
        const read = momentOf(text, scene, '--at');
        if (read.at !== instantOf(at) || read.utcOffsetMinutes !== oracleOffset(timeZone, at))
          wrong.push(`${timeZone}: ${text} is ${read.at}, not ${instantOf(at)}`);
        if (localDateOf(read.at, read.utcOffsetMinutes) !== oracleDate(timeZone, at))
          wrong.push(`${timeZone}: ${text} counts for another day`);
      } catch (error) {
        asked++;
        if (!HealthError.is(error) || !cameTwice(timeZone, at)) wrong.push(`${timeZone}: ${text} is refused`);
      }
    }
  }
  expect([wrong.length, wrong.slice(0, 5)]).toEqual([0, []]);
  expect(asked).toBeGreaterThan(100);
});

test('a night that is typed as two times of the clock ends on its day and is as long as it was, in every zone', () => {
  const wrong: string[] = [];
  for (const [seed, timeZone] of zones.entries()) {
    for (const moment of tellingMoments(timeZone, seed).filter((_, i) => i % 3 === seed % 3)) {
      const day = oracleDate(timeZone, moment) as LocalDate;
      const { start, end, utcOffsetMinutes } = clockSpan('20:20-12:40', day, timeZone, 'sleep');
      const shown = [start, end].map((each) => wallClockOf(timeZone, Date.parse(each)).slice(0, 16));
      const expected = [`${addDays(day, -1)}T20:20`, `${day}T12:40`];
      if (shown.join() !== expected.join()) wrong.push(`${timeZone}: the night of ${day} is ${shown.join(' to ')}`);
      if (localDateOf(end, utcOffsetMinutes) !== day) wrong.push(`${timeZone}: the night of ${day} counts for another`);
    }
  }
  expect([wrong.length, wrong.slice(0, 5)]).toEqual([0, []]);
});
