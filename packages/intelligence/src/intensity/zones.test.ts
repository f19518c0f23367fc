import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { heartRateZones, heartRateZonesFrielRunning, heartRateZonesKarvonen } from '../heart-rate/heart-rate-zones.ts';
import {
  maximumHeartRate,
  maximumHeartRateGulati,
  maximumHeartRateObserved,
} from '../heart-rate/maximum-heart-rate.ts';
import { thresholdHeartRate } from '../heart-rate/threshold-heart-rate.ts';
import { powerZonesCoggan7 } from '../power/power-zones.ts';
import { polarizationIndex } from './polarization.ts';
import { timeInThreeZones, timeInZones } from './time-in-zones.ts';
import { lowerBoundsOf, zoneOf } from './zone-table.ts';

describe('zone tables', () => {
  test('a bound belongs to the zone it opens, also where percent and watts do not divide', () => {
    const table = answerOf(powerZonesCoggan7({ ftpWatts: 200 }));
    expect(zoneOf(table, 110)).toBe(2);
    expect(zoneOf(table, 109.999)).toBe(1);
    expect(table.zones.at(-1)).toEqual({ zone: 7, label: '7', name: 'Neuromuscular', lower: 300, upper: null });
  });

  test('below the first bound is no zone, above the maximum the last', () => {
    const table = answerOf(heartRateZonesKarvonen({ restingHeartRateBpm: 50, maximumHeartRateBpm: 190 }));
    expect([60, 119.9, 120, 190, 200].map((bpm) => zoneOf(table, bpm))).toEqual([0, 0, 1, 5, 5]);
    expect(table.zones.map(({ upper }) => upper)).toEqual([134, 148, 162, 176, 190]);
  });

  test('zones of Friel carry his labels', () => {
    const { zones } = answerOf(heartRateZonesFrielRunning({ lactateThresholdHeartRateBpm: 160 }));
    expect(zones.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5a', '5b', '5c']);
  });

  test('heart rate zones take the best threshold there is', () => {
    const all = { lactateThresholdHeartRateBpm: 165, restingHeartRateBpm: 50, maximumHeartRateBpm: 190 };
    expect(answerOf(heartRateZones({ ...all, sport: 'cycling' })).answeredBy).toBe('heart-rate.zones.friel_cycling_7');
    expect(answerOf(heartRateZones({ ...all, sport: 'running' })).answeredBy).toBe('heart-rate.zones.friel_run_7');
    expect(answerOf(heartRateZones(all)).answeredBy).toBe('heart-rate.zones.karvonen_5');
    expect(answerOf(heartRateZones({ maximumHeartRateBpm: 190 })).answeredBy).toBe('heart-rate.zones.percent_max_5');
    expectTooLittle(heartRateZones({ restingHeartRateBpm: 50 }), /maximum heart rate/);
    expect(refusedPath(() => heartRateZones({ restingHeartRateBpm: 190, maximumHeartRateBpm: 190 }))).toBe(
      'maximumHeartRateBpm',
    );
  });
});

describe('time in zones', () => {
  const samples = fc.array(fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constant(Number.NaN)), {
    minLength: 1,
    maxLength: 200,
  });
  const lowerBounds = lowerBoundsOf(answerOf(powerZonesCoggan7({ ftpWatts: 250 })));

  test('every second is somewhere, in whatever order', () => {
    fc.assert(
      fc.property(samples, (values) => {
        fc.pre(values.some((value) => !Number.isNaN(value)));
        const times = answerOf(timeInZones({ values: Float64Array.from(values), lowerBounds }));
        const inZones = times.zoneSeconds.reduce((a, b) => a + b);
        expect(inZones + times.belowFirstSeconds + times.missingSeconds).toBe(values.length);
        expect(times.zoneFractions.reduce((a, b) => a + b)).toBeCloseTo(inZones / times.measuredSeconds, 9);
        expect(answerOf(timeInZones({ values: Float64Array.from(values.toReversed()), lowerBounds }))).toEqual(times);
      }),
    );
  });

  test('counts as the table says', () => {
    const table = answerOf(powerZonesCoggan7({ ftpWatts: 250 }));
    for (let watts = 0; watts < 500; watts += 0.5) {
      const { zoneSeconds } = answerOf(timeInZones({ values: Float64Array.of(watts), lowerBounds }));
      expect(zoneSeconds.indexOf(1) + 1).toBe(zoneOf(table, watts));
    }
  });

  test('nothing measured is too little, bounds that fall are refused', () => {
    expectTooLittle(timeInZones({ values: Float64Array.of(Number.NaN), lowerBounds }), /measured/);
    expectTooLittle(timeInZones({ values: new Float64Array(0), lowerBounds }), /measured/);
    const values = Float64Array.of(1);
    expect(refusedPath(() => timeInZones({ values, lowerBounds: [] }))).toBe('lowerBounds');
    expect(refusedPath(() => timeInZones({ values, lowerBounds: [0, 5, 5] }))).toBe('lowerBounds.2');
    expect(refusedPath(() => timeInZones({ values: Float64Array.of(Number.POSITIVE_INFINITY), lowerBounds }))).toBe(
      'values.0',
    );
  });

  test('of three zones the middle one holds both thresholds', () => {
    const thresholds = { firstThresholdHeartRateBpm: 140, secondThresholdHeartRateBpm: 160 };
    const heartRateBpm = Float64Array.of(139.9, 140, 160, 160.1, 161);
    expect(answerOf(timeInThreeZones({ heartRateBpm, ...thresholds })).zoneSeconds).toEqual([1, 2, 2]);
    expect(refusedPath(() => timeInThreeZones({ heartRateBpm, ...thresholds, firstThresholdHeartRateBpm: 160 }))).toBe(
      'secondThresholdHeartRateBpm',
    );
  });
});

describe('polarization', () => {
  test('no easy time, or hardly any hard, is not polarized', () => {
    expect(answerOf(polarizationIndex({ zoneFractions: [0, 0.5, 0.5] }))).toEqual({ index: 0, polarized: false });
    expect(answerOf(polarizationIndex({ zoneFractions: [0.995, 0, 0.005] }))).toEqual({ index: 0, polarized: false });
  });

  test('shares that do not sum to 1 are refused', () => {
    expect(refusedPath(() => polarizationIndex({ zoneFractions: [0.5, 0.2, 0.2] }))).toBe('zoneFractions');
    expect(refusedPath(() => polarizationIndex({ zoneFractions: [1.2, -0.2, 0] }))).toBe('zoneFractions.0');
  });
});

describe('maximum and threshold heart rate', () => {
  test('an estimate says that it is one, and where it was not fitted', () => {
    expect(warningsOf(maximumHeartRate({ ageYears: 40 }))).toHaveLength(1);
    expect(warningsOf(maximumHeartRate({ ageYears: 12 }))[1]).toMatch(/not fitted at 12 years/);
    expect(warningsOf(maximumHeartRateGulati({ ageYears: 40, sex: 'male' })).at(-1)).toMatch(/women only/);
    expect(warningsOf(maximumHeartRateGulati({ ageYears: 40, sex: 'female' }))).toHaveLength(1);
    expect(refusedPath(() => maximumHeartRate({ ageYears: 130 }))).toBe('ageYears');
  });

  test('the observed maximum is the best 5 s without a gap', () => {
    const spike = Float64Array.of(150, 150, 220, 150, 150, 150);
    const steady = Float64Array.of(180, 181, 182, 183, 184, Number.NaN, 200, 200, 200, 200, Number.NaN);
    expect(answerOf(maximumHeartRateObserved({ sessions: [spike, steady] }))).toBe(182);
    expectTooLittle(maximumHeartRateObserved({ sessions: [steady.subarray(5)] }), /5 s/);
    expect(refusedPath(() => maximumHeartRateObserved({ sessions: [spike, Float64Array.of(-1)] }))).toBe(
      'sessions.1.0',
    );
  });

  test('a trial comes before a share of the maximum', () => {
    const trial = { averageHeartRateLast20MinutesBpm: 171 };
    expect(answerOf(thresholdHeartRate({ ...trial, maximumHeartRateBpm: 190 }))).toMatchObject({
      value: 171,
      reason: '',
    });
    const guessed = thresholdHeartRate({ maximumHeartRateBpm: 190 });
    expect(answerOf(guessed).value).toBeCloseTo(167.2, 9);
    expect(warningsOf(guessed)[0]).toMatch(/not measured/);
    expectTooLittle(thresholdHeartRate({}), /30 min trial/);
  });
});
