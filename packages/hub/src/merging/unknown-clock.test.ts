import { type AnyRecord, instantOf, millisecondsOf } from '@vitalwire/core';
import { describe, expect, test } from 'vitest';
import { body, session, sleep, workout } from '../../test/records.ts';
import { groupsOf } from './groups.ts';
import type { Mergeable } from './match.ts';

const rulesOf = (...records: readonly Mergeable[]) =>
  groupsOf(records, []).map(({ members, reason }) => [members.length, reason.rule]);

/** The same on a trip, by a source that writes what the wall showed: placed as if it had been at home. */
function awayFrom<R extends AnyRecord>(record: R, hours: number): R {
  const moved = (at: R['start']) => instantOf(millisecondsOf(at) + hours * 3_600_000);
  return { ...record, start: moved(record.start), end: record.end && moved(record.end), utcOffsetMinutes: null };
}

describe('what was read by the clock of another zone', () => {
  test.each([-9, -8, 8.5, 12])('is the night of that day, %d hours off', (hours) => {
    const ring = sleep('ring', '2026-05-04T22:30:00.000Z', 450);
    const band = awayFrom(sleep('band', '2026-05-04T22:40:00.000Z', 430), hours);
    expect(rulesOf(ring, { ...band, localDate: ring.localDate })).toEqual([[2, 'sleep.same-night/1']]);
    // Of another day, much shorter, a nap, or with an offset of its own it is another sleep.
    expect(rulesOf(ring, { ...band, localDate: '2026-05-06' as never })).toEqual([]);
    const short = awayFrom(sleep('band', '2026-05-04T22:40:00.000Z', 300), hours);
    expect(rulesOf(ring, { ...short, localDate: ring.localDate })).toEqual([]);
    expect(rulesOf(ring, { ...band, localDate: ring.localDate, nap: true })).toEqual([]);
    expect(rulesOf(ring, { ...band, localDate: ring.localDate, utcOffsetMinutes: 60 })).toEqual([]);
  });

  test('is the strength session of that day, where the lengths agree', () => {
    const watch = workout('watch', '2026-05-04T17:00:00.000Z', 60, { sport: 'strength_training' });
    const log = awayFrom(session('log', '2026-05-04T17:03:00.000Z', 55), -9);
    expect(rulesOf(watch, { ...log, localDate: watch.localDate })).toEqual([[2, 'strength.other-clock/1']]);
    const long = awayFrom(session('log', '2026-05-04T17:03:00.000Z', 100), -9);
    expect(rulesOf(watch, { ...long, localDate: watch.localDate })).toEqual([]);
    const run = workout('watch', '2026-05-04T17:00:00.000Z', 60, { sport: 'running' });
    expect(rulesOf(run, { ...log, localDate: run.localDate })).toEqual([]);
  });

  test('is the weighing of that day, where the values agree and whole quarters of an hour lie between', () => {
    const scale = body('scale', '2026-05-04T06:10:00.000Z', 80.1);
    const app = awayFrom(body('app', '2026-05-04T06:10:00.000Z', 80.1), -9);
    expect(rulesOf(scale, { ...app, localDate: scale.localDate })).toEqual([[2, 'body.other-zone/1']]);
    expect(rulesOf(scale, { ...app, localDate: scale.localDate, weightKilograms: 80.3 })).toEqual([]);
    const evening = awayFrom(body('app', '2026-05-04T06:17:00.000Z', 80.1), -9);
    expect(rulesOf(scale, { ...evening, localDate: scale.localDate })).toEqual([]);
  });
});
