import { clockChangesOf, oracleDate, oracleOffset, tellingMoments, wallClockOf } from '@vitalwire/vitest/zone-oracle';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  type Instant,
  instantOf,
  type LocalDate,
  localDateOf,
  millisecondsOf,
} from '../index.ts';
import {
  attributeLocalDate,
  dayRange,
  instantOfLocalTime,
  localTimeDespiteZone,
  monthOf,
  parseVendorTime,
  resolveLocalTime,
  utcOffsetMinutesBetween,
  weekOf,
} from './index.ts';

const zones = Intl.supportedValuesOf('timeZone');
const minute = 60_000;

/** Every zone at its telling moments. What is wrong is collected: one line a case, the first of them shown. */
function inEveryZone(wrongAt: (timeZone: string, at: number, seed: number) => string | null): void {
  const wrong: string[] = [];
  let cases = 0;
  for (const [seed, timeZone] of zones.entries()) {
    for (const at of tellingMoments(timeZone, seed)) {
      cases++;
      const found = wrongAt(timeZone, at, seed);
      if (found !== null) wrong.push(`${timeZone} at ${instantOf(at)}: ${found}`);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(cases).toBeGreaterThan(zones.length * 20);
}

const differs = (what: string, got: unknown, expected: unknown): string | null =>
  got === expected ? null : `${what} is ${String(got)}, not ${String(expected)}`;

describe('in every zone', () => {
  test('a record counts for the day that the wall calendar shows, by its offset or by the assumed zone, and says by which', () => {
    inEveryZone((timeZone, at) => {
      const start = instantOf(at);
      const day = oracleDate(timeZone, at);
      const known = attributeLocalDate({
        start,
        utcOffsetMinutes: oracleOffset(timeZone, at),
        assumedTimeZone: 'Pacific/Kiritimati',
      });
      const assumed = attributeLocalDate({ start, utcOffsetMinutes: null, assumedTimeZone: timeZone });
      const nowhere = attributeLocalDate({ start, utcOffsetMinutes: null, assumedTimeZone: null });
      return (
        differs('the day by its offset', known.localDate, day) ??
        differs('its basis', known.dateBasis, 'recorded') ??
        differs('the day by the zone', assumed.localDate, day) ??
        differs('its basis', assumed.dateBasis, 'assumed-zone') ??
        differs('the day by UTC', nowhere.localDate, start.slice(0, 10)) ??
        differs('its basis', nowhere.dateBasis, 'assumed-utc')
      );
    });
  });

  test('a vendor that writes local time with a false Z is read right, with the moment beside it or with the zone', () => {
    inEveryZone((timeZone, at) => {
      const instant = instantOf(Math.floor(at / 1000) * 1000);
      const shown = wallClockOf(timeZone, at);
      const claimed = parseVendorTime(`${shown}Z`);
      const local = localTimeDespiteZone(`${shown}Z`);
      if (local === null || claimed?.type !== 'instant') return 'is not read';
      const offset = utcOffsetMinutesBetween(instant, local);
      const resolved = [resolveLocalTime(local, timeZone, 'earlier'), resolveLocalTime(local, timeZone, 'later')];
      return (
        // What is written claims no offset: nothing is taken for the wearer's clock.
        differs('the offset claimed', claimed.utcOffsetMinutes, null) ??
        differs('the offset of both', offset, oracleOffset(timeZone, at)) ??
        differs('the moment by the offset', instantOfLocalTime(local, offset ?? Number.NaN), instant) ??
        differs('the day', localDateOf(instant, offset ?? Number.NaN), oracleDate(timeZone, at)) ??
        differs('the moment in the zone', resolved.includes(instant), true)
      );
    });
  });

  test('a day is as long as the clock makes it, and days lie end to end', () => {
    inEveryZone((timeZone, at) => {
      const day = oracleDate(timeZone, at) as LocalDate;
      const { from, to } = dayRange(day, timeZone);
      const [start, end] = [millisecondsOf(from), millisecondsOf(to)];
      const moved = oracleOffset(timeZone, end) - oracleOffset(timeZone, start);
      // Canada set its clocks back at one minute past midnight for years: the day before went on after the next had begun.
      const cameBack = oracleDate(timeZone, end) > day && at - end < 3_600_000;
      const skipped = daysBetween(day, oracleDate(timeZone, end) as LocalDate) - 1;
      return (
        differs('the moment inside', start <= at && (at < end || cameBack), true) ??
        differs('the day of the last moment', oracleDate(timeZone, end - 1), day) ??
        differs('the day before the first', oracleDate(timeZone, start - 1) < day, true) ??
        differs('the next day', dayRange(addDays(day, 1), timeZone).from, to) ??
        // From one midnight to the next, where there is a midnight.
        (wallClockOf(timeZone, start).endsWith('T00:00:00') && wallClockOf(timeZone, end).endsWith('T00:00:00')
          ? differs('its length in minutes', (end - start) / minute, (1 + skipped) * 1440 - moved)
          : null)
      );
    });
  });

  test('seven days make a week and every day of a month the month, whatever the clocks do meanwhile', () => {
    inEveryZone((timeZone, at) => {
      const day = oracleDate(timeZone, at) as LocalDate;
      for (const { from, to } of [weekOf(day), monthOf(day)]) {
        if (!(from <= day && day <= to)) return `${from} to ${to} does not hold ${day}`;
        const range = { from: dayRange(from, timeZone).from, to: dayRange(to, timeZone).to };
        const [start, end] = [millisecondsOf(range.from), millisecondsOf(range.to)];
        const moved = oracleOffset(timeZone, end) - oracleOffset(timeZone, start);
        const minutes = (daysBetween(from, to) + 1) * 1440 - moved;
        const midnights = [start, end].every((edge) => wallClockOf(timeZone, edge).endsWith('T00:00:00'));
        if (midnights && (end - start) / minute !== minutes) return `${from} to ${to} lasts ${(end - start) / minute}`;
      }
      return null;
    });
  });
});

describe('days of a traveller', () => {
  const dayIn = (at: Instant, timeZone: string) =>
    attributeLocalDate({
      start: at,
      utcOffsetMinutes: oracleOffset(timeZone, millisecondsOf(at)),
      assumedTimeZone: 'Europe/Berlin',
    }).localDate;

  test('from any zone to any other, a moment counts for the day where the wearer is then', () => {
    const wrong: string[] = [];
    for (const [i, home] of zones.entries()) {
      const away = zones[(i * 131 + 7) % zones.length] ?? 'UTC';
      const at = instantOf(Date.UTC(2025, i % 12, 1 + (i % 28), i % 24, (i * 7) % 60));
      for (const zone of [home, away])
        if (dayIn(at, zone) !== oracleDate(zone, millisecondsOf(at))) wrong.push(`${zone} at ${at}`);
      if (Math.abs(daysBetween(dayIn(at, home), dayIn(at, away))) > 1) wrong.push(`${home} and ${away} at ${at}`);
    }
    expect(wrong).toEqual([]);
  });

  test('eastwards over the date line a day comes twice, westwards one is left out', () => {
    const days = (...flight: readonly (readonly [at: string, zone: string])[]) =>
      flight.map(([at, zone]) => dayIn(at as Instant, zone));
    expect(
      days(['2026-05-04T23:00:00.000Z', 'Pacific/Auckland'], ['2026-05-05T05:00:00.000Z', 'Pacific/Honolulu']),
    ).toEqual(['2026-05-05', '2026-05-04']);
    expect(
      days(['2026-05-05T09:00:00.000Z', 'Pacific/Honolulu'], ['2026-05-05T18:00:00.000Z', 'Pacific/Auckland']),
    ).toEqual(['2026-05-04', '2026-05-06']);
  });
});

test('the zones of this machine have what the tests are about', () => {
  const changes = (timeZone: string, year: number) =>
    clockChangesOf(timeZone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
  const quarters = new Set(zones.map((zone) => Math.abs(oracleOffset(zone, Date.UTC(2026, 0, 1)) % 60)));
  expect([...quarters].sort((a, b) => a - b)).toEqual([0, 30, 45]);
  expect(zones.filter((zone) => changes(zone, 2025).length === 2).length).toBeGreaterThan(100);
  // Half an hour on Lord Howe Island; Nepal moved by a quarter in 1986; Ramadan stops summer time in Morocco.
  expect(
    changes('Australia/Lord_Howe', 2025).map(({ offsetBefore, offsetAfter }) => offsetAfter - offsetBefore),
  ).toEqual([-30, 30]);
  const nepal = changes('Asia/Katmandu', 1986).concat(changes('Asia/Katmandu', 1985));
  expect(nepal.map(({ offsetBefore, offsetAfter }) => [offsetBefore, offsetAfter])).toEqual([[330, 345]]);
  expect(changes('Africa/Casablanca', 2025)).toHaveLength(2);
});
