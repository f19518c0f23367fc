import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { daySleep, sleepContinuity } from './sleep-continuity.ts';
import { sleepDebtCarryOver } from './sleep-debt.ts';
import { type FreeNight, sleepNeed, sleepNeedAasm, sleepNeedFreeNights, sleepNeedNsf } from './sleep-need.ts';
import { sleepTimingDeviation } from './sleep-scatter.ts';
import { midSleepDeviation, sleepDebt, socialJetlagSleepCorrected } from './sleep-timing.ts';

const free = (sleptHours: number | null): FreeNight => ({ sleptHours, free: true });
const work = (sleptHours: number): FreeNight => ({ sleptHours, free: false });

describe('need', () => {
  test('the range of every age group, at both of its ends', () => {
    const of = (ageYears: number) => {
      const { lowHours, highHours } = answerOf(sleepNeedNsf({ ageYears }));
      return [lowHours, highHours];
    };
    expect([0, 0.3].map(of)).toEqual([
      [14, 17],
      [14, 17],
    ]);
    expect([0.4, 1, 2.9, 3, 5.9].map(of)).toEqual([
      [12, 15],
      [11, 14],
      [11, 14],
      [10, 13],
      [10, 13],
    ]);
    expect([6, 13.9, 14, 17.9, 18, 64.9, 65, 120].map(of)).toEqual([
      [9, 11],
      [9, 11],
      [8, 10],
      [8, 10],
      [7, 9],
      [7, 9],
      [7, 8],
      [7, 8],
    ]);
    expect(answerOf(sleepNeedAasm({ ageYears: 30 }))).toEqual({ needHours: 7, lowHours: 7, highHours: null });
    expect(answerOf(sleepNeedAasm({ ageYears: 12.9 }))).toEqual({ needHours: 10.5, lowHours: 9, highHours: 12 });
    expect(warningsOf(sleepNeedAasm({ ageYears: 61 })).join(' ')).toMatch(/18 to 60/);
    expectTooLittle(sleepNeedAasm({ ageYears: 0.2 }), /4 months/);
    expect(refusedPath(() => sleepNeedNsf({ ageYears: Number.NaN }))).toBe('ageYears');
  });

  test('only nights that follow two other free ones count', () => {
    const nights = [
      work(6),
      free(10),
      free(9.5),
      free(8),
      free(8.2),
      free(7.8),
      work(6),
      free(11),
      free(10),
      free(8.4),
    ];
    const five = [...nights, free(8.1)];
    expect(answerOf(sleepNeedFreeNights({ nights: five }))).toEqual({
      needHours: 8.1,
      lowHours: 8,
      highHours: expect.closeTo(8.2, 12),
    });
    expectTooLittle(sleepNeedFreeNights({ nights }), /5 nights/);
    expect(answerOf(sleepNeedFreeNights({ nights, settledAfterNights: 0 })).needHours).toBeCloseTo(8.95, 12);
    // A free night without a recording keeps the row, but is no value.
    expectTooLittle(sleepNeedFreeNights({ nights: new Array(20).fill(free(null)) }), /5 nights/);
    expect(refusedPath(() => sleepNeedFreeNights({ nights: [free(25)] }))).toBe('nights.0.sleptHours');
  });

  test('own nights first, then the age', () => {
    const nights = new Array<FreeNight>(9).fill(free(8.5));
    expect(answerOf(sleepNeed({ nights, ageYears: 40 }))).toMatchObject({
      answeredBy: 'sleep.need.free_nights',
      value: { needHours: 8.5 },
      reason: '',
    });
    const few = answerOf(sleepNeed({ nights: nights.slice(0, 3), ageYears: 40 }));
    expect(few.answeredBy).toBe('sleep.need.nsf_2015');
    expect(few.reason).toMatch(/free_nights needs 5 nights/);
    expectTooLittle(sleepNeed({}), /free nights, or an age/);
  });
});

describe('debt that is carried', () => {
  test('by hand, night for night', () => {
    const { nightlyDebtHours, debtHours } = answerOf(
      sleepDebtCarryOver({ sleptHours: [6, 6, 10, null, 7], needHours: 8, carriedShare: 0.5 }),
    );
    expect(nightlyDebtHours).toEqual([2, 3, 0, 0, 1]);
    expect(debtHours).toBe(1);
  });

  test('kept whole and without surplus it is the plain sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 8, noNaN: true }), { minLength: 1, maxLength: 14 }),
        (sleptHours) => {
          const carried = answerOf(sleepDebtCarryOver({ sleptHours, needHours: 8, carriedShare: 1 })).debtHours;
          expect(carried).toBeCloseTo(answerOf(sleepDebt({ sleptHours, needHours: 8 })), 9);
          // It never passes what a lifetime without sleep would settle at.
          const usual = answerOf(sleepDebtCarryOver({ sleptHours, needHours: 8 })).debtHours;
          expect(usual).toBeGreaterThanOrEqual(0);
          expect(usual).toBeLessThanOrEqual(80);
        },
      ),
    );
  });

  test('too little, and what cannot be', () => {
    expectTooLittle(sleepDebtCarryOver({ sleptHours: [], needHours: 8 }), /recorded night/);
    expectTooLittle(sleepDebtCarryOver({ sleptHours: [null], needHours: 8 }), /recorded night/);
    expect(warningsOf(sleepDebtCarryOver({ sleptHours: [null, 7], needHours: 8 }))[0]).toMatch(/1 of 2 nights/);
    expect(refusedPath(() => sleepDebtCarryOver({ sleptHours: [7], needHours: 25 }))).toBe('needHours');
    expect(refusedPath(() => sleepDebtCarryOver({ sleptHours: [7], needHours: 8, carriedShare: 2 }))).toBe(
      'carriedShare',
    );
  });
});

describe('continuity', () => {
  const night = (text: string) =>
    Float64Array.from(text, (letter) => (letter === '?' ? Number.NaN : letter === 's' ? 1 : 0));

  test('counted by hand', () => {
    const value = answerOf(sleepContinuity({ asleep: night('wwsssswssswwssww'), epochSeconds: 60 }));
    expect(value).toEqual({
      timeInBedSeconds: 960,
      asleepSeconds: 540,
      latencySeconds: 120,
      wakeAfterOnsetSeconds: 180,
      wakeBeforeRisingSeconds: 120,
      awakenings: 2,
      awakeningsPerHour: expect.closeTo(2 / 0.15, 9),
      efficiencyPercent: 56.25,
      maintenancePercent: 75,
    });
  });

  test('latency, sleep and wakefulness make up the time in bed', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 600 }), (states) => {
        fc.pre(states.includes(true));
        const asleep = Float64Array.from(states, Number);
        const of = answerOf(sleepContinuity({ asleep, epochSeconds: 30 }));
        expect(of.latencySeconds + of.asleepSeconds + of.wakeAfterOnsetSeconds + of.wakeBeforeRisingSeconds).toBe(
          of.timeInBedSeconds,
        );
        const back = answerOf(sleepContinuity({ asleep: asleep.toReversed(), epochSeconds: 30 }));
        expect(back.latencySeconds).toBe(of.wakeBeforeRisingSeconds);
        expect(back.awakenings).toBe(of.awakenings);
      }),
    );
  });

  test('epochs without a score count as neither', () => {
    const outcome = sleepContinuity({ asleep: night('ws??ssw'), epochSeconds: 60 });
    expect(answerOf(outcome)).toMatchObject({ timeInBedSeconds: 300, efficiencyPercent: 60, awakenings: 0 });
    expect(warningsOf(outcome)[0]).toMatch(/29 % of the epochs/);
    expectTooLittle(sleepContinuity({ asleep: night('www'), epochSeconds: 60 }), /asleep/);
    expectTooLittle(sleepContinuity({ asleep: night(''), epochSeconds: 60 }), /asleep/);
    expect(refusedPath(() => sleepContinuity({ asleep: Float64Array.of(1, 2), epochSeconds: 60 }))).toBe('asleep.1');
    expect(refusedPath(() => sleepContinuity({ asleep: night('s'), epochSeconds: 0 }))).toBe('epochSeconds');
  });
});

describe('a day with naps', () => {
  const sleep = (startHours: number, endHours: number, asleepHours = endHours - startHours) => ({
    startSeconds: startHours * 3600,
    endSeconds: endHours * 3600,
    asleepSeconds: asleepHours * 3600,
  });

  test('the longest is the main sleep, what overlaps counts once', () => {
    const outcome = daySleep({ sleeps: [sleep(14, 14.5), sleep(-1, 7, 7), sleep(-0.5, 6.9, 6.8)] });
    expect(answerOf(outcome)).toEqual({
      mainIndex: 1,
      mainSeconds: 25_200,
      napSeconds: 1800,
      naps: 1,
      totalSeconds: 27_000,
    });
    expect(warningsOf(outcome)[0]).toMatch(/1 recordings overlap/);
  });

  test('order does not matter; what cannot be', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 }), (hours) => {
        const sleeps = hours.map((hour) => sleep(hour, hour + 1, (hour + 1) / 30));
        const of = (list: typeof sleeps) => answerOf(daySleep({ sleeps: list })).totalSeconds;
        expect(of(sleeps.toReversed())).toBe(of(sleeps));
      }),
    );
    expectTooLittle(daySleep({ sleeps: [] }), /a sleep/);
    expect(refusedPath(() => daySleep({ sleeps: [sleep(3, 2, 0)] }))).toBe('sleeps.0.endSeconds');
    expect(refusedPath(() => daySleep({ sleeps: [sleep(2, 3, 2)] }))).toBe('sleeps.0.asleepSeconds');
  });
});

describe('on the clock', () => {
  test('social jetlag corrected for lost sleep, as the questionnaire package works it', () => {
    const of = (onsetWorkHours: number, endWorkHours: number, onsetFreeHours: number, endFreeHours: number) =>
      answerOf(socialJetlagSleepCorrected({ onsetWorkHours, endWorkHours, onsetFreeHours, endFreeHours }));
    expect(of(2, 10, 1, 8)).toBe(1);
    expect(of(22, 6, 1, 6)).toBe(0);
    expect(of(0, 8, 1, 9)).toBe(1);
    expect(of(1, 7, 1, 9)).toBe(0);
    expect(of(23.5, 6, 0.5, 9)).toBe(1);
  });

  test('scatter of onset, end, middle and duration', () => {
    const nights = [
      { onsetHours: 23, endHours: 7 },
      { onsetHours: 0, endHours: 8 },
      { onsetHours: 1, endHours: 9 },
    ];
    expect(answerOf(sleepTimingDeviation({ nights }))).toEqual({
      onsetHours: expect.closeTo(1, 12),
      endHours: expect.closeTo(1, 12),
      midSleepHours: expect.closeTo(1, 12),
      durationHours: 0,
      nights: 3,
    });
    expect(answerOf(sleepTimingDeviation({ nights })).midSleepHours).toBeCloseTo(
      answerOf(midSleepDeviation({ midSleepHours: [3, 4, 5] })),
      12,
    );
    expectTooLittle(sleepTimingDeviation({ nights: nights.slice(1) }), /3 nights/);
    expect(refusedPath(() => sleepTimingDeviation({ nights: [{ onsetHours: 25, endHours: 7 }] }))).toBe(
      'nights.0.onsetHours',
    );
  });
});
