import { type AnyRecord, localDateOf } from '@vitalwire/core';
import { dayRange, localDateIn, utcOffsetMinutesAt } from '@vitalwire/core/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Athlete, DayTruth } from '../src/index.ts';
import { athleteOf, day, kindIn, recordsIn, scenarios } from './athletes.ts';

describe('offsets and local dates', () => {
  // Late summer in the Algarve; autumn of an even year: New York over both changes of the clocks. Spring: New York over the American change.
  const autumn = athleteOf('demo', 3, 0.35, day('2024-11-30'));
  const spring = athleteOf('demo', 3, 0.3, day('2025-04-10'));
  const odd = athleteOf('demo', 3, 0.2, day('2025-11-30'));

  it('are those of the zone in which the record was made', () => {
    for (const athlete of [autumn, spring, odd]) expectZonesOf(athlete);
  });

  it('are so for every seed and scenario', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scenarios), fc.nat(), fc.integer({ min: 1, max: 12 }), (scenario, seed, month) => {
        const last = day(`2024-${String(month).padStart(2, '0')}-20`);
        expectZonesOf(athleteOf(scenario, seed, 0.12, last));
      }),
      { numRuns: 10 },
    );
  });

  it('change with travel and with the clocks, both ways', () => {
    expect(offsetsOf(autumn)).toEqual([60, 120, -240, -300, 60]);
    expect(offsetsOf(spring)).toEqual([60, -300, -240, 60, 120]);
    expect(offsetsOf(odd)).toEqual([120, 60, 540, 60]);
  });

  it('follow the journey: the day of travel is longer or shorter by the shift', () => {
    const shifts = [autumn, spring, odd].flatMap((athlete) =>
      travelDays(athlete).map(({ date }) => {
        const summary = kindIn(athlete, 'dailySummary').find(({ localDate }) => localDate === date);
        return summary === undefined ? null : (Date.parse(summary.end!) - Date.parse(summary.start)) / 3_600_000;
      }),
    );
    // Home from the Algarve; to New York and back in autumn and in spring, when American clocks had moved; to Tokyo.
    expect(shifts).toEqual([23, 30, 18, 30, 19, 16, 32]);
  });

  it('make a night at the end of summer time an hour longer on the clock', () => {
    const home = athleteOf('consistent-cyclist', 3, 0.1, day('2025-11-05'));
    const sleeps = kindIn(home, 'sleep').filter(({ nap }) => !nap);
    const night = sleeps.find(({ localDate }) => localDate === '2025-10-26')!;
    expect(night.utcOffsetMinutes).toBe(60);
    expect(utcOffsetMinutesAt(night.start, 'Europe/Berlin')).toBe(120);
    const summary = kindIn(home, 'dailySummary').find(({ localDate }) => localDate === '2025-10-26')!;
    expect(Date.parse(summary.end!) - Date.parse(summary.start)).toBe(25 * 3_600_000);
  });
});

function expectZonesOf(athlete: Athlete): void {
  const truth = new Map(athlete.truth.days.map((entry) => [entry.date, entry]));
  for (const record of recordsIn(athlete)) {
    const { morningZone, eveningZone } = truth.get(record.localDate)!;
    const zone = isOfEvening(record) ? eveningZone : morningZone;
    const moment = record.kind === 'sleep' ? record.end : record.start;
    expect(record.utcOffsetMinutes).toBe(utcOffsetMinutesAt(moment, zone));
    expect(record.dateBasis).toBe('recorded');
    // A night counts for the day of waking, and its HRV with it.
    const decides = record.kind === 'sleep' || record.kind === 'hrv' ? record.end! : record.start;
    expect(localDateIn(decides, zone)).toBe(record.localDate);
    if (record.kind !== 'hrv') expect(localDateOf(moment, record.utcOffsetMinutes!)).toBe(record.localDate);
    if (record.kind === 'dailySummary') {
      expect(record.start).toBe(dayRange(record.localDate, morningZone).from);
      expect(record.end).toBe(dayRange(record.localDate, eveningZone).to);
    }
  }
}

function isOfEvening(record: AnyRecord): boolean {
  return record.kind === 'note' || (record.kind === 'sleep' && record.nap);
}

/** Offsets of the nights in their order, each named once until it changes. */
function offsetsOf(athlete: Athlete): readonly number[] {
  const offsets = kindIn(athlete, 'sleep').map(({ utcOffsetMinutes }) => utcOffsetMinutes!);
  return offsets.filter((offset, i) => offset !== offsets[i - 1]);
}

function travelDays(athlete: Athlete): readonly DayTruth[] {
  return athlete.truth.days.filter(({ morningZone, eveningZone, date }) => {
    const { from } = dayRange(date, morningZone);
    return utcOffsetMinutesAt(from, morningZone) !== utcOffsetMinutesAt(from, eveningZone);
  });
}
