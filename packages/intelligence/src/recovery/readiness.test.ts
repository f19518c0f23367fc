import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import type { HrvReading } from '../hrv/time-domain.ts';

import { normalCdf } from '../statistics/distributions.ts';
import { baselineDeviation } from './baseline-deviation.ts';
import { dailyStrain } from './daily-strain.ts';
import { readiness } from './readiness.ts';

const reading = (milliseconds: number): HrvReading<'rmssd'> => ({ measure: 'rmssd', milliseconds });
/** 30 days of two values in turn, then today. */
const swing = (low: number, high: number, today: number) => [
  ...Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? low : high)),
  today,
];
const SD = Math.sqrt(30 / 29);

test('share of the normal distribution, from its tables', () => {
  const known = [
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.959963984540054, 0.975],
    [-2.5758293035489004, 0.005],
    [4, 0.9999683287581669],
  ] as const;
  for (const [z, share] of known) expect(normalCdf(z)).toBeCloseTo(share, 13);
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (z) => {
      expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 12);
    }),
  );
});

describe('readiness', () => {
  test('one part: z, weight and score by hand', () => {
    const { score, receipts, absent } = answerOf(readiness({ restingHeartRateBpm: swing(48, 52, 48) }));
    expect(receipts).toHaveLength(1);
    expect(receipts[0]).toMatchObject({ part: 'restingHeartRate', today: 48, baselineMean: 50, baselineDays: 30 });
    // Two beats under the mean, flipped: a good sign.
    expect(receipts[0]?.z).toBeCloseTo(1 / SD, 9);
    expect(receipts[0]?.weight).toBe(1);
    expect(score).toBeCloseTo(100 * normalCdf(1 / SD), 9);
    expect(absent.map(({ part }) => part)).toEqual([
      'hrv',
      'respiratoryRate',
      'skinTemperature',
      'sleepBeyondNeed',
      'form',
    ]);
  });

  test('all parts: the receipts add up', () => {
    const { score, weightedZ, receipts, absent } = answerOf(
      readiness({
        hrv: swing(50, 60, 60).map(reading),
        restingHeartRateBpm: swing(48, 52, 52),
        respiratoryRatePerMinute: swing(14, 15, 15),
        skinTemperatureCelsius: swing(-0.1, 0.1, 0.1),
        sleepBeyondNeedHours: swing(-1, 1, 1),
        form: swing(-10, 10, 10),
      }),
    );
    expect(absent).toEqual([]);
    expect(receipts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(receipts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(weightedZ, 12);
    // Every part lies one step off: up 0.3 + 0.2 + 0.1, down 0.2 + 0.1 + 0.1.
    expect(weightedZ).toBeCloseTo(0.2 / SD, 9);
    expect(score).toBeCloseTo(100 * normalCdf(0.2 / SD), 9);
  });

  test('weights of what is missing go to the rest; own weights count', () => {
    const input = { restingHeartRateBpm: swing(48, 52, 52), form: swing(-10, 10, 10) };
    const usual = answerOf(readiness(input)).receipts;
    expect(usual.map(({ weight }) => weight)).toEqual([expect.closeTo(2 / 3, 12), expect.closeTo(1 / 3, 12)]);
    expect(warningsOf(readiness(input))[0]).toMatch(/Only restingHeartRate, form/);
    const own = answerOf(readiness({ ...input, weights: { restingHeartRate: 0, form: 3 } }));
    expect(own.receipts.map(({ part }) => part)).toEqual(['form']);
    expect(refusedPath(() => readiness({ ...input, weights: { form: -1 } }))).toBe('weights.form');
  });

  test('days of an earlier device do not count', () => {
    const restingHeartRateBpm = [...new Array<number>(40).fill(70), ...swing(48, 52, 48)];
    const present = answerOf(readiness({ restingHeartRateBpm, presentDeviceDays: { restingHeartRate: 31 } }));
    expect(present.receipts[0]).toMatchObject({ baselineDays: 30, baselineMean: 50 });
    const fresh = readiness({ restingHeartRateBpm, presentDeviceDays: { restingHeartRate: 8 } });
    expectTooLittle(fresh, /value today/);
    if (fresh.status !== 'ok') expect(fresh.have).toMatch(/restingHeartRate: 7 of 14 days/);
  });

  test('the baseline is the 60 days before today', () => {
    const long = [...new Array<number>(100).fill(90), ...Array.from({ length: 60 }, (_, i) => 49 + 2 * (i % 2)), 50];
    expect(answerOf(readiness({ restingHeartRateBpm: long })).receipts[0]).toMatchObject({
      baselineDays: 60,
      baselineMean: 50,
    });
    expect(answerOf(readiness({ restingHeartRateBpm: long })).score).toBeCloseTo(50, 9);
  });

  test('equal days, no today, nothing at all', () => {
    expectTooLittle(readiness({ restingHeartRateBpm: new Array(31).fill(50) }), /one part/);
    expectTooLittle(readiness({ restingHeartRateBpm: [...swing(48, 52, 48), null] }), /one part/);
    expectTooLittle(readiness({}), /one part/);
    expectTooLittle(readiness({ form: [] }), /one part/);
    expect(refusedPath(() => readiness({ form: [Number.POSITIVE_INFINITY, 1] }))).toBe('form.0');
    expect(refusedPath(() => readiness({ form: [1, Number.NaN] }))).toBe('form.1');
    // @ts-expect-error SDNN is another measure
    expect(refusedPath(() => readiness({ hrv: [{ measure: 'sdnn', milliseconds: 40 }] }))).toBe('hrv.0.measure');
  });

  test('neither unit nor order of the days before matters, a better value never lowers the score', () => {
    const values = fc.array(fc.integer({ min: 40, max: 70 }), { minLength: 16, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 40, max: 70 }), (before, today) => {
        fc.pre(before.some((value) => value !== before[0]));
        const of = (days: readonly number[], now: number) => answerOf(readiness({ form: [...days, now] })).weightedZ;
        const z = of(before, today);
        expect(of(before.toReversed(), today)).toBeCloseTo(z, 9);
        expect(
          of(
            before.map((value) => 3 * value - 7),
            3 * today - 7,
          ),
        ).toBeCloseTo(z, 9);
        expect(of(before, today + 1)).toBeGreaterThan(z);
      }),
    );
  });
});

describe('deviation from the own baseline', () => {
  test('z by hand and its words', () => {
    const of = (today: number) =>
      answerOf(baselineDeviation({ measure: 'respiratoryRate', dailyValues: swing(14, 16, today) }));
    expect(of(15)).toMatchObject({ mean: 15, difference: 0, z: 0, status: 'usual', baselineDays: 30 });
    expect(of(18).z).toBeCloseTo(3 / SD, 9);
    expect(of(18).status).toBe('above_usual');
    expect(of(12).status).toBe('below_usual');
    expect(of(15 + 2 * SD - 1e-9).status).toBe('usual');
  });

  test('too little, and what cannot be', () => {
    const measure = 'oxygenSaturation';
    expectTooLittle(baselineDeviation({ measure, dailyValues: [] }), /today/);
    expectTooLittle(baselineDeviation({ measure, dailyValues: [97] }), /baseline/);
    expectTooLittle(baselineDeviation({ measure, dailyValues: new Array(40).fill(97) }), /varies/);
    expect(refusedPath(() => baselineDeviation({ measure, dailyValues: [101] }))).toBe('dailyValues.0');
    expect(refusedPath(() => baselineDeviation({ measure, dailyValues: [Number.NaN] }))).toBe('dailyValues.0');
    expect(refusedPath(() => baselineDeviation({ measure: 'other', dailyValues: [Number.NEGATIVE_INFINITY] }))).toBe(
      'dailyValues.0',
    );
    // @ts-expect-error not a measure
    expect(refusedPath(() => baselineDeviation({ measure: 'mood', dailyValues: [1] }))).toBe('measure');
  });
});

test('daily strain rises, saturates and shows its parameters', () => {
  const of = (dailyTrimp: number) => answerOf(dailyStrain({ dailyTrimp })).strain;
  expect(of(0)).toBe(0);
  expect(of(150)).toBeCloseTo(21 * (1 - 1 / Math.E), 12);
  expect(of(150 * Math.LN2)).toBeCloseTo(10.5, 12);
  expect(of(1e6)).toBe(21);
  expect(answerOf(dailyStrain({ dailyTrimp: 80, scaleTrimp: 80, maximum: 100 }))).toMatchObject({
    strain: expect.closeTo(100 * (1 - 1 / Math.E), 9),
    scaleTrimp: 80,
    maximum: 100,
  });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1500, noNaN: true }), (trimp) => {
      expect(of(trimp + 1)).toBeGreaterThan(of(trimp));
      expect(of(trimp)).toBeLessThanOrEqual(21);
    }),
  );
  expect(refusedPath(() => dailyStrain({ dailyTrimp: -1 }))).toBe('dailyTrimp');
  expect(refusedPath(() => dailyStrain({ dailyTrimp: 1, scaleTrimp: 0 }))).toBe('scaleTrimp');
});
