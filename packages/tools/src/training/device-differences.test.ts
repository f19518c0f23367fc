import { instantOf } from '@vitalwire/core';
import { expect, test } from 'vitest';
import { sampleWorkout } from '../testing/index.ts';
import { deviceDifferences } from './device-differences.ts';

const start = instantOf(0);
const deviceAnalysis = { normalizedPowerWatts: 151, trainingStressScore: 54.5, functionalThresholdPowerWatts: 234 };
const ride = sampleWorkout({ start, averagePowerWatts: 134, deviceAnalysis });
const ours = { averagePowerWatts: 132.07, normalizedPowerWatts: 147.6, trainingStressScore: 52.44, ftpWatts: 234 };

test('values of the device that are more than a percent away are said', () => {
  expect(deviceDifferences(ride, ours)).toEqual([
    'The device itself states average power 134 W (here 132.1), normalized power 151 W (here 147.6), TSS 54.5 (here 52.4): it may measure between the samples that it writes.',
  ]);
});

test('values within a percent are not, nor what only one side has', () => {
  expect(deviceDifferences(ride, { averagePowerWatts: 133.5, normalizedPowerWatts: 150.2, ftpWatts: 234 })).toEqual([]);
  expect(deviceDifferences(sampleWorkout({ start }), ours)).toEqual([]);
});

test('a load that the device scaled to another threshold is said to be', () => {
  expect(deviceDifferences(ride, { trainingStressScore: 48, ftpWatts: 250 })).toEqual([
    'The device itself states TSS 54.5 (here 48): it took an FTP of 234 W.',
  ]);
  expect(deviceDifferences(ride, { averagePowerWatts: 130, trainingStressScore: 48, ftpWatts: 250 })).toEqual([
    expect.stringMatching(/: it took an FTP of 234 W, and it may measure between the samples that it writes\.$/),
  ]);
});
