import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath } from '../../test/outcomes.ts';
import { powerProfile } from './power-profile.ts';

const efforts = [
  { durationSeconds: 5, powerWatts: 980 },
  { durationSeconds: 300, powerWatts: 350 },
];
const history = [12, 13, 14, 15].flatMap((wattsPerKilogram) => [
  { durationSeconds: 5, wattsPerKilogram },
  { durationSeconds: 300, wattsPerKilogram: wattsPerKilogram / 2.5 },
]);

test('watts per kilogram with the share of own bests below', () => {
  const profile = answerOf(powerProfile({ efforts, weightKilograms: 70, history }));
  // 980 W / 70 kg = 14: two of four below, one equal. 350/70 = 5: 4.8 and 5.2 below and 5.6, 6 above.
  expect(profile.points.map(({ wattsPerKilogram }) => wattsPerKilogram)).toEqual([14, 5]);
  expect(profile.points.map(({ ownPercentile }) => ownPercentile)).toEqual([62.5, 25]);
  expect(profile).toMatchObject({ strongestSeconds: 5, weakestSeconds: 300 });
});

test('without history there is no percentile, without a table no level', () => {
  const profile = answerOf(powerProfile({ efforts, weightKilograms: 70 }));
  expect(profile.points[0]).toEqual({ durationSeconds: 5, wattsPerKilogram: 14, ownPercentile: null, level: null });
  expect(profile).toMatchObject({ strongestSeconds: null, weakestSeconds: null });
});

test('levels come from the table of the caller', () => {
  const levels = [
    { label: 'fair', fromWattsPerKilogram: 4 },
    { label: 'good', fromWattsPerKilogram: 5 },
    { label: 'very good', fromWattsPerKilogram: 6 },
  ];
  const table = [{ durationSeconds: 300, levels }];
  const at = (powerWatts: number) =>
    answerOf(powerProfile({ efforts: [{ durationSeconds: 300, powerWatts }], weightKilograms: 70, table })).points[0]
      ?.level;
  expect([200, 280, 350, 700].map(at)).toEqual([null, 'fair', 'good', 'very good']);
  const falling = [{ durationSeconds: 300, levels: levels.toReversed() }];
  expect(refusedPath(() => powerProfile({ efforts, weightKilograms: 70, table: falling }))).toBe('table.0.levels.1');
});

test('too little and impossible', () => {
  expectTooLittle(powerProfile({ efforts: [], weightKilograms: 70 }), /best effort/);
  expect(refusedPath(() => powerProfile({ efforts, weightKilograms: 0 }))).toBe('weightKilograms');
  expect(
    refusedPath(() => powerProfile({ efforts: [{ durationSeconds: 5, powerWatts: Number.NaN }], weightKilograms: 70 })),
  ).toBe('efforts.0.powerWatts');
});
