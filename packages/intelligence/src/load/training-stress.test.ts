import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, expectTooLittle, refusedPath, warningsOf } from '../../test/outcomes.ts';
import { trainingStress, trainingStressAveragePower } from './power-stress.ts';
import { runningStress, swimmingStress } from './speed-stress.ts';
import { type TrainingStressInput, trainingStressHybrid } from './training-stress.ts';

const hour = new Float64Array(3600).fill(250);
const everything: TrainingStressInput = {
  powerWatts: hour,
  ftpWatts: 250,
  averagePowerWatts: 200,
  durationSeconds: 3600,
  normalizedGradedSpeedMetersPerSecond: 4,
  thresholdSpeedMetersPerSecond: 4,
  averageSwimSpeedMetersPerSecond: 1.2,
  criticalSwimSpeedMetersPerSecond: 1.2,
  heartRateBpm: new Float64Array(3600).fill(165),
  averageHeartRateBpm: 165,
  restingHeartRateBpm: 50,
  maximumHeartRateBpm: 190,
  lactateThresholdHeartRateBpm: 165,
  sex: 'female',
};

test('an hour at threshold is 100 by every way, best first', () => {
  const order: readonly (readonly [string, keyof TrainingStressInput, number])[] = [
    ['load.training-stress.normalized_power', 'powerWatts', 100],
    ['load.training-stress.avg_power', 'averagePowerWatts', 64],
    ['load.running-stress.mcgregor', 'thresholdSpeedMetersPerSecond', 100],
    ['load.swimming-stress.cubed', 'criticalSwimSpeedMetersPerSecond', 100],
    ['load.heart-rate-stress.lthr_trimp', 'sex', 100],
  ];
  let known: TrainingStressInput = everything;
  for (const [answeredBy, field, value] of order) {
    const answer = answerOf(trainingStressHybrid(known));
    expect(answer.answeredBy).toBe(answeredBy);
    expect(answer.value).toBeCloseTo(value, 9);
    expect(answer.quality).toBe(field === 'powerWatts' ? 'measured' : 'estimated');
    known = Object.fromEntries(Object.entries(known).filter(([name]) => name !== field));
  }
  expectTooLittle(trainingStressHybrid(known), /power with FTP/);
});

test('too short a stream falls back to the average and says why', () => {
  const short = { ...everything, powerWatts: new Float64Array(20).fill(250), durationSeconds: 20 };
  const outcome = trainingStressHybrid(short);
  expect(answerOf(outcome)).toMatchObject({
    answeredBy: 'load.training-stress.avg_power',
    reason: 'normalized_power needs 30 s of power at 1 Hz, has 20 s.',
  });
  expect(warningsOf(outcome)).toEqual(['Average power stands in for Normalized Power: uneven rides read low.']);
});

test('of a stream too short for Normalized Power the mean counts where none is given', () => {
  const powerWatts = new Float64Array(20).fill(250);
  const outcome = trainingStressHybrid({ powerWatts, ftpWatts: 250 });
  expect(answerOf(outcome)).toMatchObject({
    answeredBy: 'load.training-stress.avg_power',
    quality: 'estimated',
    value: 100 / 180,
  });
  expectTooLittle(trainingStressHybrid({ powerWatts: powerWatts.fill(Number.NaN), ftpWatts: 250 }), /power with FTP/);
});

test('a heart rate stream without a reading gives way to the average', () => {
  const { powerWatts, averagePowerWatts, thresholdSpeedMetersPerSecond, criticalSwimSpeedMetersPerSecond, ...rest } =
    everything;
  expect([
    powerWatts,
    averagePowerWatts,
    thresholdSpeedMetersPerSecond,
    criticalSwimSpeedMetersPerSecond,
  ]).not.toContain(undefined);
  const outcome = trainingStressHybrid({ ...rest, heartRateBpm: new Float64Array(10).fill(Number.NaN) });
  expect(answerOf(outcome).value).toBeCloseTo(100, 9);
});

test('a threshold that cannot be right is said', () => {
  const warned = { ...everything, ftpWatts: 0.25 };
  expect(warningsOf(trainingStressHybrid(warned))).toEqual(['Threshold set too low.']);
  const twice = { durationSeconds: 1200, thresholdSpeedMetersPerSecond: 2, normalizedGradedSpeedMetersPerSecond: 4 };
  expect(warningsOf(runningStress(twice))).toHaveLength(1);
  expect(warningsOf(runningStress({ ...twice, durationSeconds: 600 }))).toEqual([]);
  const ride = { durationSeconds: 1200, averagePowerWatts: 301, ftpWatts: 200 };
  expect(warningsOf(trainingStressAveragePower(ride))).toHaveLength(2);
});

test('contradicting thresholds are refused, not passed over', () => {
  expect(refusedPath(() => trainingStressHybrid({ ...everything, ftpWatts: 0 }))).toBe('ftpWatts');
});

test('scores grow with duration and intensity and not with their unit', () => {
  const positive = fc.integer({ min: 1, max: 500 });
  fc.assert(
    fc.property(positive, positive, positive, (durationSeconds, watts, ftpWatts) => {
      const of = (seconds: number, power: number, ftp: number) =>
        answerOf(trainingStress({ durationSeconds: seconds, normalizedPowerWatts: power, ftpWatts: ftp }));
      const once = of(durationSeconds, watts, ftpWatts);
      expect(of(2 * durationSeconds, watts, ftpWatts)).toBeCloseTo(2 * once, 6);
      expect(of(durationSeconds, watts + 1, ftpWatts)).toBeGreaterThan(once);
      expect(of(durationSeconds, 3 * watts, 3 * ftpWatts)).toBeCloseTo(once, 6);
      const average = trainingStressAveragePower({ durationSeconds, averagePowerWatts: watts, ftpWatts });
      expect(answerOf(average)).toBe(once);
      const run = {
        durationSeconds,
        normalizedGradedSpeedMetersPerSecond: watts,
        thresholdSpeedMetersPerSecond: ftpWatts,
      };
      expect(answerOf(runningStress(run))).toBe(once);
      const swim = { durationSeconds, averageSpeedMetersPerSecond: watts, criticalSwimSpeedMetersPerSecond: ftpWatts };
      expect(answerOf(swimmingStress(swim))).toBeCloseTo((once * watts) / ftpWatts, 6);
    }),
  );
});
