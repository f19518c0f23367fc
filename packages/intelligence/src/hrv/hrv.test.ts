import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { hrvStatusPierre, hrvTrend } from './hrv-trend.ts';
import { type HrvReading, lnRmssd, pnn50, rmssd, sdnn } from './time-domain.ts';

/** Close enough to each other that none counts as an artefact. */
const calm = fc.array(fc.integer({ min: 900, max: 1000 }), { minLength: 2, maxLength: 200 });
const reading = (milliseconds: number): HrvReading<'rmssd'> => ({ measure: 'rmssd', milliseconds });

describe('of intervals', () => {
  test('RMSSD and SDNN shift with nothing and scale with the intervals', () => {
    fc.assert(
      fc.property(calm, fc.integer({ min: 0, max: 200 }), (rrIntervalsMilliseconds, shift) => {
        const shifted = { rrIntervalsMilliseconds: rrIntervalsMilliseconds.map((ms) => ms + shift) };
        const halved = { rrIntervalsMilliseconds: rrIntervalsMilliseconds.map((ms) => ms / 2) };
        for (const measure of [rmssd, sdnn] as const) {
          const { milliseconds } = answerOf<HrvReading<'rmssd' | 'sdnn'>>(measure({ rrIntervalsMilliseconds }));
          const of = (input: typeof shifted) => answerOf<HrvReading<'rmssd' | 'sdnn'>>(measure(input)).milliseconds;
          expect(of(shifted)).toBeCloseTo(milliseconds, 6);
          expect(of(halved)).toBeCloseTo(milliseconds / 2, 6);
        }
      }),
    );
  });

  test('the order matters to RMSSD, backwards does not', () => {
    fc.assert(
      fc.property(calm, (rrIntervalsMilliseconds) => {
        const back = { rrIntervalsMilliseconds: rrIntervalsMilliseconds.toReversed() };
        expect(answerOf(rmssd(back)).milliseconds).toBeCloseTo(
          answerOf(rmssd({ rrIntervalsMilliseconds })).milliseconds,
          6,
        );
      }),
    );
  });

  test('an artefact is left out with both its differences, and said', () => {
    const clean = Array.from({ length: 20 }, (_, i) => 1000 + 20 * (i % 2));
    for (const wrong of [250, 2400, 600, 1500]) {
      const outcome = rmssd({ rrIntervalsMilliseconds: clean.with(9, wrong) });
      expect(answerOf(outcome)).toEqual({ measure: 'rmssd', milliseconds: 20, artefactShare: expect.closeTo(0.05, 9) });
      expect(answerOf(pnn50({ rrIntervalsMilliseconds: clean.with(9, wrong) }))).toBe(0);
    }
    const worse = rmssd({ rrIntervalsMilliseconds: clean.with(3, 250).with(9, 250) });
    expect(warningsOf(worse).at(-1)).toMatch(/10 % of the intervals/);
  });

  test('too little, and what cannot be', () => {
    expectTooLittle(rmssd({ rrIntervalsMilliseconds: [] }), /two sound intervals/);
    expectTooLittle(sdnn({ rrIntervalsMilliseconds: [800] }), /two sound intervals/);
    expectTooLittle(pnn50({ rrIntervalsMilliseconds: [250, 2500] }), /two sound intervals/);
    expect(refusedPath(() => rmssd({ rrIntervalsMilliseconds: [800, -1] }))).toBe('rrIntervalsMilliseconds.1');
    expectTooLittle(lnRmssd({ reading: reading(0) }), /above 0 ms/);
  });

  test('SDNN cannot pass for RMSSD, neither in types nor at run time', () => {
    const other: HrvReading<'sdnn'> = { measure: 'sdnn', milliseconds: 40 };
    // @ts-expect-error another measure
    expect(refusedPath(() => lnRmssd({ reading: other }))).toBe('reading.measure');
    // @ts-expect-error another measure
    expect(refusedPath(() => hrvStatusPierre({ current: other, weeklyAverage: reading(50) }))).toBe('current.measure');
  });
});

describe('trend', () => {
  const days = (week: number) => [
    ...Array.from({ length: 21 }, (_, i) => reading(58 + (i % 5))),
    ...new Array(7).fill(reading(week)),
  ];

  test('a week far off the own baseline is below or above it', () => {
    expect(answerOf(hrvTrend({ dailyReadings: days(45) })).status).toBe('below');
    expect(answerOf(hrvTrend({ dailyReadings: days(60) })).status).toBe('within');
    expect(answerOf(hrvTrend({ dailyReadings: days(75) })).status).toBe('above');
  });

  test('the verdict does not depend on the level of a person', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 40, max: 80 }), { minLength: 28, maxLength: 28 }), (values) => {
        const of = (factor: number) => answerOf(hrvTrend({ dailyReadings: values.map((ms) => reading(ms * factor)) }));
        const [one, two] = [of(1), of(2)];
        expect(two.rollingLnRmssd - two.lower).toBeCloseTo(one.rollingLnRmssd - one.lower, 9);
        expect(two.baselineSd).toBeCloseTo(one.baselineSd, 9);
      }),
    );
  });

  test('days without a reading are no readings', () => {
    const sparse = days(60).map((day, i) => (i >= 21 && i < 26 ? null : day));
    expectTooLittle(hrvTrend({ dailyReadings: sparse }), /3 readings in 7 days and 14 in 28/);
    expectTooLittle(hrvTrend({ dailyReadings: days(60).slice(-13) }), /14 in 28/);
    expect(answerOf(hrvTrend({ dailyReadings: days(60).with(22, null) })).status).toBe('within');
    expect(refusedPath(() => hrvTrend({ dailyReadings: [reading(0)] }))).toBe('dailyReadings.0.milliseconds');
  });
});
