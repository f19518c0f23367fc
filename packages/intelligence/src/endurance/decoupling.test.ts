import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { decoupling, decouplingNormalizedPower, decouplingSpeed } from './decoupling.ts';
import { efficiencyFactor, efficiencyFactorRunning } from './efficiency-factor.ts';

const halves = (first: number, second: number, count = 3600) =>
  Float64Array.from({ length: count }, (_, i) => (i < count / 2 ? first : second));

test('heart rate that drifts up by a tenth is a positive decoupling', () => {
  const input = { powerWatts: halves(200, 200), heartRateBpm: halves(140, 154) };
  const speed = { speedMetersPerSecond: halves(3, 3), heartRateBpm: halves(140, 154) };
  for (const outcome of [decoupling(input), decouplingNormalizedPower(input), decouplingSpeed(speed)]) {
    expect(answerOf(outcome).percent).toBeCloseTo(100 / 11, 9);
    expect(answerOf(outcome).judgeable).toBe(true);
    expect(warningsOf(outcome)).toEqual([]);
  }
  expect(answerOf(decoupling({ ...input, heartRateBpm: halves(154, 140) })).percent).toBeLessThan(0);
});

test('the scale of power and heart rate does not matter', () => {
  const powerWatts = Float64Array.from({ length: 2400 }, (_, i) => 180 + ((i * 31) % 17));
  const heartRateBpm = Float64Array.from({ length: 2400 }, (_, i) => 130 + i / 200);
  const once = answerOf(decoupling({ powerWatts, heartRateBpm })).percent;
  const other = { powerWatts: powerWatts.map((w) => 2 * w), heartRateBpm: heartRateBpm.map((b) => b / 4) };
  expect(answerOf(decoupling(other)).percent).toBeCloseTo(once, 9);
});

test('samples without heart rate are left out, also their power', () => {
  const powerWatts = halves(200, 200);
  const heartRateBpm = halves(140, 140);
  for (let i = 100; i < 200; i++) {
    powerWatts[i] = 900;
    heartRateBpm[i] = Number.NaN;
  }
  expect(answerOf(decoupling({ powerWatts, heartRateBpm })).percent).toBeCloseTo(0, 9);
});

test('what is missing is said, and heart rate of less than 20 min is too little', () => {
  const heartRateBpm = halves(140, 154).map((bpm, i) => (i % 4 === 0 ? Number.NaN : bpm));
  const speed = decouplingSpeed({ speedMetersPerSecond: halves(3, 3), heartRateBpm });
  for (const outcome of [decoupling({ powerWatts: halves(200, 200), heartRateBpm }), speed]) {
    expect(answerOf(outcome).percent).toBeCloseTo(100 / 11, 9);
    expect(warningsOf(outcome)).toEqual(['25 % of the time has no heart rate or no output and was left out.']);
  }
  const powerWatts = halves(200, 200).map((watts, i) => (i % 50 === 0 ? Number.NaN : watts));
  for (const form of [decoupling, decouplingNormalizedPower])
    expect(warningsOf(form({ powerWatts, heartRateBpm: halves(140, 140) }))).toEqual([
      '2.0 % of the samples had no power and counted as 0 W.',
    ]);
  const seldom = heartRateBpm.map((bpm, i) => (i % 8 === 1 ? bpm : Number.NaN));
  for (const form of [decoupling, decouplingNormalizedPower])
    expectTooLittle(form({ powerWatts: halves(200, 200), heartRateBpm: seldom }), /20 min/);
});

test('an uneven ride or run is not judged', () => {
  const heartRateBpm = halves(140, 145);
  const powerWatts = Float64Array.from({ length: 3600 }, (_, i) => (i % 120 < 60 ? 300 : 100));
  for (const form of [decoupling, decouplingNormalizedPower]) {
    const outcome = form({ powerWatts, heartRateBpm });
    expect(answerOf(outcome).judgeable).toBe(false);
    expect(warningsOf(outcome)[0]).toMatch(/variability index 1\.\d{3}, at most 1.05/);
  }
  const run = decouplingSpeed({ speedMetersPerSecond: powerWatts.map((watts) => watts / 80), heartRateBpm });
  expect(answerOf(run).judgeable).toBe(false);
  expect(warningsOf(run)[0]).toMatch(/it varies by 50.0 %/);
});

test('less than 20 min or a half without data is too little', () => {
  expectTooLittle(decoupling({ powerWatts: halves(200, 200, 1198), heartRateBpm: halves(140, 140, 1198) }), /20 min/);
  expectTooLittle(decoupling({ powerWatts: halves(200, 0), heartRateBpm: halves(140, 140) }), /20 min/);
  expectTooLittle(
    decouplingNormalizedPower({ powerWatts: halves(200, 200), heartRateBpm: halves(140, Number.NaN) }),
    /20 min/,
  );
  expectTooLittle(
    decouplingSpeed({ speedMetersPerSecond: halves(Number.NaN, 3), heartRateBpm: halves(140, 140) }),
    /20 min/,
  );
});

test('impossible samples are refused', () => {
  const heartRateBpm = halves(140, 140);
  expect(refusedPath(() => decoupling({ powerWatts: halves(200, -1), heartRateBpm }))).toBe('powerWatts.1800');
  expect(refusedPath(() => decoupling({ powerWatts: halves(200, 200), heartRateBpm: heartRateBpm.subarray(1) }))).toBe(
    'heartRateBpm',
  );
  expect(refusedPath(() => efficiencyFactor({ normalizedPowerWatts: 200, averageHeartRateBpm: 0 }))).toBe(
    'averageHeartRateBpm',
  );
  expect(
    refusedPath(() => efficiencyFactorRunning({ normalizedGradedSpeedMetersPerSecond: -1, averageHeartRateBpm: 140 })),
  ).toBe('normalizedGradedSpeedMetersPerSecond');
});
