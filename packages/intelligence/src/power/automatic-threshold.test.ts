import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { type DatedEffort, powerDurationModel } from './automatic-threshold.ts';
import { meanMaximalPower, seasonPowerCurve } from './mean-maximal-power.ts';
import { decayingThreshold, singleEffortThreshold } from './threshold-in-force.ts';

const CP = 280;
const FULL = 20_000;
const effort = (durationSeconds: number, daysAgo = 10, share = 1): DatedEffort => ({
  durationSeconds,
  powerWatts: share * (CP + FULL / durationSeconds),
  daysAgo,
});
const maximal = [180, 300, 480, 720, 1080].map((seconds) => effort(seconds));

test('maximal efforts give their own line, without a residual', () => {
  const model = answerOf(powerDurationModel({ efforts: maximal }));
  expect(model.criticalPowerWatts).toBeCloseTo(CP, 6);
  expect(model.anaerobicCapacityJoules).toBeCloseTo(FULL, 3);
  expect(model.misfitPercent).toBeLessThan(1e-6);
  expect(model.span).toBe(6);
  expect(model.lastSupportDaysAgo).toBe(10);
  expect(model.criticalPowerStandardErrorWatts).toBeCloseTo(0, 6);
});

test('easy rides of any length change nothing', () => {
  const easy = [150, 240, 400, 600, 900, 1200, 3600, 10_800].map((seconds) => effort(seconds, 1, 0.8));
  const model = answerOf(powerDurationModel({ efforts: [...easy, ...maximal] }));
  expect(model.criticalPowerWatts).toBeCloseTo(CP, 6);
  expect(model.support).toHaveLength(maximal.length);
});

test('a longest effort that was not all-out is left out of the fit', () => {
  const model = answerOf(powerDurationModel({ efforts: [...maximal, effort(1200, 3, 0.93)] }));
  expect(model.criticalPowerWatts).toBeCloseTo(CP, 6);
});

test('from recordings: three all-out rides among easy minutes, through the season curve', () => {
  const rides = [180, 420, 900].map((seconds) =>
    Float64Array.from({ length: seconds + 2400 }, (_, i) =>
      i >= 1200 && i < 1200 + seconds ? CP + FULL / seconds : 150,
    ),
  );
  const curves = rides.map((powerWatts) => answerOf(meanMaximalPower({ powerWatts })).watts);
  const season = answerOf(seasonPowerCurve({ curves }));
  const efforts = Array.from(season.watts, (powerWatts, i) => ({
    durationSeconds: i + 1,
    powerWatts,
    daysAgo: 7 * (season.curveIndex[i] ?? 0),
  }));
  const model = answerOf(powerDurationModel({ efforts }));
  expect(model.support.map(({ durationSeconds }) => durationSeconds)).toEqual([180, 420, 900]);
  expect(model.criticalPowerWatts).toBeCloseTo(CP, 6);
  expect(model.method).toBe('power.critical.work_time_linear');
});

test('sprints bring in the third parameter', () => {
  const most = 1000;
  const delay = FULL / (most - CP);
  const efforts = [5, 20, 60, 180, 300, 600, 1000].map((durationSeconds) => ({
    durationSeconds,
    powerWatts: CP + FULL / (durationSeconds + delay),
    daysAgo: 5,
  }));
  const model = answerOf(powerDurationModel({ efforts }));
  expect(model.method).toBe('power.critical.morton_3p');
  expect(model.criticalPowerWatts).toBeCloseTo(CP, 3);
  expect(model.maximumPowerWatts ?? 0).toBeCloseTo(most, 0);
});

test('what was not shown again decays by the stated rule and says so', () => {
  const old = maximal.map((one) => ({ ...one, daysAgo: 42 + 70 }));
  const outcome = powerDurationModel({ efforts: old });
  expect(answerOf(outcome).criticalPowerWatts).toBeCloseTo(CP * 0.99 ** 10, 6);
  expect(warningsOf(outcome)[0]).toMatch(/younger than 112 days/);
  expect(answerOf(powerDurationModel({ efforts: old, decayPercentPerWeek: 0 })).criticalPowerWatts).toBeCloseTo(CP, 6);
});

test('scale: watts times two are critical power times two', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), (factor) => {
      const efforts = maximal.map((one) => ({ ...one, powerWatts: factor * one.powerWatts }));
      expect(answerOf(powerDurationModel({ efforts })).criticalPowerWatts).toBeCloseTo(CP * factor, 5);
    }),
  );
});

test('the order of the efforts does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(maximal, { minLength: maximal.length }), (efforts) => {
      expect(answerOf(powerDurationModel({ efforts })).criticalPowerWatts).toBeCloseTo(CP, 6);
    }),
  );
});

describe('efforts that do not span are refused', () => {
  test.each([
    ['none', []],
    ['two', maximal.slice(0, 2)],
    ['4 to 8 min', [240, 360, 480].map((seconds) => effort(seconds))],
    ['2 to 8 min', [120, 240, 480].map((seconds) => effort(seconds))],
    ['only sprints', [5, 10, 30, 60].map((seconds) => effort(seconds))],
    [
      'one steady ride',
      [120, 300, 600, 1200].map((durationSeconds) => ({ durationSeconds, powerWatts: 200, daysAgo: 1 })),
    ],
    ['no power', [180, 400, 900].map((durationSeconds) => ({ durationSeconds, powerWatts: 0, daysAgo: 1 }))],
  ])('%s', (_, efforts) => expectTooLittle(powerDurationModel({ efforts }), /3 maximal efforts/));
});

test('impossible efforts are named', () => {
  const at = (change: object) => refusedPath(() => powerDurationModel({ efforts: [{ ...effort(300), ...change }] }));
  expect(at({ durationSeconds: 0 })).toBe('efforts.0.durationSeconds');
  expect(at({ powerWatts: Number.NaN })).toBe('efforts.0.powerWatts');
  expect(at({ daysAgo: -1 })).toBe('efforts.0.daysAgo');
  expect(refusedPath(() => powerDurationModel({ efforts: maximal, decayPercentPerWeek: 60 }))).toBe(
    'decayPercentPerWeek',
  );
});

test('one ride shows at least P - W prime / t of its best effort', () => {
  const efforts = [{ durationSeconds: 60, powerWatts: 900 }, effort(300), effort(1200, 1, 0.9), effort(3600)];
  const shown = answerOf(singleEffortThreshold({ efforts, anaerobicCapacityJoules: FULL }));
  expect(shown.criticalPowerWatts).toBeCloseTo(CP, 9);
  expect(shown.effort.durationSeconds).toBe(300);
  expectTooLittle(
    singleEffortThreshold({ efforts: efforts.slice(0, 1), anaerobicCapacityJoules: FULL }),
    /3 to 30 min/,
  );
  expectTooLittle(
    singleEffortThreshold({ efforts: [{ durationSeconds: 200, powerWatts: 90 }], anaerobicCapacityJoules: FULL }),
    /outlasts/,
  );
});

test('the threshold in force is the best after decay', () => {
  const estimates = [
    { watts: 300, daysAgo: 42 + 7 * 8 },
    { watts: 280, daysAgo: 3 },
  ];
  const now = answerOf(decayingThreshold({ estimates }));
  expect(now.watts).toBeCloseTo(280, 9);
  expect(now.shownWatts).toBe(280);
  const stale = decayingThreshold({ estimates: estimates.slice(0, 1) });
  expect(answerOf(stale).watts).toBeCloseTo(300 * 0.99 ** 8, 9);
  expect(warningsOf(stale)).toHaveLength(1);
  expectTooLittle(decayingThreshold({ estimates: [] }), /estimate/);
  expect(refusedPath(() => decayingThreshold({ estimates: [{ watts: -1, daysAgo: 0 }] }))).toBe('estimates.0.watts');
});
