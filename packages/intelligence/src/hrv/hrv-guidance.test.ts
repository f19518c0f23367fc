import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { hrvGuidance, hrvGuidanceKiviniemi, hrvGuidanceVesterinen } from './hrv-guidance.ts';
import type { HrvReading } from './time-domain.ts';

const reading = (milliseconds: number): HrvReading<'rmssd'> => ({ measure: 'rmssd', milliseconds });
const days = (week: number) => [
  ...Array.from({ length: 21 }, (_, i) => reading(58 + (i % 5))),
  ...new Array<HrvReading<'rmssd'>>(7).fill(reading(week)),
];

describe('the band of seven days', () => {
  test('the two rules differ above the band only', () => {
    const of = (week: number) =>
      [hrvGuidance, hrvGuidanceVesterinen].map((rule) => answerOf(rule({ dailyReadings: days(week) })));
    expect(of(45).map(({ session }) => session)).toEqual(['easy_or_rest', 'easy_or_rest']);
    expect(of(60).map(({ session }) => session)).toEqual(['hard_or_easy', 'hard_or_easy']);
    expect(of(75).map(({ session }) => session)).toEqual(['hard_or_easy', 'easy_or_rest']);
    expect(of(75)[0]?.decidedBy).toBe('above_band');
    expect(of(45)[0]?.decidedBy).toBe('below_band');
  });

  test('the numbers are those of the band, worked apart', () => {
    const logs = days(45).map(({ milliseconds }) => Math.log(milliseconds));
    const mean = logs.reduce((sum, log) => sum + log, 0) / 28;
    const variance = logs.reduce((sum, log) => sum + log * log, 0) / 28 - mean * mean;
    const sd = Math.sqrt((variance * 28) / 27);
    const answer = answerOf(hrvGuidance({ dailyReadings: days(45) }));
    expect(answer.lnRmssd).toBeCloseTo(Math.log(45), 12);
    expect(answer.lower).toBeCloseTo(mean - sd / 2, 9);
    expect(answer.upper).toBeCloseTo(mean + sd / 2, 9);
    expect(answer.rollingCvPercent).toBe(0);
  });

  test('too little stays too little', () => {
    expectTooLittle(hrvGuidance({ dailyReadings: days(60).slice(-10) }), /14 in 28/);
    expectTooLittle(hrvGuidanceVesterinen({ dailyReadings: [] }), /3 readings/);
    expect(refusedPath(() => hrvGuidance({ dailyReadings: [reading(Number.NaN)] }))).toBe(
      'dailyReadings.0.milliseconds',
    );
  });
});

describe('today against ten days', () => {
  const ten = [50, 60, 50, 60, 50, 60, 50, 60, 50, 60].map(reading);
  const of = (...today: readonly number[]) =>
    answerOf(hrvGuidanceKiviniemi({ dailyReadings: [...ten, ...today.map(reading)] }));

  test('below the mean less one SD is easy', () => {
    const mean = (Math.log(50) + Math.log(60)) / 2;
    const sd = (Math.log(60) - Math.log(50)) / 2 / Math.sqrt(0.9);
    const lower = Math.exp(mean - sd);
    expect(of(lower + 0.01)).toMatchObject({ session: 'hard_or_easy', decidedBy: 'not_below_reference', upper: null });
    const below = of(lower - 0.01);
    expect(below).toMatchObject({ session: 'easy_or_rest', decidedBy: 'below_reference' });
    expect(below.lower).toBeCloseTo(Math.log(lower), 9);
  });

  test('two falls in a row are easy although nothing is low', () => {
    expect(of(62, 59, 57)).toMatchObject({ session: 'easy_or_rest', decidedBy: 'falling_two_days' });
    expect(of(57, 59, 57).session).toBe('hard_or_easy');
    expect(of(62, 57, 57).session).toBe('hard_or_easy');
  });

  test('a day without a reading is no fall', () => {
    const dailyReadings = [...ten, reading(62), null, reading(57)];
    expect(answerOf(hrvGuidanceKiviniemi({ dailyReadings })).session).toBe('hard_or_easy');
    expectTooLittle(hrvGuidanceKiviniemi({ dailyReadings: [...ten, null] }), /today/);
    expectTooLittle(hrvGuidanceKiviniemi({ dailyReadings: [null, null, ...ten.slice(0, 6), reading(50)] }), /7 read/);
    expectTooLittle(hrvGuidanceKiviniemi({ dailyReadings: [] }), /today/);
  });

  test('the verdict does not depend on the level of a person', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 30, max: 90 }), { minLength: 11, maxLength: 40 }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        (values, factor) => {
          const judge = (scale: number) =>
            answerOf(hrvGuidanceKiviniemi({ dailyReadings: values.map((ms) => reading(ms * scale)) }));
          const [one, two] = [judge(1), judge(factor)];
          expect(two.lnRmssd - two.lower).toBeCloseTo(one.lnRmssd - one.lower, 9);
          // A day exactly on its reference may round to either side.
          if (Math.abs(one.lnRmssd - one.lower) > 1e-9) expect(two.decidedBy).toBe(one.decidedBy);
        },
      ),
    );
  });

  test('SDNN does not pass', () => {
    const other: HrvReading<'sdnn'> = { measure: 'sdnn', milliseconds: 40 };
    // @ts-expect-error another measure
    expect(refusedPath(() => hrvGuidanceKiviniemi({ dailyReadings: [other] }))).toBe('dailyReadings.0.measure');
    // @ts-expect-error another measure
    expect(refusedPath(() => hrvGuidance({ dailyReadings: [other] }))).toBe('dailyReadings.0.measure');
  });
});
