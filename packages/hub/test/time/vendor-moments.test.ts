import { instantOf, type LocalDate, localDateOf } from '@vitalwire/core';
import { parseVendorTime, utcOffsetMinutesAt } from '@vitalwire/core/time';
import { momentOf, readMoment, readUtcOffsetMinutes } from '@vitalwire/provider-kit/rows';
import { oracleDate, oracleOffset, tellingMoments, wallClockOf } from '@vitalwire/vitest/zone-oracle';
import { expect, test } from 'vitest';

/** `2026-05-04 07:00:00`, and offsets in the ways of several vendors. */
const written = (timeZone: string, at: number) => wallClockOf(timeZone, at).replace('T', ' ');
function offsetText(minutes: number, place: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  const text = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${place % 2 === 0 ? ':' : ''}${two(size % 60)}`;
  return ['', 'UTC', 'GMT'][place % 3] + text;
}

function inEveryZone(wrongAt: (timeZone: string, at: number, place: number) => readonly unknown[]): void {
  const wrong: string[] = [];
  for (const [seed, timeZone] of Intl.supportedValuesOf('timeZone').entries())
    for (const [place, at] of tellingMoments(timeZone, seed).entries()) {
      const whole = Math.floor(at / 1000) * 1000;
      const found = wrongAt(timeZone, whole, place);
      if (found.some((each) => each !== true)) wrong.push(`${timeZone} at ${instantOf(whole)}: ${found.join(' ')}`);
    }
  expect([wrong.length, wrong.slice(0, 5)]).toEqual([0, []]);
}

test('a wall time with its offset beside it is the moment and the day of the wearer, in every zone', () => {
  inEveryZone((timeZone, at, place) => {
    const offset = oracleOffset(timeZone, at);
    const utcOffsetMinutes = readUtcOffsetMinutes(offsetText(offset, place));
    const moment = readMoment(written(timeZone, at), 'start', {
      utcOffsetMinutes,
      assumedTimeZone: 'Pacific/Kiritimati',
    });
    return [
      utcOffsetMinutes === offset,
      moment?.instant === instantOf(at),
      moment?.localDate === oracleDate(timeZone, at),
      moment?.dateBasis === 'recorded',
      moment?.assumed === false,
    ];
  });
});

test('a wall time without an offset keeps its day, is placed in the zone of the person, and says so', () => {
  inEveryZone((timeZone, at) => {
    const time = parseVendorTime(written(timeZone, at));
    if (time === null) return ['unread'];
    const moment = momentOf(time, { utcOffsetMinutes: null, assumedTimeZone: timeZone });
    // Where the clock was set back it came past twice: the first time is taken.
    const again = Date.parse(moment.instant) !== at;
    return [
      moment.localDate === oracleDate(timeZone, at),
      again ? wallClockOf(timeZone, Date.parse(moment.instant)) === wallClockOf(timeZone, at) : true,
      Date.parse(moment.instant) <= at,
      moment.utcOffsetMinutes === null,
      moment.assumed,
    ];
  });
});

test('a moment in UTC counts for the day of the wearer by the offset beside it, else by the zone of the person', () => {
  inEveryZone((timeZone, at) => {
    const time = { type: 'instant', instant: instantOf(at), utcOffsetMinutes: null } as const;
    const beside = momentOf(time, { utcOffsetMinutes: oracleOffset(timeZone, at), assumedTimeZone: null });
    const assumed = momentOf(time, { utcOffsetMinutes: null, assumedTimeZone: timeZone });
    return [
      beside.localDate === oracleDate(timeZone, at),
      beside.dateBasis === 'recorded',
      assumed.localDate === oracleDate(timeZone, at),
      assumed.dateBasis === 'assumed-zone',
    ];
  });
});

test('a day alone keeps its day, also where it has no midnight', () => {
  inEveryZone((timeZone, at) => {
    const date = oracleDate(timeZone, at) as LocalDate;
    const moment = momentOf({ type: 'date', date }, { utcOffsetMinutes: null, assumedTimeZone: timeZone });
    const shown = localDateOf(moment.instant, utcOffsetMinutesAt(moment.instant, timeZone));
    return [moment.localDate === date, shown === date ? true : shown];
  });
});
