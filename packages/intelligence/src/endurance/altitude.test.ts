import { expect, test } from 'vitest';
import { answerOf, refusedPath } from '../../test/outcomes.ts';
import { aerobicShareAcclimatized, aerobicShareUnacclimatized } from './altitude.ts';

test('unacclimatized: 6.3 % per 1000 m', () => {
  const share = (altitudeMeters: number) => answerOf(aerobicShareUnacclimatized({ altitudeMeters }));
  expect([-50, 0].map(share)).toEqual([1, 1]);
  expect(share(1000)).toBeCloseTo(0.937, 12);
  expect(share(2000)).toBeCloseTo(0.874, 12);
  expect(answerOf(aerobicShareUnacclimatized({ altitudeMeters: 1000, lossPercentPerKilometer: 9 }))).toBeCloseTo(
    0.91,
    12,
  );
});

test('acclimatized: less is lost', () => {
  // 2 km: 99.9 - 3.8 - 4.48 = 91.62.
  expect(answerOf(aerobicShareAcclimatized({ altitudeMeters: 2000 }))).toBeCloseTo(0.9162, 12);
  expect(answerOf(aerobicShareAcclimatized({ altitudeMeters: -100 }))).toBeCloseTo(0.999, 12);
  for (const altitudeMeters of [1500, 2000, 2500]) {
    expect(answerOf(aerobicShareAcclimatized({ altitudeMeters }))).toBeGreaterThan(
      answerOf(aerobicShareUnacclimatized({ altitudeMeters })),
    );
  }
});

test('heights nobody races at are refused', () => {
  expect(refusedPath(() => aerobicShareUnacclimatized({ altitudeMeters: 9000 }))).toBe('altitudeMeters');
  expect(refusedPath(() => aerobicShareAcclimatized({ altitudeMeters: Number.NaN }))).toBe('altitudeMeters');
});
