import { dayNumberOf, instantOf, localDateOfDayNumber, millisecondsOf, millisecondsPerDay } from '@vitalwire/core';
import { localDateTimeOf, resolveLocalTime, utcOffsetMinutesAt } from '@vitalwire/core/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LifeEventType, spansOfYear, weekdayOf, weekOf, type YearlyRule } from './life-event.ts';
import { meanTemperatureOf, places, wave } from './place.ts';
import { createZoneClock } from './zone-clock.ts';

const anyPlace = fc.constantFrom(...Object.values(places));
const anyDay = fc.integer({ min: dayNumberOf('2020-01-01' as never), max: dayNumberOf('2030-12-31' as never) });
const minute = fc.integer({ min: 0, max: 1439 });

describe('the clock of a zone', () => {
  const clock = createZoneClock();

  it('has the offset that the zone has', () => {
    fc.assert(
      fc.property(anyPlace, anyDay, minute, ({ zone }, day, minutes) => {
        const moment = day * millisecondsPerDay + minutes * 60_000;
        const instant = new Date(moment).toISOString() as never;
        expect(clock.offsetMinutes(zone, moment)).toBe(utcOffsetMinutesAt(instant, zone));
      }),
    );
  });

  it('finds the moment of a wall time, and never invents one in the lost hour', () => {
    const changes = fc.constantFrom('2024-03-31', '2024-10-27', '2024-03-10', '2024-11-03', '2025-06-01');
    fc.assert(
      fc.property(anyPlace, changes, minute, ({ zone }, date, minutes) => {
        const day = dayNumberOf(date as never);
        const clockTime = localDateTimeOf(instantOf(day * millisecondsPerDay), minutes);
        const found = clock.momentAt(zone, day, minutes);
        const candidates = (['earlier', 'later'] as const).map((rule) =>
          millisecondsOf(resolveLocalTime(clockTime, zone, rule)),
        );
        expect(candidates).toContain(found);
      }),
      { numRuns: 400 },
    );
  });
});

describe('days and weeks', () => {
  it('begin on Mondays', () => {
    expect(['2026-06-29', '2026-07-05'].map((date) => weekdayOf(dayNumberOf(date as never)))).toEqual([0, 6]);
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekOf(day) - weekOf(day - 1)).toBe(weekdayOf(day) === 0 ? 1 : 0);
      }),
    );
  });
});

describe('wave', () => {
  it('is a cosine within six hundredths, of period 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (turn) => {
        expect(Math.abs(wave(turn) - Math.cos(2 * Math.PI * turn))).toBeLessThan(0.06);
      }),
    );
  });

  it('makes January cold and July warm', () => {
    const { freiburg } = places;
    expect(meanTemperatureOf(freiburg, 28)).toBeCloseTo(2, 1);
    expect(meanTemperatureOf(freiburg, 210.6)).toBeCloseTo(21, 1);
  });
});

describe('events of a year', () => {
  const rules: readonly YearlyRule[] = [
    {
      type: LifeEventType.Race,
      detail: 'Race',
      window: [
        [6, 8],
        [6, 27],
      ],
      weekday: 6,
      days: [1, 1],
      taperDays: 10,
    },
    {
      type: LifeEventType.Illness,
      detail: 'Cold',
      window: [
        [5, 1],
        [7, 30],
      ],
      days: [4, 8],
      distanceDays: 5,
    },
    {
      type: LifeEventType.Trip,
      detail: 'Trip',
      window: [
        [11, 1],
        [11, 1],
      ],
      days: [3, 3],
      years: 'odd',
      place: 'tokyo',
    },
  ];

  it('lie in their windows, on their weekday, with their length and distance', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2020, max: 2035 }), (seed, year) => {
        const spans = spansOfYear(rules, seed, year);
        const [taper, race, illness] = spans;
        expect(weekdayOf(race!.first)).toBe(6);
        const date = localDateOfDayNumber(race!.first);
        expect(date >= `${year}-06-02` && date <= `${year}-06-27`).toBe(true);
        expect([taper!.first, taper!.last]).toEqual([race!.first - 10, race!.first - 1]);
        if (illness?.type === 'illness') {
          expect(illness.last - illness.first + 1).toBeGreaterThanOrEqual(4);
          expect(illness.last + 5 < taper!.first || race!.last + 5 < illness.first).toBe(true);
        }
        expect(spans.some(({ type }) => type === 'trip')).toBe(year % 2 === 1);
        expect(spansOfYear(rules, seed, year)).toEqual(spans);
      }),
    );
  });

  it('are left out where there is no room', () => {
    const crowded: readonly YearlyRule[] = [
      {
        type: LifeEventType.Holiday,
        detail: 'All summer',
        window: [
          [6, 1],
          [6, 1],
        ],
        days: [60, 60],
      },
      {
        type: LifeEventType.Illness,
        detail: 'Cold',
        window: [
          [6, 10],
          [7, 10],
        ],
        days: [5, 5],
        distanceDays: 1,
      },
    ];
    expect(spansOfYear(crowded, 'x', 2025).map(({ type }) => type)).toEqual(['holiday']);
  });
});
