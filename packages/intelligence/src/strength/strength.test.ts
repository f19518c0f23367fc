import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { effortPercent, effortPercentEpley, oneRepMaxFromEffort, oneRepMaxFromEffortEpley } from './effort.ts';
import { oneRepMaxEpley } from './one-rep-max.ts';
import { plateLoading } from './plates.ts';
import { type LiftedSet, liftRecords } from './records.ts';
import { liftPlateau, tonnageTrend } from './trend.ts';
import { relativeIntensity, volumeLoad, weeklySets, weeklySetsDirect, weeklySetsTotal } from './volume.ts';

describe('effort', () => {
  test('the printed grid, cell by cell', () => {
    // Repetitions 1 to 12 by exertion, as reprinted in many places; half steps are means of their neighbours.
    const grid: readonly (readonly [number, readonly number[]])[] = [
      [10, [100, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68]],
      [9.5, [97.8, 93.9, 90.7, 87.8, 85, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7]],
      [9, [95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68, 65.3]],
      [8, [92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68, 65.3, 62.6]],
      [7.5, [90.7, 87.8, 85, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7, 64, 61.3]],
      [7, [89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68, 65.3, 62.6, 59.9]],
    ];
    for (const [perceivedExertion, row] of grid)
      for (const [i, percent] of row.entries()) {
        const repetitions = i + 1;
        expect(Math.abs(answerOf(effortPercent({ repetitions, perceivedExertion })) - percent)).toBeLessThanOrEqual(
          0.0501,
        );
        expect(answerOf(effortPercent({ repetitions, repetitionsInReserve: 10 - perceivedExertion }))).toBe(
          answerOf(effortPercent({ repetitions, perceivedExertion })),
        );
      }
  });

  test.each([effortPercent, effortPercentEpley])('$spec.id falls with repetitions and with reserve', (method) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 5 }),
        (repetitions, repetitionsInReserve) => {
          const here = answerOf(method({ repetitions, repetitionsInReserve }));
          expect(answerOf(method({ repetitions: repetitions + 1, repetitionsInReserve }))).toBeLessThan(here);
          expect(answerOf(method({ repetitions, repetitionsInReserve: repetitionsInReserve + 0.5 }))).toBeLessThan(
            here,
          );
        },
      ),
    );
    expect(answerOf(method({ repetitions: 1, perceivedExertion: 10 }))).toBe(100);
    expect(warningsOf(method({ repetitions: 5, repetitionsInReserve: 6 }))[0]).toMatch(/misjudged/);
    expect(warningsOf(method({ repetitions: 11, repetitionsInReserve: 2 }))[0]).toMatch(/little/);
    expectTooLittle(method({ repetitions: 14, repetitionsInReserve: 2 }), /at most 15/);
    expect(refusedPath(() => method({ repetitions: 5 }))).toBe('repetitionsInReserve');
    expect(refusedPath(() => method({ repetitions: 5, perceivedExertion: 8, repetitionsInReserve: 2 }))).toBe(
      'repetitionsInReserve',
    );
    expect(refusedPath(() => method({ repetitions: 5, perceivedExertion: 11 }))).toBe('perceivedExertion');
    expect(refusedPath(() => method({ repetitions: 1.5, perceivedExertion: 9 }))).toBe('repetitions');
  });

  test('at failure the estimate is the plain equation; load and percent give the maximum back', () => {
    const set = { loadKilograms: 80, repetitions: 5, repetitionsInReserve: 0 };
    expect(answerOf(oneRepMaxFromEffortEpley(set))).toBeCloseTo(
      answerOf(oneRepMaxEpley({ loadKilograms: 80, repetitions: 5 })),
      9,
    );
    expect(answerOf(oneRepMaxFromEffort({ ...set, repetitionsInReserve: 2 }))).toBeCloseTo(80 / 0.811, 9);
    expect(refusedPath(() => oneRepMaxFromEffort({ ...set, loadKilograms: 0 }))).toBe('loadKilograms');
  });
});

describe('volume', () => {
  test('load times repetitions, by hand', () => {
    const sets = [
      { loadKilograms: 100, repetitions: 5 },
      { loadKilograms: 80, repetitions: 10 },
      { loadKilograms: 0, repetitions: 5 },
    ];
    expect(answerOf(volumeLoad({ sets }))).toEqual({
      volumeLoadKilograms: 1300,
      sets: 3,
      repetitions: 20,
      meanLoadKilograms: 65,
    });
    expectTooLittle(volumeLoad({ sets: [] }), /one repetition/);
    expect(refusedPath(() => volumeLoad({ sets: [{ loadKilograms: -1, repetitions: 1 }] }))).toBe(
      'sets.0.loadKilograms',
    );
    expect(answerOf(relativeIntensity({ loadKilograms: 90, oneRepMaxKilograms: 120 }))).toBe(75);
    expect(warningsOf(relativeIntensity({ loadKilograms: 130, oneRepMaxKilograms: 120 }))[0]).toMatch(/out of date/);
  });

  const muscles = {
    bench_press: { primary: ['chest'], secondary: ['triceps', 'front_delts'] },
    pushdown: { primary: ['triceps'], secondary: [] },
  };
  const sets = [
    { exercise: 'bench_press', repetitionsInReserve: 2 },
    { exercise: 'bench_press' },
    { exercise: 'pushdown', repetitionsInReserve: 4 },
    { exercise: 'pushdown', repetitionsInReserve: 6 },
    { exercise: 'plank' },
  ];

  test('a secondary muscle gets half a set, none or one', () => {
    const outcome = weeklySets({ sets, muscles });
    expect(answerOf(outcome)).toEqual({
      setsByMuscle: { chest: 2, triceps: 2, front_delts: 1 },
      hardSets: 4,
      easySets: 1,
      setsWithoutReserve: 2,
      unknownExercises: ['plank'],
    });
    expect(warningsOf(outcome)).toEqual(['No muscles are known of plank.']);
    expect(answerOf(weeklySetsDirect({ sets, muscles })).setsByMuscle).toEqual({ chest: 2, triceps: 1 });
    expect(answerOf(weeklySetsTotal({ sets, muscles })).setsByMuscle).toEqual({ chest: 2, triceps: 3, front_delts: 2 });
    expect(answerOf(weeklySets({ sets, muscles, hardWithinReserve: 10 })).easySets).toBe(0);
    expectTooLittle(weeklySets({ sets: [], muscles }), /one set/);
    // A name that every object has is no exercise.
    expect(answerOf(weeklySets({ sets: [{ exercise: 'constructor' }], muscles })).unknownExercises).toEqual([
      'constructor',
    ]);
  });

  test('the order of sets does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sets, { minLength: sets.length }), (shuffled) => {
        expect(answerOf(weeklySets({ sets: shuffled, muscles })).setsByMuscle).toEqual(
          answerOf(weeklySets({ sets, muscles })).setsByMuscle,
        );
      }),
    );
  });
});

describe('plates', () => {
  const gym = { barKilograms: 20, platePairsKilograms: [20, 20, 15, 10, 5, 2.5, 1.25] };

  test('by hand', () => {
    expect(answerOf(plateLoading({ ...gym, loadKilograms: 101, rounding: 'down' }))).toEqual({
      loadKilograms: 100,
      perSideKilograms: [20, 20],
      differenceKilograms: 1,
    });
    expect(answerOf(plateLoading({ ...gym, loadKilograms: 102, rounding: 'nearest' })).loadKilograms).toBe(102.5);
    expect(answerOf(plateLoading({ ...gym, loadKilograms: 10, rounding: 'nearest' })).loadKilograms).toBe(20);
    expectTooLittle(plateLoading({ ...gym, loadKilograms: 10, rounding: 'down' }), /at least the bar/);
    expect(refusedPath(() => plateLoading({ ...gym, loadKilograms: 50, rounding: 'up' as 'down' }))).toBe('rounding');
    expect(
      refusedPath(() => plateLoading({ ...gym, platePairsKilograms: [0], loadKilograms: 50, rounding: 'down' })),
    ).toBe('platePairsKilograms.0');
    expect(
      refusedPath(() =>
        plateLoading({ ...gym, platePairsKilograms: new Array(17).fill(5), loadKilograms: 50, rounding: 'down' }),
      ),
    ).toBe('platePairsKilograms');
  });

  test('greedy loading would miss it: 12 of 9, 6 and 6', () => {
    const odd = { barKilograms: 0, platePairsKilograms: [9, 6, 6], loadKilograms: 24, rounding: 'nearest' } as const;
    expect(answerOf(plateLoading(odd)).perSideKilograms).toEqual([6, 6]);
  });

  test('no choice of plates comes nearer: against trying all', () => {
    const pairs = fc.array(fc.constantFrom(1.25, 2.5, 5, 7.5, 10, 20), { maxLength: 7 });
    fc.assert(
      fc.property(
        pairs,
        fc.integer({ min: 20, max: 160 }),
        fc.constantFrom('down', 'nearest'),
        (platePairsKilograms, loadKilograms, rounding) => {
          let closest = Number.POSITIVE_INFINITY;
          for (let choice = 0; choice < 2 ** platePairsKilograms.length; choice++) {
            const load = platePairsKilograms.reduce<number>(
              (sum, plate, i) => sum + (choice & (1 << i) ? 2 * plate : 0),
              20,
            );
            if (rounding === 'nearest' || load <= loadKilograms)
              closest = Math.min(closest, Math.abs(load - loadKilograms));
          }
          const bar = answerOf(plateLoading({ barKilograms: 20, platePairsKilograms, loadKilograms, rounding }));
          expect(Math.abs(bar.differenceKilograms)).toBeCloseTo(closest, 9);
          expect(bar.loadKilograms).toBeCloseTo(
            20 + 2 * bar.perSideKilograms.reduce((sum, plate) => sum + plate, 0),
            9,
          );
        },
      ),
    );
  });
});

describe('records', () => {
  const set = (dayNumber: number, loadKilograms: number, repetitions: number): LiftedSet => ({
    dayNumber,
    loadKilograms,
    repetitions,
  });

  test('each kind by hand', () => {
    const records = answerOf(
      liftRecords({
        sets: [set(1, 100, 5), set(1, 90, 8), set(8, 100, 6), set(15, 110, 1), set(22, 90, 8), set(22, 80, 12)],
      }),
    );
    expect(records.map(({ dayNumber, kind, value, previous }) => [dayNumber, kind, value, previous])).toEqual([
      [8, 'repetitions', 6, 5],
      [8, 'one_rep_max', expect.closeTo(118.06, 2), expect.closeTo(114.58, 2)],
      [15, 'load', 110, 100],
      // Twelve with 80 kg: eight with 90 were the most so far. 1680 kg in one day: 1220 on the first.
      [22, 'repetitions', 12, 8],
      [22, 'day_volume', 1680, 1220],
    ]);
  });

  test('the same training over and over breaks nothing; heavier each day breaks the load each day', () => {
    const days = [0, 1, 2, 3, 4];
    expect(answerOf(liftRecords({ sets: days.map((day) => set(day, 100, 5)) }))).toEqual([]);
    const rising = answerOf(liftRecords({ sets: days.map((day) => set(day, 100 + day, 5)) }));
    expect(rising.filter(({ kind }) => kind === 'load').length).toBe(4);
    expectTooLittle(liftRecords({ sets: [set(1, 100, 5)] }), /2 days/);
    expect(refusedPath(() => liftRecords({ sets: [set(2, 100, 5), set(1, 100, 5)] }))).toBe('sets.1.dayNumber');
  });

  test('records of repetitions: against looking back over every set', () => {
    const sets = fc.array(fc.tuple(fc.constantFrom(60, 80, 100), fc.integer({ min: 1, max: 12 })), {
      minLength: 2,
      maxLength: 25,
    });
    fc.assert(
      fc.property(sets, (list) => {
        const given = list.map(([load, repetitions], day) => set(day, load, repetitions));
        const found = answerOf(liftRecords({ sets: given })).filter(({ kind }) => kind === 'repetitions');
        const wanted = given.filter((now, i) => {
          const before = given.slice(0, i).filter((old) => old.loadKilograms >= now.loadKilograms);
          return before.length > 0 && before.every((old) => old.repetitions < now.repetitions);
        });
        expect(found.map(({ set: of }) => of)).toEqual(wanted);
      }),
    );
  });
});

describe('trends', () => {
  test('weeks end on the day given; an incomplete oldest one is left out', () => {
    const sessions = [3, 10, 17, 24, 30].map((dayNumber, i) => ({ dayNumber, volumeLoadKilograms: 1000 + 100 * i }));
    // Blocks of 24..30, 17..23, 10..16, 3..9: whole weeks of 1000, 1100, 1200 and 1300 + 1400 kg.
    expect(answerOf(tonnageTrend({ sessions, throughDay: 30 }))).toEqual({
      weeklyKilograms: [1000, 1100, 1200, 2700],
      kilogramsPerWeek: expect.closeTo(520, 9),
      percentPerWeek: expect.closeTo((100 * 520) / 1500, 9),
    });
    expect(answerOf(tonnageTrend({ sessions, throughDay: 29 })).weeklyKilograms).toEqual([1100, 1200, 1300]);
    expectTooLittle(tonnageTrend({ sessions, throughDay: 15 }), /3 whole weeks/);
    expectTooLittle(tonnageTrend({ sessions: [], throughDay: 15 }), /3 whole weeks/);
    expectTooLittle(
      tonnageTrend({ sessions: [{ dayNumber: 1, volumeLoadKilograms: 0 }], throughDay: 40 }),
      /with load/,
    );
    expect(
      refusedPath(() => tonnageTrend({ sessions: [{ dayNumber: 1, volumeLoadKilograms: -1 }], throughDay: 9 })),
    ).toBe('sessions.0.volumeLoadKilograms');
  });

  test('a plateau is no progress beyond the error of the estimate', () => {
    const estimates = [0, 7, 14, 21, 28, 35].map((dayNumber, i) => ({
      dayNumber,
      oneRepMaxKilograms: [100, 104, 108, 108, 107, 109][i] ?? 0,
    }));
    const window = { estimates, throughDay: 35, windowDays: 21, minimumChangePercent: 2 };
    expect(answerOf(liftPlateau(window))).toEqual({
      plateau: true,
      bestBeforeKilograms: 108,
      bestWithinKilograms: 109,
      changePercent: expect.closeTo(100 / 108, 9),
      sessionsWithin: 3,
    });
    expect(answerOf(liftPlateau({ ...window, minimumChangePercent: 0.5 })).plateau).toBe(false);
    expectTooLittle(liftPlateau({ ...window, windowDays: 7 }), /3 within/);
    expectTooLittle(liftPlateau({ ...window, windowDays: 700 }), /before the window/);
  });
});
