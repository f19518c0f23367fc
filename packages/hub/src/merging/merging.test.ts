import {
  type AnyRecord,
  type Instant,
  instantOf,
  millisecondsOf,
  type Sleep,
  type SourceId,
  type Workout,
} from '@vitalwire/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { body, day, session, sleep, workout } from '../../test/records.ts';
import { createSourceCatalogue } from '../sources/source-catalogue.ts';
import { createSourceRanking } from '../sources/source-ranking.ts';
import { groupsOf } from './groups.ts';
import type { Mergeable } from './match.ts';
import { matchRecords } from './match-records.ts';
import { mergeOf } from './merge-of.ts';

const at = (time: string) => `2026-05-04T${time}:00.000Z`;
const grouped = (...records: readonly Mergeable[]) =>
  groupsOf(records, []).map(({ members, reason }) => [members.map(({ id }) => id).sort(), reason.rule]);
const ids = (...records: readonly Mergeable[]) => records.map(({ id }) => id).sort();

describe('two recordings of one workout', () => {
  const watch = workout('watch', at('08:00'), 60, { distanceMeters: 25_000 });
  test.each<[string, Workout, string]>([
    [
      'a bike computer started seconds later',
      workout('bike', at('08:00'), 59, { distanceMeters: 25_400 }),
      'workout.same-time/2',
    ],
    [
      'the other one calls it a run',
      workout('phone', at('08:00'), 60, { sport: 'running', distanceMeters: 25_100 }),
      'workout.same-time/2',
    ],
    [
      'the other one counts strides and is wrong',
      workout('pod', at('08:00'), 60, { distanceMeters: 19_000 }),
      'workout.same-time/2',
    ],
    [
      'the second one was started ten minutes late',
      workout('phone', at('08:10'), 50, { distanceMeters: 21_000 }),
      'workout.started-apart/1',
    ],
    [
      'an export has local time for UTC',
      workout('export', at('10:00'), 60, { distanceMeters: 25_000 }),
      'workout.shifted-zone/2',
    ],
    [
      'an export two hours off follows the watch within minutes, with the same distance',
      workout('export', at('10:00'), 61, { distanceMeters: 24_800 }),
      'workout.shifted-zone/2',
    ],
    [
      'the wall clock of here as that of there',
      workout('export', at('01:00'), 60, { distanceMeters: 25_000, utcOffsetMinutes: 540 }),
      'workout.shifted-zone/2',
    ],
    [
      'the diary names the day as midnight of UTC',
      workout('diary', '2026-05-04T00:00:00.000Z', 60, { distanceMeters: 25_000, localDate: '2026-05-03' as never }),
      'workout.same-day/1',
    ],
    [
      'another sport, started two minutes late, and as far',
      workout('phone', at('08:02'), 57, { sport: 'walking', distanceMeters: 24_700 }),
      'workout.same-time/2',
    ],
    [
      'ten minutes late, and stopped late as well',
      workout('phone', at('08:08'), 54, { distanceMeters: 19_000 }),
      'workout.started-apart/1',
    ],
    [
      'the diary names the day only',
      workout('diary', '2026-05-03T22:00:00.000Z', 60, { distanceMeters: 25_000 }),
      'workout.same-day/1',
    ],
  ])('%s', (_, other, rule) => {
    expect(grouped(watch, other)).toEqual([[ids(watch, other), rule]]);
  });

  test.each<[string, Workout]>([
    ['the next hour', workout('phone', at('09:05'), 60, { distanceMeters: 25_000 })],
    ['neither what nor how far', workout('phone', at('08:00'), 60, { sport: 'running', distanceMeters: 11_000 })],
    ['the same device twice at once', workout('watch', at('08:10'), 50, { distanceMeters: 21_000 })],
    ['two hours later, and not as long', workout('phone', at('10:00'), 70, { distanceMeters: 25_000 })],
    [
      'another day without a time',
      workout('diary', '2026-05-04T22:00:00.000Z', 60, { localDate: '2026-05-05' as never }),
    ],
    ['a short one inside', workout('phone', at('08:20'), 15, { distanceMeters: 6000 })],
    ['the next lap, an hour later and nearly as far', workout('phone', at('09:01'), 61, { distanceMeters: 25_700 })],
    [
      'as long on the same day, and of another kind',
      workout('diary', '2026-05-03T22:00:00.000Z', 60, { sport: 'yoga' }),
    ],
    ['as long two hours later, and of another kind', workout('phone', at('10:00'), 60, { sport: 'tennis' })],
    ['the next class, in round times', workout('phone', at('09:00'), 60)],
    [
      'the hour of the zone and of summer, and not quite as far',
      workout('phone', at('11:00'), 62, { distanceMeters: 25_900 }),
    ],
  ])('not: %s', (_, other) => {
    expect(grouped(watch, other)).toEqual([]);
  });

  test('a midnight that stands for a day says nothing of the clock', () => {
    const evening = workout('watch', '2026-05-03T23:58:00.000Z', 60, { distanceMeters: 25_000 });
    const day = workout('diary', '2026-05-04T00:00:00.000Z', 40, { distanceMeters: 16_000 });
    expect(grouped(evening, day)).toEqual([]);
  });

  test('two buttons on a short way', () => {
    const head = workout('bike', at('08:00'), 14, { distanceMeters: 6000 });
    const edge = workout('edge', '2026-05-04T07:57:10.000Z', 15, { distanceMeters: 6020 });
    expect(grouped(head, edge)).toHaveLength(1);
  });

  test('a ride that one device split in two', () => {
    const first = workout('bike', at('08:00'), 30, { distanceMeters: 12_400 });
    const second = workout('bike', at('08:31'), 29, { distanceMeters: 12_300 });
    expect(grouped(watch, first, second)).toEqual([[ids(watch, first, second), 'workout.split/1']]);
    expect(grouped(watch, second)).toEqual([]);
  });

  test('what a person wrote down from memory, in round times', () => {
    const recorded = workout('watch', at('08:03'), 59, { distanceMeters: 25_000 });
    const diary = (time: string) => workout('diary', at(time), 60, { distanceMeters: 25_000 });
    expect(grouped(recorded, diary('08:10'))).toEqual([[ids(recorded, diary('08:10')), 'workout.written-down/1']]);
    expect(grouped(recorded, diary('08:30'))).toEqual([]);
  });

  test('a ride that one device stopped early, and went on with in a second piece', () => {
    const first = workout('bike', at('08:00'), 44, { distanceMeters: 18_700 });
    const second = workout('bike', at('08:50'), 9, { distanceMeters: 6100 });
    expect(grouped(watch, first, second).map(([members]) => members)).toEqual([ids(watch, first, second)]);
  });

  test('two commutes of equal length keep their own twins', () => {
    const morning = [workout('watch', at('06:00'), 30), workout('phone', at('06:00'), 30)];
    const evening = [workout('watch', at('08:00'), 30), workout('phone', at('08:01'), 30)];
    expect(grouped(...morning, ...evening).map(([members]) => members)).toEqual(
      expect.arrayContaining([ids(...morning), ids(...evening)]),
    );
  });

  test('what the person told apart is not joined by a third', () => {
    const phone = workout('phone', at('08:00'), 60);
    const pod = workout('pod', at('08:00'), 60);
    const refusal = { kind: 'workout', members: [watch.id, phone.id], decidedAt: watch.start } as const;
    const groups = groupsOf([watch, phone, pod], [refusal]);
    expect(groups).toHaveLength(1);
    for (const { members } of groups) expect(members).toHaveLength(2);
  });
});

describe('the record that answers', () => {
  const ranking = createSourceRanking(
    [],
    createSourceCatalogue({ descriptors: [], preference: ['watch' as SourceId] }),
  );
  const reason = { rule: 'test', confidence: 1, sentence: 'A test.' };
  const primaryOf = (...members: readonly Mergeable[]) =>
    mergeOf({ members, reason }, ranking, { by: 'rule', at: '2026-05-05T00:00:00.000Z' as Instant }).primary;
  const watch = workout('watch', at('08:00'), 60, { distanceMeters: 25_000 });

  test('is of the same source every time where two say the same', () => {
    const days = ['01', '02', '03', '04', '05', '06', '07', '08'].map((date) => `2026-05-${date}T06:00:00.000Z`);
    const answering = days.map((start) => {
      const [one, other] = [body('scale', start, 71), body('phone', start, 71)];
      return primaryOf(one, other) === other.id;
    });
    expect(answering).toEqual(days.map(() => true));
  });

  test('is the whole, although the piece is of the preferred source', () => {
    const whole = workout('bike', at('08:00'), 100, { distanceMeters: 41_000 });
    expect(primaryOf(watch, whole)).toBe(whole.id);
  });

  test('is not the longest one that was left running after the end', () => {
    const leftOn = workout('bike', at('08:00'), 100, { distanceMeters: 25_300 });
    expect(grouped(watch, leftOn)).toHaveLength(1);
    expect(primaryOf(watch, leftOn)).toBe(watch.id);
  });
});

test('a strength session of the watch and of the log', () => {
  const watch = workout('watch', at('17:00'), 55, { sport: 'strength_training' });
  expect(grouped(watch, session('log', at('17:05'), 50))).toMatchObject([
    [expect.anything(), 'strength.watch-and-log/1'],
  ]);
  expect(grouped(watch, session('log', at('18:20'), null))).toHaveLength(1);
  expect(grouped(watch, session('log', '2026-05-03T22:00:00.000Z', null))).toMatchObject([
    [expect.anything(), 'strength.same-day/1'],
  ]);
  expect(grouped(workout('watch', at('17:00'), 55), session('log', at('17:05'), 50))).toEqual([]);
  const named = (sport: Workout['sport']) => workout('watch', at('17:00'), 55, { sport });
  expect(grouped(named('climbing'), session('log', at('17:05'), 50))).toHaveLength(1);
  expect(grouped(named('climbing'), session('log', at('17:40'), 50))).toEqual([]);
  expect(grouped(named('cardio_training'), session('log', at('16:58'), null))).toHaveLength(1);
  expect(grouped(named('cardio_training'), session('log', at('18:20'), null))).toEqual([]);
});

test('one night of two sources, in pieces, and with a nap inside', () => {
  const ring = sleep('ring', '2026-05-03T21:30:00.000Z', 510);
  const watch = [sleep('watch', '2026-05-03T21:40:00.000Z', 200), sleep('watch', '2026-05-04T01:20:00.000Z', 280)];
  expect(grouped(ring, ...watch)).toEqual([[ids(ring, ...watch), 'sleep.same-time/1']]);
  const inside = sleep('ring', '2026-05-04T00:00:00.000Z', 30, { nap: true } as Partial<Sleep>);
  expect(grouped(ring, inside)).toHaveLength(1);
  expect(grouped(ring, sleep('ring', '2026-05-04T11:00:00.000Z', 30, { nap: true } as Partial<Sleep>))).toEqual([]);
});

test('a night hours off by its zone, which two devices do not see alike; a nap only as a copy', () => {
  const night = sleep('watch', '2026-05-03T21:30:00.000Z', 480);
  const far = { utcOffsetMinutes: 540 };
  expect(grouped(night, sleep('ring', '2026-05-04T06:55:00.000Z', 440, far))).toMatchObject([
    [expect.anything(), 'sleep.shifted-zone/2'],
  ]);
  expect(grouped(night, sleep('ring', '2026-05-04T08:55:00.000Z', 440, far))).toEqual([]);
  const nap = sleep('watch', at('11:00'), 40, { nap: true });
  expect(grouped(nap, sleep('ring', at('13:00'), 40, { nap: true }))).toHaveLength(1);
  expect(grouped(nap, sleep('ring', at('13:01'), 39, { nap: true }))).toEqual([]);
});

test('days of two sources, and one weight that was passed on', () => {
  expect(grouped(day('watch'), day('phone'))).toHaveLength(1);
  expect(grouped(day('watch'), day('phone', '2026-05-05'))).toEqual([]);
  expect(grouped(body('scale', at('06:00'), 80.4), body('hub', at('06:02'), 80.5))).toHaveLength(1);
  expect(grouped(body('scale', at('06:00'), 80.4), body('hub', '2026-05-03T22:00:00.000Z', 80.4))).toHaveLength(1);
  // Midnight of the person's clock, which is not written beside it.
  const noTime = { utcOffsetMinutes: null };
  expect(
    grouped(body('scale', at('19:00'), 80.4), body('diary', '2026-05-03T22:00:00.000Z', 80.4, noTime)),
  ).toHaveLength(1);
  expect(grouped(body('scale', at('19:00'), 80.4), body('diary', '2026-05-03T23:00:00.000Z', 80.4, noTime))).toEqual(
    [],
  );
  expect(grouped(body('scale', at('19:00'), 80.4), body('diary', '2026-05-03T22:00:00.000Z', 80.9, noTime))).toEqual(
    [],
  );
  expect(grouped(body('scale', at('06:00'), 80.4), body('hub', at('06:02'), 79.9))).toEqual([]);
  // Neither of the two has its offset.
  const scale = body('scale', at('19:03'), 80.4, noTime);
  expect(grouped(scale, body('diary', '2026-05-03T22:00:00.000Z', 80.4, noTime))).toHaveLength(1);
  expect(grouped(scale, body('diary', '2026-05-03T22:00:00.000Z', 80.9, noTime))).toEqual([]);
  expect(grouped(scale, body('diary', at('06:07'), 80.4, noTime))).toEqual([]);
  expect(grouped(body('scale', at('06:00'), 80.4), body('scale', at('06:02'), 80.4))).toEqual([]);
  expect(grouped(body('scale', at('06:00'), 80.4), body('hub', at('08:00'), 80.4))).toHaveLength(1);
  expect(grouped(body('scale', at('06:00'), 80.4), body('hub', at('08:00'), 80.5))).toEqual([]);
});

describe('whatever the records', () => {
  const moments = fc.integer({ min: 0, max: 200 });
  const some = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('a', 'b', 'c'),
      moments,
      fc.integer({ min: 5, max: 90 }),
      fc.constantFrom('cycling', 'running'),
    ),
    { maxLength: 9, selector: ([source, minute]) => `${source} ${minute}` },
  );
  const records = (drawn: readonly (readonly [string, number, number, string])[]): Mergeable[] =>
    drawn.map(([source, minute, length, sport]) =>
      workout(source, instantOf(millisecondsOf(at('06:00') as never) + minute * 60_000), length, {
        sport: sport as Workout['sport'],
      }),
    );
  const comparable = (list: readonly AnyRecord[]) =>
    groupsOf(list as readonly Mergeable[], [])
      .map(({ members }) => ids(...members).join())
      .sort();

  test('the order makes no difference', () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (drawn, noise) => {
        const list = records(drawn);
        const keys = new Map(list.map((record) => [record.id, noise.next().value]));
        const shuffled = list.toSorted((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0));
        expect(comparable(shuffled)).toEqual(comparable(list));
      }),
    );
  });

  test('a match does not depend on who is asked first, and a record is in one event at most', () => {
    fc.assert(
      fc.property(some, (drawn) => {
        const list = records(drawn);
        for (const a of list) for (const b of list) expect(matchRecords(a, b)).toEqual(matchRecords(b, a));
        const members = groupsOf(list, []).flatMap((group) => group.members.map(({ id }) => id));
        expect(new Set(members).size).toBe(members.length);
      }),
    );
  });
});
