import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { ascent } from './ascent.ts';
import { trackDistance } from './distance.ts';
import { gradeStream } from './grade.ts';
import { movingTime } from './moving-time.ts';

const f = (...values: readonly number[]) => Float64Array.from(values);

describe('distance', () => {
  const distance = (latitudes: readonly number[], longitudes: readonly number[]) =>
    answerOf(trackDistance({ latitudeDegrees: f(...latitudes), longitudeDegrees: f(...longitudes) }));

  test('a degree of a meridian, and of the equator across the date line', () => {
    const degree = (Math.PI / 180) * 6_371_008.8;
    expect(distance([48, 49], [11, 11]).meters).toBeCloseTo(degree, 3);
    expect(distance([0, 0], [179.5, -179.5]).meters).toBeCloseTo(degree, 3);
    expect(distance([90, -90], [0, 0]).meters).toBeCloseTo(180 * degree, 2);
  });

  test('Munich to Paris by the law of cosines', () => {
    const [lat1, lat2, turn] = [48.137154, 48.856613, 11.576124 - 2.352222].map((degrees) => (degrees * Math.PI) / 180);
    const cosine = Math.sin(lat1!) * Math.sin(lat2!) + Math.cos(lat1!) * Math.cos(lat2!) * Math.cos(turn!);
    const { meters } = distance([48.137154, 48.856613], [11.576124, 2.352222]);
    expect(meters).toBeCloseTo(6_371_008.8 * Math.acos(cosine), 3);
    expect(meters / 1000).toBeCloseTo(684, 0);
  });

  test('missing positions are bridged and keep the distance before them', () => {
    const { cumulativeMeters, meters } = distance([Number.NaN, 0, 0, Number.NaN, 0], [0, 0, 0.001, 0.5, 0.002]);
    expect(cumulativeMeters[1]).toBe(0);
    expect(cumulativeMeters[3]).toBe(cumulativeMeters[2]);
    expect(cumulativeMeters[4]).toBe(meters);
    expect(meters).toBeCloseTo(222.39, 1);
  });

  test('backwards is as far', () => {
    const place = fc.tuple(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 20 }), (places) => {
        const there = distance(
          places.map(([a]) => a),
          places.map(([, o]) => o),
        ).meters;
        const back = places.toReversed();
        expect(
          distance(
            back.map(([a]) => a),
            back.map(([, o]) => o),
          ).meters,
        ).toBeCloseTo(there, 3);
      }),
    );
  });

  test('one position is too little, a latitude of 91 is refused', () => {
    expectTooLittle(trackDistance({ latitudeDegrees: f(1, Number.NaN), longitudeDegrees: f(1, 1) }), /2 positions/);
    expect(refusedPath(() => distance([91], [0]))).toBe('latitudeDegrees.0');
    expect(refusedPath(() => distance([0], [Number.POSITIVE_INFINITY]))).toBe('longitudeDegrees.0');
    expect(refusedPath(() => distance([0, 1], [0]))).toBe('longitudeDegrees');
  });
});

describe('moving time', () => {
  /** Metres covered at a speed for each second. */
  function course(speeds: readonly number[]): Float64Array {
    let meters = 0;
    return f(
      0,
      ...speeds.map((speed) => {
        meters += speed;
        return meters;
      }),
    );
  }
  const seconds = (count: number) => Float64Array.from({ length: count }, (_, i) => i);
  const moving = (speeds: readonly number[]) =>
    answerOf(movingTime({ elapsedSeconds: seconds(speeds.length + 1), distanceMeters: course(speeds) }));

  test('a stop at a light is found, drift is no motion', () => {
    const ride = [
      ...new Array<number>(60).fill(8),
      ...new Array<number>(30).fill(0.05),
      ...new Array<number>(60).fill(8),
    ];
    expect(moving(ride)).toEqual({ movingSeconds: 120, stoppedSeconds: 30 });
  });

  test('a slow hiker whose distance comes in jumps moves all the time', () => {
    expect(moving(Array.from({ length: 100 }, (_, i) => (i % 5 === 4 ? 5 : 0)))).toEqual({
      movingSeconds: 100,
      stoppedSeconds: 0,
    });
  });

  test('a gap counts by the distance across it, on its own', () => {
    const gap = (after: number) =>
      answerOf(movingTime({ elapsedSeconds: f(0, 1, 2, 602, 603), distanceMeters: f(0, 8, 16, after, after + 8) }));
    expect(gap(20)).toEqual({ movingSeconds: 3, stoppedSeconds: 600 });
    expect(gap(3000)).toEqual({ movingSeconds: 603, stoppedSeconds: 0 });
  });

  test('moving and stopped are the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 100 }), (speeds) => {
        const { movingSeconds, stoppedSeconds } = moving(speeds);
        expect(movingSeconds + stoppedSeconds).toBe(speeds.length);
      }),
    );
  });

  test('bad input', () => {
    const none = f(Number.NaN, Number.NaN);
    expectTooLittle(movingTime({ elapsedSeconds: f(0, 1), distanceMeters: none }), /distance/);
    expect(
      answerOf(movingTime({ elapsedSeconds: f(0, 1, 2), distanceMeters: f(0, Number.NaN, 9) })).movingSeconds,
    ).toBe(2);
    expect(refusedPath(() => movingTime({ elapsedSeconds: f(1, 0), distanceMeters: f(0, 1) }))).toBe(
      'elapsedSeconds.1',
    );
    expect(refusedPath(() => movingTime({ elapsedSeconds: f(0, Number.NaN), distanceMeters: f(0, 1) }))).toBe(
      'elapsedSeconds.1',
    );
    expect(refusedPath(() => movingTime({ elapsedSeconds: f(0), distanceMeters: f(Number.POSITIVE_INFINITY) }))).toBe(
      'distanceMeters.0',
    );
  });
});

describe('ascent', () => {
  const climb = (values: readonly number[], thresholdMeters = 2) =>
    answerOf(ascent({ altitudeMeters: f(...values), thresholdMeters }));

  test('a hill counts in full, ripples not at all', () => {
    expect(climb([100, 101, 100, 101, 100])).toEqual({ ascentMeters: 0, descentMeters: 0 });
    expect(climb([100, 101, 100.5, 150, 149, 160, 120, 121, 119])).toEqual({ ascentMeters: 60, descentMeters: 41 });
    expect(climb([100, 90, 91, 89, 95])).toEqual({ ascentMeters: 6, descentMeters: 11 });
  });

  test('up, down and net fit together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 100 }),
        fc.integer({ min: 1, max: 20 }),
        (altitudes, threshold) => {
          const there = climb(altitudes, threshold);
          const net = (altitudes.at(-1) ?? 0) - (altitudes[0] ?? 0);
          expect(Math.abs(there.ascentMeters - there.descentMeters - net)).toBeLessThan(2 * threshold);
          const back = climb(altitudes.toReversed(), threshold);
          expect(Math.abs(back.ascentMeters - there.descentMeters)).toBeLessThan(2 * threshold);
          expect(climb(altitudes, threshold + 1).ascentMeters).toBeLessThanOrEqual(there.ascentMeters);
        },
      ),
    );
  });

  test('missing altitudes are skipped', () => {
    expect(climb([100, Number.NaN, 110])).toEqual({ ascentMeters: 10, descentMeters: 0 });
    expectTooLittle(ascent({ altitudeMeters: f(Number.NaN, 5) }), /2 altitudes/);
    expect(refusedPath(() => climb([1, 2], 0))).toBe('thresholdMeters');
    expect(refusedPath(() => climb([1, Number.POSITIVE_INFINITY]))).toBe('altitudeMeters.1');
  });
});

describe('grade', () => {
  test('a straight ramp has its slope everywhere', () => {
    const distanceMeters = Float64Array.from({ length: 200 }, (_, i) => 1e6 + i * 3.1);
    const altitudeMeters = distanceMeters.map((meters) => 500 - 0.08 * (meters - 1e6));
    const { gradeFraction } = answerOf(gradeStream({ distanceMeters, altitudeMeters }));
    for (const grade of gradeFraction) expect(grade).toBeCloseTo(-0.08, 6);
  });

  test('equals the fit of each window', () => {
    const distanceMeters = Float64Array.from({ length: 120 }, (_, i) => i * 4 + (i % 3));
    const altitudeMeters = distanceMeters.map((meters, i) => 5 * Math.sin(meters / 40) + ((i * 7) % 5) * 0.2);
    const { gradeFraction } = answerOf(gradeStream({ distanceMeters, altitudeMeters, windowMeters: 60 }));
    for (let i = 20; i < 100; i++) {
      const near = Array.from(distanceMeters.keys()).filter(
        (k) => Math.abs(distanceMeters[k]! - distanceMeters[i]!) <= 30,
      );
      const mean = (of: Float64Array) => near.reduce((sum, k) => sum + of[k]!, 0) / near.length;
      const [x, y] = [mean(distanceMeters), mean(altitudeMeters)];
      const sxy = near.reduce((sum, k) => sum + (distanceMeters[k]! - x) * (altitudeMeters[k]! - y), 0);
      const sxx = near.reduce((sum, k) => sum + (distanceMeters[k]! - x) ** 2, 0);
      expect(gradeFraction[i]).toBeCloseTo(sxy / sxx, 9);
    }
  });

  test('standing still and missing altitude give no grade', () => {
    const still = new Float64Array(20).fill(100);
    expect(
      answerOf(gradeStream({ distanceMeters: still, altitudeMeters: still })).gradeFraction.every(Number.isNaN),
    ).toBe(true);
    const distanceMeters = f(0, 20, 40, 60);
    const grades = answerOf(gradeStream({ distanceMeters, altitudeMeters: f(0, Number.NaN, 4, 6) })).gradeFraction;
    expect(grades[1]).toBeNaN();
    expect(grades[2]).toBeCloseTo(0.1, 9);
  });

  test('bad input', () => {
    expectTooLittle(gradeStream({ distanceMeters: f(1), altitudeMeters: f(1) }), /2 samples/);
    expect(refusedPath(() => gradeStream({ distanceMeters: f(1, 0), altitudeMeters: f(1, 1) }))).toBe(
      'distanceMeters.1',
    );
    expect(refusedPath(() => gradeStream({ distanceMeters: f(1, 2), altitudeMeters: f(1) }))).toBe('altitudeMeters');
  });
});
